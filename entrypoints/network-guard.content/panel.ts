/** `<token-health-guard>`: a small window in the page's corner. It makes itself small where it would be in the way, and can be put away. */
import { keepToItself, make, makeHost } from '@/utils/in-page/dom';
import { themeBehind } from '@/utils/in-page/theme';
import type { GuardView } from '@/utils/model/guard';
import { say } from '@/utils/wording/say';
import { bodyOf, headOf, type Wishes } from './body';
import { bestCorner, type Corner, EDGE, fieldsOf, fits, type Room } from './corner';
import { GUARD_CSS } from './styles';

export const GUARD = 'token-health-guard';

export interface Panel {
  show(view: GuardView, lang: string): void;
  remove(): void;
}

/** A form may be drawn late, or grow: looked at this often (ms) while the window stands. */
const LOOK_EVERY = 1_000;

export const makePanel = (view: Window & typeof globalThis, wishes: Wishes, outer: AbortSignal): Panel => {
  const doc = view.document;
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const { host, root } = makeHost(doc, GUARD, GUARD_CSS);
  keepToItself(host);
  const box = make(doc, 'section', { class: 'box', 'aria-label': say('guard.label') });
  const head = make(doc, 'div', { class: 'head' });
  const body = make(doc, 'div', { class: 'body', id: 'body' });
  box.append(head, body);
  root.append(box);
  let corner: Corner = 'bottom-right';
  /** A person's own word about its size counts until the page is left. */
  let wanted: 'open' | 'small' | undefined;
  let small = false;
  let told = '';

  /** Measured only when what it says or the window has changed: measuring it small would lose where its list was scrolled to. */
  let sizes: { open: Room; small: Room } | undefined;

  const sizeAs = (state: 'open' | 'small'): Room => {
    host.dataset.size = state;
    const { width, height } = box.getBoundingClientRect();
    return { width, height };
  };

  const stand = (): void => {
    if (signal.aborted || !host.isConnected) return;
    sizes ??= { small: sizeAs('small'), open: sizeAs('open') };
    const room = { width: doc.documentElement.clientWidth, height: view.innerHeight };
    const fields = fieldsOf(doc, room);
    const open = bestCorner(sizes.open, room, fields, corner);
    const free = open.cost === 0 && fits(sizes.open, room);
    small = wanted ? wanted === 'small' : !free;
    corner = small ? bestCorner(sizes.small, room, fields, corner).corner : open.corner;
    Object.assign(host.dataset, {
      size: small ? 'small' : 'open',
      corner,
      theme: themeBehind(doc.body ?? doc.documentElement),
    });
    toggle.setAttribute('aria-expanded', String(!small));
    toggle.setAttribute('aria-label', say(small ? 'guard.open' : 'guard.small'));
  };

  const toggle = make(doc, 'button', { type: 'button', class: 'toggle', 'aria-controls': 'body' });
  const size = (next: 'open' | 'small'): void => {
    wanted = next;
    stand();
  };
  toggle.addEventListener('click', () => size(small ? 'open' : 'small'));
  head.addEventListener('click', event => small && event.target !== toggle && size('open'));
  host.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || small) return;
    size('small');
    toggle.focus({ preventScroll: true });
  });

  const put = (): void => {
    if (!signal.aborted && !host.isConnected) doc.documentElement.append(host);
    stand();
  };
  const soon = (): void => void view.requestAnimationFrame(stand);
  doc.addEventListener('scroll', soon, { capture: true, passive: true, signal });
  doc.addEventListener(
    'focusin',
    ({ target }) => {
      // Whoever goes on typing has seen it.
      if (target !== host && wanted === 'open') wanted = undefined;
      soon();
    },
    { capture: true, signal },
  );
  const again = (): void => {
    sizes = undefined;
    stand();
  };
  view.addEventListener('resize', again, { signal });
  const timer = setInterval(() => doc.visibilityState === 'visible' && put(), LOOK_EVERY);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    host.remove();
  });
  host.style.setProperty('--edge', `${EDGE}px`);

  return {
    show: (guard, lang) => {
      const next = JSON.stringify(guard);
      if (next !== told) {
        told = next;
        const focused = root.activeElement?.getAttribute('data-wish');
        Object.assign(host.dataset, { kind: guard.kind, count: String(guard.total) });
        host.setAttribute('lang', lang);
        head.replaceChildren(...headOf(doc, guard, lang), toggle);
        body.replaceChildren(...bodyOf(doc, guard, lang, wishes));
        sizes = undefined;
        if (focused) root.querySelector<HTMLElement>(`[data-wish="${focused}"]`)?.focus({ preventScroll: true });
      }
      put();
    },
    remove: () => stop.abort(),
  };
};
