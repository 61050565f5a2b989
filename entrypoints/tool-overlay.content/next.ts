/** Which account to use instead: the next one of the same network that works, in the tool's own order. */
import type { BadgeView, RowVerdict } from '@/utils/messages';
import type { FoundPicker, Option } from '@/utils/tools/picker';
import { contentOf } from './content';

export type Verdicts = ReadonlyMap<string, RowVerdict>;

/** The one account that an option surely is. */
export const viewOf = (option: Option | undefined, verdicts: Verdicts): BadgeView | undefined => {
  const [view, ...more] = (option && verdicts.get(contentOf(option.row))?.accounts) ?? [];
  return more.length ? undefined : view;
};

export interface Next {
  option: Option;
  view: BadgeView;
}

/** The next that can be chosen: after the chosen one, then from the start; one that works before one that ends soon. */
export const nextOf = ({ options, chosen }: FoundPicker, lost: BadgeView, verdicts: Verdicts): Next | undefined => {
  const at = chosen ? options.indexOf(chosen) : -1;
  const others = [...options.slice(at + 1), ...options.slice(0, Math.max(at, 0))].flatMap((option): Next[] => {
    const view = option.disabled ? undefined : viewOf(option, verdicts);
    return view && view.network === lost.network && view.id !== lost.id ? [{ option, view }] : [];
  });
  return (
    others.find(({ view }) => view.health.state === 'healthy') ??
    others.find(({ view }) => view.health.state === 'expiring' || view.health.state === 'limited')
  );
};
