/** `<token-health-toast>`: an alert at the point of use; in the window's lower left corner, or in the page's flow at a button. */
import { keepToItself, make, makeHost } from '@/utils/in-page/dom';
import { themeBehind } from '@/utils/in-page/theme';
import type { BadgeView } from '@/utils/messages';
import { say } from '@/utils/wording/say';
import { icon } from './icons';
import { TOAST_CSS } from './styles';
import { toneOf } from './words';

export const TOAST = 'token-health-toast';

export interface NoticeButton {
  /** Tells the buttons of one notice apart, so that the focus stays where it was. */
  id: string;
  text: string;
  main?: boolean;
  press: () => void;
}

export interface NoticeWords {
  view: BadgeView;
  /** What is wrong, and what follows from it. */
  title: string;
  more: string;
  busy?: boolean;
  buttons: readonly NoticeButton[];
}

export interface Notice {
  host: HTMLElement;
  show(words: NoticeWords): void;
  remove(): void;
}

/** @param closed absent: it cannot be put away, only mended */
export const makeNotice = (
  doc: Document,
  place: 'corner' | 'flow',
  lang: string,
  isReal: (event: Event) => boolean,
  closed?: () => void,
): Notice => {
  const { host, root } = makeHost(doc, TOAST, TOAST_CSS);
  keepToItself(host);
  host.dataset.place = place;
  host.lang = lang;
  // An alert is read when its words change; the buttons beside it are not part of what is read.
  const box = make(doc, 'div', { class: 'toast' });
  const alert = make(doc, 'div', { role: 'alert', class: 'alert' });
  const actions = make(doc, 'div', { class: 'actions' });
  box.append(alert, actions);
  root.append(box);
  let shown = '';
  let presses = new Map<string, () => void>();

  if (closed) {
    const cross = make(
      doc,
      'button',
      { type: 'button', class: 'close', 'aria-label': say('overlay.close') },
      icon(doc, 'close'),
    );
    cross.addEventListener('click', event => isReal(event) && closed());
    box.append(cross);
  }

  return {
    host,
    show: ({ view, title, more, busy = false, buttons }) => {
      // What a button does may be newer than its words.
      presses = new Map(buttons.map(({ id, press }) => [id, press]));
      host.dataset.theme = themeBehind(host.parentElement ?? doc.documentElement);
      const now = JSON.stringify([title, more, busy, view.health.state, buttons.map(({ id, text }) => [id, text])]);
      if (now === shown) return;
      shown = now;
      host.dataset.accountId = view.id;
      host.dataset.network = view.network;
      host.dataset.state = view.health.state;
      host.dataset.cause = view.health.cause ?? '';
      alert.replaceChildren(
        make(
          doc,
          'p',
          { class: 'state', 'data-tone': toneOf(view.health.state) },
          icon(doc, view.health.state),
          make(doc, 'span', {}, title),
        ),
        ...(more ? [make(doc, 'p', {}, more)] : []),
      );
      const focused = (root.activeElement as HTMLElement | null)?.dataset.id;
      actions.replaceChildren(
        ...buttons.map(({ id, text, main }) => {
          const button = make(
            doc,
            'button',
            { type: 'button', class: main ? 'button main' : 'button', 'data-id': id },
            text,
          );
          button.disabled = busy;
          button.addEventListener('click', event => isReal(event) && presses.get(id)?.());
          return button;
        }),
      );
      if (focused) actions.querySelector<HTMLElement>(`[data-id="${focused}"]`)?.focus({ preventScroll: true });
    },
    remove: () => host.remove(),
  };
};
