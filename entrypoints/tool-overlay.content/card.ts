/** `<token-health-card>`: opens at a badge, closes with Escape or a click elsewhere, gives the focus back. Not modal: the page stays usable. */

import { type Child, keepToItself, make, makeHost } from '@/utils/in-page/dom';
import { themeBehind } from '@/utils/in-page/theme';
import { say } from '@/utils/wording/say';
import type { Badge } from './badge';
import { type CardContext, statusOf } from './card-action';
import { bodyOf, handleOf, titleOf } from './card-body';
import { icon } from './icons';
import { raise, standAt } from './stand';
import { CARD_CSS } from './styles';
import type { Meaning } from './words';

export const CARD = 'token-health-card';

export interface Card {
  show(meaning: Meaning, context: CardContext): void;
  close(focusBack: boolean): void;
  /** Stand at this badge; the page may have made a new one for the same row. */
  follow(badge: Badge): void;
}

const isShown = (child: Child): child is Node | string => child !== undefined && child !== false && child !== '';

const fill = (element: Element, ...children: readonly Child[]): void =>
  element.replaceChildren(...children.filter(isShown));

export const openCard = (doc: Document, badge: Badge, closed: () => void, outer: AbortSignal): Card => {
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const { host, root } = makeHost(doc, CARD, CARD_CSS);
  keepToItself(host);
  const box = make(doc, 'div', { class: 'card', role: 'dialog', 'aria-modal': 'false', tabindex: '-1' });
  const status = make(doc, 'div', { class: 'status', role: 'status' });
  const [top, upper, lower] = [make(doc, 'div', { class: 'top' }), make(doc, 'div'), make(doc, 'div')];
  box.append(top, upper, status, lower);
  root.append(box);
  let anchor = badge;

  const close = (focusBack: boolean) => {
    if (stop.signal.aborted) return;
    stop.abort();
    anchor.button.setAttribute('aria-expanded', 'false');
    host.remove();
    closed();
    if (focusBack) anchor.button.focus({ preventScroll: true });
  };
  outer.addEventListener('abort', () => host.remove(), { signal: stop.signal });

  const show = (meaning: Meaning, context: CardContext) => {
    const active = root.activeElement;
    const focused = active?.getAttribute('data-wish') ?? active?.className;
    const { above, below } = bodyOf(meaning, context);
    const cross = make(
      doc,
      'button',
      { type: 'button', class: 'close', 'aria-label': say('overlay.close') },
      icon(doc, 'close'),
    );
    cross.addEventListener('click', () => close(true));
    const handle = handleOf(meaning);
    fill(
      top,
      make(doc, 'h2', { class: 'name', dir: 'auto' }, titleOf(meaning)),
      handle !== '' && make(doc, 'span', { class: 'handle' }, handle),
      cross,
    );
    fill(upper, ...above);
    fill(lower, ...below);
    host.lang = context.reading.lang;
    box.setAttribute('aria-label', say('overlay.card', { account: titleOf(meaning) }));
    const { tone, text } = meaning.kind === 'account' ? statusOf(meaning.view, context) : { tone: 'grey', text: '' };
    // Said once: a live region that is filled again with the same words would be read again.
    if (status.textContent !== text)
      fill(status, tone === 'green' && icon(doc, 'tick'), text && make(doc, 'span', {}, text));
    status.dataset.tone = tone;
    const again = [...box.querySelectorAll('button')].find(button =>
      [button.dataset.wish, button.className].includes(focused),
    );
    if (active) (again && !again.disabled ? again : box).focus({ preventScroll: true });
    host.dataset.theme = themeBehind(anchor.host.parentElement ?? anchor.host);
    standAt(host, anchor.host);
  };

  const view = doc.defaultView;
  doc.documentElement.append(host);
  raise(host);
  badge.button.setAttribute('aria-expanded', 'true');
  // Captured on the window: the page must not be able to keep these from us.
  view?.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      close(true);
    },
    { capture: true, signal },
  );
  view?.addEventListener(
    'pointerdown',
    event => {
      if (!event.composedPath().some(target => target === host || target === anchor.host)) close(false);
    },
    { capture: true, signal },
  );
  for (const type of ['scroll', 'resize']) {
    view?.addEventListener(type, event => event.target !== host && standAt(host, anchor.host), {
      capture: true,
      passive: true,
      signal,
    });
  }
  return {
    show: (meaning, context) => {
      const first = !top.firstChild;
      show(meaning, context);
      if (first) box.focus({ preventScroll: true });
    },
    close,
    follow: next => {
      anchor = next;
      anchor.button.setAttribute('aria-expanded', 'true');
      standAt(host, anchor.host);
    },
  };
};
