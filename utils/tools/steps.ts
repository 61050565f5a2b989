/** Work in steps: done at once where nothing waits for it, or in slices between which the page gets its turn. */

/** Pauses at each `yield`, after at most a few milliseconds' work. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How many small things (texts, rows) may be done between two steps. */
export const PAUSE_EVERY = 50;

export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};

/** How long (ms) a slice may last: with what a single step may add it stays far below the 50 ms that are felt. */
const SLICE = 8;

export interface Turns {
  /** Milliseconds, as of `performance.now()`. */
  clock: () => number;
  /** Calls back when the page has had its turn. */
  pause: (next: () => void) => void;
  /** Is told how long (ms) each slice took. */
  worked: (ms: number) => void;
  signal: AbortSignal;
}

/** @param finished is called once, unless `signal` is aborted before */
export const inSlices = <T>(
  steps: Steps<T>,
  { clock, pause, worked, signal }: Turns,
  finished: (value: T) => void,
): void => {
  const slice = () => {
    if (signal.aborted) return;
    const start = clock();
    let step = steps.next();
    while (!step.done && clock() - start < SLICE) step = steps.next();
    worked(clock() - start);
    if (step.done) finished(step.value);
    else pause(slice);
  };
  slice();
};
