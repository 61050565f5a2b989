/** The end of a form: what came of the last try, the button that does it, and the way out where there is one. */
import { i18n } from '#i18n';

interface Props {
  go: string;
  /** It is under way: the button stays, so that the focus does, but nothing is asked for twice. */
  busy?: boolean;
  /** What came of the last try; empty where nothing did. */
  said: string;
  wrong?: boolean | undefined;
  onCancel?: () => void;
}

export const FormFoot = ({ go, busy = false, said, wrong = false, onCancel }: Props) => (
  <>
    <p role="status" class={wrong ? 'problem' : 'quiet'}>
      {said}
    </p>
    <div class="choices">
      <button type="submit" class="button filled" aria-disabled={busy ? 'true' : undefined}>
        {go}
      </button>
      {onCancel && (
        <button type="button" class="button" onClick={onCancel}>
          {i18n.t('common.cancel')}
        </button>
      )}
    </div>
  </>
);
