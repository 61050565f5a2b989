/** The one button of a row that gets furthest; while something runs it turns instead of doing it twice. */
import type { AccountView } from '@/utils/model/snapshot';
import { actionText, primaryAction } from '@/utils/wording/action';
import { type Actions, runPrimary } from './actions';
import { Icon } from './Icon';

interface Props {
  view: AccountView;
  actions: Actions;
  /** `filled` for the first row that needs a person, `plain` for what works. */
  kind: 'filled' | 'outlined' | 'plain';
  describedBy: string;
}

export const PrimaryButton = ({ view, actions, kind, describedBy }: Props) => (
  <button
    type="button"
    class={`button primary ${kind}`}
    aria-describedby={describedBy}
    aria-disabled={view.busy ? 'true' : undefined}
    onClick={() => runPrimary(actions, view)}
  >
    {view.busy && <Icon of="refresh" size={12} class="spin" />}
    {actionText(primaryAction(view), view)}
  </button>
);
