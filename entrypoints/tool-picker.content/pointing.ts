/** Pointing at the page by mouse and by keys. Nothing of it reaches the page. */
import type { Layer } from './layer';
import { stopsIn } from './target';

export interface Pointing {
  /** Where keys go through: a row's parts, or the whole page. */
  start(within: readonly Element[]): void;
  stop(): void;
  /** What is pointed at now. */
  target(): Element | null;
}

export interface Pointed {
  moved(target: Element | null): void;
  chosen(target: Element | null): void;
  escaped(): void;
}

const STEP: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
};

export const makePointing = (doc: Document, layer: Layer, on: Pointed, signal: AbortSignal): Pointing => {
  let active = false;
  let within: readonly Element[] = [];
  let stops: Element[] | undefined;
  let target: Element | null = null;
  let frame = 0;
  const view = doc.defaultView ?? window;

  const move = (next: Element | null) => {
    if (next === target) return;
    target = next;
    on.moved(target);
  };

  const byMouse = (event: MouseEvent) => {
    if (!active) return;
    const { clientX, clientY } = event;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => active && move(layer.under(clientX, clientY)));
  };
  layer.glass.addEventListener('mousemove', byMouse, { signal });
  layer.glass.addEventListener(
    'click',
    event => {
      if (!active) return;
      target = layer.under(event.clientX, event.clientY);
      on.chosen(target);
    },
    { signal },
  );

  const byKey = (key: string): boolean => {
    if (key === 'Enter' || key === ' ') {
      if (target) on.chosen(target);
      return true;
    }
    const step = STEP[key];
    if (step === undefined) return false;
    stops ??= within.flatMap(root => stopsIn(root, !root.matches('body')));
    const before = target ? stops.indexOf(target) : -1;
    const at = Math.min(stops.length - 1, Math.max(0, before < 0 ? 0 : before + step));
    const next = stops[at];
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    move(next ?? null);
    return true;
  };

  // First of all listeners below the window: the page's own shortcuts must not hear of these keys.
  view.addEventListener(
    'keydown',
    event => {
      if (event.key === 'Escape') on.escaped();
      else if (!active || event.ctrlKey || event.metaKey || event.altKey || !byKey(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true, signal },
  );

  return {
    start: roots => {
      active = true;
      within = roots;
      stops = undefined;
      target = null;
      layer.glass.dataset.pointing = '';
    },
    stop: () => {
      active = false;
      target = null;
      delete layer.glass.dataset.pointing;
    },
    target: () => target,
  };
};
