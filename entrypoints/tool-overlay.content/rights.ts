/** Rights requests: an error at the picker (a badge, see the board) and one at the submit button, with both ways out of it. */
import type { BadgeView } from '@/utils/messages';
import { isLost } from '@/utils/model/words';
import { choose, type FoundPicker } from '@/utils/tools/picker';
import { accountName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { nextOf, type Verdicts, viewOf } from './next';
import { makeNotice, type Notice } from './notice';
import type { Point } from './points';
import { contentOfRequest, onSent, submitOf } from './request';
import { fullState } from './words';

/** Nobody expects a request to go out later than this (ms) after they asked for it. */
const REQUEST_WITHIN = 10 * 60_000;
interface Pending {
  id: string;
  since: number;
  /** Where it was asked for: another form, or another page, is another request. */
  submit: HTMLElement;
  href: string;
  /** What it was about then. */
  content: string;
  end: AbortController;
}

/** A picker, its button, and the account that is chosen. */
interface Place {
  picker: FoundPicker;
  submit: HTMLElement;
  chosen: BadgeView;
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

  const forget = () => {
    pending?.end.abort();
    pending = undefined;
  };

  /** The request goes out once access is back, unless the person sends it, or makes another one of it. */
  const ask = (picker: FoundPicker, submit: HTMLElement, id: string) => {
    forget();
    const end = new AbortController();
    const content = contentOfRequest(picker, submit);
    pending = { id, since: reading().now, submit, href: view.location.href, content, end };
    onSent(submit, outside.isReal, forget, AbortSignal.any([signal, end.signal]));
    reconnect(id);
  };

  const draw = ({ picker, submit, chosen: lost }: Place, verdicts: Verdicts) => {
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
          press: () => ask(picker, submit, lost.id),
        },
      ],
    });
  };

  const isStill = (asked: Pending, { picker, submit, chosen }: Place): boolean =>
    asked.id === chosen.id &&
    asked.submit === submit &&
    asked.href === view.location.href &&
    asked.content === contentOfRequest(picker, submit) &&
    reading().now - asked.since <= REQUEST_WITHIN;

  return (pickers: readonly FoundPicker[], verdicts: Verdicts): void => {
    const places = pickers.flatMap((picker): Place[] => {
      const chosen = viewOf(picker.chosen, verdicts);
      const submit = chosen && submitOf(picker);
      return submit ? [{ picker, submit, chosen }] : [];
    });
    // Closed, and perhaps opened again for something else.
    const asked = pending && places.find(({ submit }) => submit === pending?.submit);
    if (pending && !(asked && isStill(pending, asked))) forget();
    const place = (pending && asked) ?? places.find(({ chosen }) => isLost(chosen.health.state));
    if (place && isLost(place.chosen.health.state)) {
      draw(place, verdicts);
      return;
    }
    hide();
    // The person asked for both in one click: access is back, so the request goes out, once.
    if (place && pending && place.chosen.health.state === 'healthy') {
      forget();
      place.submit.click();
    }
  };
};
