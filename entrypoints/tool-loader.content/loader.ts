/** Watches a page cheaply for a surface: in idle time, a step at a time, and the more rarely the longer it takes. */
import { hasSurfaceSteps } from '@/utils/tools/marker';
import type { ToolHint } from '@/utils/tools/page-tool';
import { inSlices, type Turns } from '@/utils/tools/steps';
import { surfacesAt } from '@/utils/tools/where';

export interface Outside {
  view: Window & typeof globalThis;
  tool: ToolHint;
  /** Is the extension still there? */
  isAlive: () => boolean;
  /** A surface is there. The watch pauses until `resume`. */
  found: () => void;
}

export interface Loader {
  /** Watch (again). */
  resume(): void;
}

/** Not more often than this (ms), however little it takes. */
const MIN_GAP = 100;
/** A page that changes all the time gives us a hundredth of its time. */
const SHARE = 99;

export const startLoader = ({ view, tool, isAlive, found }: Outside, stop: AbortController): Loader => {
  const { signal } = stop;
  const doc = view.document;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking = false;
  let missed = false;
  let watching = false;
  let took = 0;

  const idle = (next: () => void) => {
    if (typeof view.requestIdleCallback === 'function') view.requestIdleCallback(next, { timeout: 1_000 });
    else setTimeout(next);
  };

  const turns: Turns = {
    clock: () => performance.now(),
    pause: idle,
    worked: ms => {
      took += ms;
    },
    signal,
  };

  const finished = (there: boolean) => {
    looking = false;
    if (!watching) return;
    if (there) {
      pause();
      found();
    } else if (missed) later();
  };

  const look = () => {
    timer = undefined;
    if (!watching || signal.aborted) return;
    if (!isAlive()) return stop.abort();
    const surfaces = surfacesAt(tool, view.location.href);
    if (!doc.body || !surfaces.length) return;
    looking = true;
    missed = false;
    took = 0;
    inSlices(hasSurfaceSteps(doc.body, surfaces), turns, finished);
  };

  const later = () => {
    missed = true;
    if (timer !== undefined || looking || !watching) return;
    timer = setTimeout(() => idle(look), Math.max(MIN_GAP, took * SHARE));
  };

  /** Another page of a single-page tool: what an earlier one cost does not count. */
  const soon = () => {
    took = 0;
    clearTimeout(timer);
    timer = undefined;
    later();
  };

  const observer = new view.MutationObserver(later);
  const pause = () => {
    watching = false;
    observer.disconnect();
    clearTimeout(timer);
    timer = undefined;
  };
  const resume = () => {
    if (watching || signal.aborted) return;
    watching = true;
    observer.observe(doc, { childList: true, subtree: true, characterData: true });
    soon();
  };

  for (const type of ['popstate', 'hashchange']) view.addEventListener(type, soon, { signal });
  if ('navigation' in view) (view.navigation as EventTarget).addEventListener('navigatesuccess', soon, { signal });
  signal.addEventListener('abort', pause);
  resume();
  return { resume };
};
