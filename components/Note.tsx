/** What came of the last thing a person asked for. The region is always there: screen readers only announce what changes inside one. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { isGood, isShown, outcomeText } from '@/utils/wording/outcome';
import { Icon } from './Icon';

export const Note = ({ view, now, onDismiss }: { view: AccountView; now: number; onDismiss: () => void }) => {
  const { outcome } = view;
  const shown = outcome && !view.busy && isShown(outcome, now) ? outcome : undefined;
  return (
    <div class="note" role="status">
      {shown &&
        (isGood(shown) ? (
          <div class="good">
            <Icon of="healthy" />
            <p>{outcomeText(view, shown)}</p>
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
