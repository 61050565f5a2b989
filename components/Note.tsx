/** What came of the last thing a person asked for. The region is always there: screen readers only announce what changes inside one. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { isGood, isShown, outcomeText, worksAgain } from '@/utils/wording/outcome';
import { signInHints } from '@/utils/wording/signIn';
import { Icon } from './Icon';

interface Props {
  view: AccountView;
  now: number;
  lang: string;
  onDismiss: () => void;
}

export const Note = ({ view, now, lang, onDismiss }: Props) => {
  const { outcome } = view;
  const shown = outcome && !view.busy && isShown(outcome, now) ? outcome : undefined;
  const again = shown !== undefined && worksAgain(view.health, shown);
  // While the window is open the row says who has to sign in there.
  const hints = view.signingIn ? signInHints(view, lang) : [];
  return (
    <div class="note" role="status">
      {hints.length > 0 && (
        <div>
          <p>{hints.join(' ')}</p>
        </div>
      )}
      {shown &&
        (again || isGood(shown) ? (
          <div class="good">
            <Icon of="healthy" />
            <p>{again ? i18n.t('overlay.works_again') : outcomeText(view, shown)}</p>
          </div>
        ) : (
          <div>
            <p>{outcomeText(view, shown)}</p>
            <button type="button" class="button icon" aria-label={i18n.t('common.dismiss')} onClick={onDismiss}>
              <Icon of="close" size={12} />
            </button>
          </div>
        ))}
    </div>
  );
};
