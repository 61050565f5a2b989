/** Rights requests: an error at the picker (a badge, see the board) and one at the submit button, with both ways out of it. */
import type { BadgeView } from '@/utils/messages';
import { isLost } from '@/utils/model/words';
import { controlsIn } from '@/utils/tools/control';
import { choose, type FoundPicker } from '@/utils/tools/picker';
import { accountName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { nextOf, type Verdicts, viewOf } from './next';
import { makeNotice, type Notice } from './notice';
import type { Point } from './points';
import { fullState } from './words';

/** Nobody expects a request to go out later than this (ms) after they asked for it. */
const REQUEST_WITHIN = 10 * 60_000;
/** `Node.DOCUMENT_POSITION_FOLLOWING` */
const FOLLOWS = 4;
const FORM = 'form, dialog, [role=dialog], fieldset, section, article';

/** The button that sends: the first one after the picker, in its own form if there is one. */
const submitOf = ({ element, surface }: FoundPicker): HTMLElement | undefined => {
  for (const rule of surface.submit ?? []) {
    for (const root of [element.closest(FORM), element.ownerDocument.body]) {
      const found = root
        ? controlsIn([root], rule).find(control => (element.compareDocumentPosition(control) & FOLLOWS) !== 0)
        : undefined;
      if (found) return found as HTMLElement;
    }
  }
  return undefined;
};

interface Pending {
  id: string;
  since: number;
  /** Where it was asked for: another form, or another page, is another request. */
  submit: HTMLElement;
  href: string;
}

export const makeRights = ({ outside, reconnect, signal }: Point) => {
  const { view, tool, reading } = outside;
  const doc = view.document;
  let notice: Notice | undefined;
  let pending: Pending | undefined;

  const hide = () => {
    notice?.remove();
    notice = undefined;
  };
  signal.addEventListener('abort', hide);

  const draw = (picker: FoundPicker, lost: BadgeView, verdicts: Verdicts, submit: HTMLElement) => {
    notice ??= makeNotice(doc, 'flow', reading().lang, outside.isReal);
    if (notice.host.previousSibling !== submit) submit.after(notice.host);
    const next = nextOf(picker, lost, verdicts);
    const waits = pending?.id === lost.id;
    notice.show({
      view: lost,
      title: say('overlay.rights_lost', { account: accountName(lost), state: fullState(lost, tool, reading()) }),
      more: waits ? say('overlay.requesting') : '',
      busy: lost.busy,
      buttons: [
        ...(next
          ? [
              {
                id: 'use',
                text: say('overlay.use_other', { account: accountName(next.view) }),
                main: true,
                press: () => choose(picker, next.option),
              },
            ]
          : []),
        {
          id: 'again',
          text: say('overlay.request_again'),
          main: !next,
          press: () => {
            pending = { id: lost.id, since: reading().now, submit, href: view.location.href };
            reconnect(lost.id);
          },
        },
      ],
    });
  };

  const isStill = (asked: Pending, id: string, submit: HTMLElement): boolean =>
    asked.id === id &&
    asked.submit === submit &&
    asked.href === view.location.href &&
    reading().now - asked.since <= REQUEST_WITHIN;

  return (pickers: readonly FoundPicker[], verdicts: Verdicts): void => {
    const [picker] = pickers;
    const chosen = picker && viewOf(picker.chosen, verdicts);
    const submit = picker && submitOf(picker);
    if (!picker || !chosen || !submit) {
      // Closed, and perhaps opened again for something else.
      if (!submit?.isConnected) pending = undefined;
      hide();
      return;
    }
    if (pending && !isStill(pending, chosen.id, submit)) pending = undefined;
    if (isLost(chosen.health.state)) {
      draw(picker, chosen, verdicts, submit);
      return;
    }
    hide();
    // The person asked for both in one click: access is back, so the request goes out, once.
    if (pending && chosen.health.state === 'healthy') {
      pending = undefined;
      submit.click();
    }
  };
};
