/** The end of every way: what happens now or came of the last try, and the two buttons. */
import { i18n } from '#i18n';

interface Props {
  go: string;
  busy: boolean;
  /** What came of the last try; empty where nothing did. */
  said: string;
  wrong?: boolean | undefined;
  onClose: () => void;
}

export const Foot = ({ go, busy, said, wrong, onClose }: Props) => (
  <>
    <p role="status" class={wrong ? 'problem' : 'quiet'}>
      {said}
    </p>
    <div class="choices">
      <button type="submit" class="button filled" aria-disabled={busy ? 'true' : undefined}>
        {go}
      </button>
      <button type="button" class="button" onClick={onClose}>
        {i18n.t('common.cancel')}
      </button>
    </div>
  </>
);
