/** Search: when the account in use has lost access, a window at the lower left says so, and the next one that works is selected. */
import type { BadgeView } from '@/utils/messages';
import { isLost } from '@/utils/model/words';
import { choose, type FoundPicker } from '@/utils/tools/picker';
import { accountName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { type Next, nextOf, type Verdicts, viewOf } from './next';
import { makeNotice, type Notice, type NoticeButton } from './notice';
import type { Point } from './points';
import { fullState } from './words';

interface Shown {
  lost: BadgeView;
  notice: Notice;
  /** What was selected instead. */
  instead?: BadgeView | undefined;
}

export const makeSearch = ({ outside, quietly, reconnect, signal }: Point) => {
  const { view, tool, reading } = outside;
  const doc = view.document;
  /** Accounts that were replaced once, or put away: a person who goes back to one means it. */
  const done = new Set<string>();
  const put = new Set<string>();
  let shown: Shown | undefined;

  const hide = () => {
    shown?.notice.remove();
    shown = undefined;
  };
  signal.addEventListener('abort', hide);

  const words = ({ instead }: Shown, next: Next | undefined): string => {
    if (instead) return say('overlay.search_next', { account: accountName(instead) });
    return next ? say('overlay.search_offer', { account: accountName(next.view) }) : say('overlay.search_none');
  };

  const draw = (picker: FoundPicker, next: Next | undefined) => {
    if (!shown) return;
    const { lost, instead, notice } = shown;
    const use: NoticeButton[] =
      next && !instead
        ? [
            {
              id: 'use',
              text: say('overlay.use_other', { account: accountName(next.view) }),
              main: true,
              press: () => choose(picker, next.option),
            },
          ]
        : [];
    if (!notice.host.isConnected) doc.body.append(notice.host);
    notice.show({
      view: lost,
      title: say('overlay.search_lost', { account: accountName(lost), state: fullState(lost, tool, reading()) }),
      more: words(shown, next),
      busy: lost.busy,
      buttons: [
        ...use,
        {
          id: 'reconnect',
          text: say(`overlay.reconnect.${tool.reconnectLabel}`),
          main: !use.length,
          press: () => reconnect(lost.id),
        },
      ],
    });
  };

  /** What is known of the account that the window is about, now that another may be chosen. */
  const fresh = (pickers: readonly FoundPicker[], verdicts: Verdicts): BadgeView | undefined =>
    pickers
      .flatMap(({ options }) => options)
      .map(option => viewOf(option, verdicts))
      .find(one => one?.id === shown?.lost.id);

  return (pickers: readonly FoundPicker[], verdicts: Verdicts): void => {
    const at = pickers.find(picker => {
      const chosen = viewOf(picker.chosen, verdicts);
      return chosen !== undefined && isLost(chosen.health.state);
    });
    const lost = at && viewOf(at.chosen, verdicts);
    if (!at || !lost) {
      // Another account is in use: the window stays until it is put away, or its account works again.
      const now = fresh(pickers, verdicts);
      if (shown?.instead && pickers[0] && now && isLost(now.health.state)) {
        shown.lost = now;
        draw(pickers[0], undefined);
      } else hide();
      return;
    }
    if (put.has(lost.id)) return;
    const next = nextOf(at, lost, verdicts);
    if (shown?.lost.id !== lost.id) {
      hide();
      const away = () => {
        put.add(lost.id);
        quietly(hide);
      };
      shown = { lost, notice: makeNotice(doc, 'corner', reading().lang, outside.isReal, away) };
    }
    shown.lost = lost;
    shown.instead = undefined;
    if (next && !done.has(lost.id)) {
      done.add(lost.id);
      shown.instead = next.view;
      choose(at, next.option);
    }
    draw(at, next);
  };
};
