/** `<token-health-spot>`: a ring around something on the page with a few words beside it. Lets every click through. */
import { make } from '@/utils/in-page/dom';
import { themeBehind } from '@/utils/in-page/theme';
import { TOKENS } from '@/utils/in-page/tokens';
import { raise } from './stand';

export const SPOT = 'token-health-spot';

export const SPOT_CSS = `${TOKENS}
:host {
  all: initial !important; display: var(--token-health-block, none) !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important;
  width: auto !important; height: auto !important; background: none !important; overflow: visible !important; pointer-events: none !important;
  font: 500 13px/18px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif !important; color-scheme: light;
}
@media print { :host { display: none !important } }
.ring { position: fixed; border: 2px solid var(--accent); border-radius: 8px; box-shadow: 0 0 0 4px color-mix(in srgb, var(--accent) 28%, transparent) }
.words {
  position: fixed; max-width: min(280px, calc(100vw - 16px)); padding: 8px 12px; border-radius: 8px; background: var(--bg); color: var(--text);
  border: 1px solid var(--line); box-shadow: var(--shadow); overflow-wrap: anywhere;
}
`;

export interface Spot {
  host: HTMLElement;
  root: ShadowRoot;
  target: Element;
  text: string;
  isShown: () => boolean;
}

const PAD = 4;
const GAP = 10;
const EDGE = 8;
const EVERY = 200;
/** Nobody looks for an entry longer than this (ms). */
const LONGEST = 120_000;

const px = (value: number): string => `${Math.round(value)}px`;

const within = (value: number, size: number, room: number): number =>
  Math.max(EDGE, Math.min(value, room - size - EDGE));

/** At the side where there is room, since the neighbours of an entry stand above and below it; else below, else above. */
const beside = (
  at: DOMRect,
  { width, height }: DOMRect,
  { innerWidth, innerHeight }: Window,
): { left: number; top: number } => {
  const away = GAP + PAD;
  const middle = within(at.top + (at.height - height) / 2, height, innerHeight);
  if (at.right + away + width + EDGE <= innerWidth) return { left: at.right + away, top: middle };
  if (at.left - away - width >= EDGE) return { left: at.left - away - width, top: middle };
  const below = at.bottom + away;
  const top = below + height + EDGE > innerHeight ? at.top - away - height : below;
  return { left: within(at.left - PAD, width, innerWidth), top: within(top, height, innerHeight) };
};

/** @param over is called once, when the person has pressed something, given up, or the target has gone */
export const drawSpot = ({ host, root, target, text, isShown }: Spot, over: () => void, signal: AbortSignal): void => {
  const doc = host.ownerDocument;
  const view = doc.defaultView;
  if (!view || signal.aborted) return;
  const ring = make(doc, 'div', { class: 'ring' });
  const words = make(doc, 'div', { class: 'words', role: 'status' });
  root.append(ring, words);

  const place = () => {
    const at = target.getBoundingClientRect();
    Object.assign(ring.style, {
      left: px(at.left - PAD),
      top: px(at.top - PAD),
      width: px(at.width + 2 * PAD),
      height: px(at.height + 2 * PAD),
      boxSizing: 'border-box',
    });
    const { left, top } = beside(at, words.getBoundingClientRect(), view);
    Object.assign(words.style, { left: px(left), top: px(top) });
  };
  const started = performance.now();
  const check = () => {
    if (!target.isConnected || !isShown() || performance.now() - started > LONGEST) over();
    else place();
  };

  target.scrollIntoView?.({ block: 'nearest' });
  host.dataset.theme = themeBehind(target);
  doc.documentElement.append(host);
  raise(host);
  // A live region is read when it changes, not when it comes.
  words.textContent = text;
  place();
  const timer = setInterval(check, EVERY);
  signal.addEventListener('abort', () => clearInterval(timer));
  for (const type of ['scroll', 'resize']) view.addEventListener(type, place, { capture: true, passive: true, signal });
  view.addEventListener('pointerdown', event => event.isTrusted && over(), { capture: true, signal });
  view.addEventListener('keydown', event => ['Escape', 'Enter', ' '].includes(event.key) && over(), {
    capture: true,
    signal,
  });
};
