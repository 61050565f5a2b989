/** Work in steps: done at once where nothing waits for it, or in slices between which the page gets its turn. */

/** Pauses at each `yield`, after at most a few milliseconds' work. */
export type Steps<T> = Generator<undefined | typeof REST, T, undefined>;

/** Yielded where the page should have its turn at once, however little was done. */
export const REST = 'rest';

/** How many small things (texts, rows) may be done between two steps. */
export const PAUSE_EVERY = 50;

export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};

/** How long (ms) a slice may last: with what a single step may add it stays far below the 50 ms that are felt. */
const SLICE = 16;

export interface Turns {
  /** Milliseconds, as of `performance.now()`. */
  clock: () => number;
  /** Calls back when the page has had its turn. */
  pause: (next: () => void) => void;
  /** Is told how long (ms) each slice took. */
  worked: (ms: number) => void;
  /** Every slice runs inside of this; absent: just so. */
  around?: (slice: () => void) => void;
  signal: AbortSignal;
}

/** @param finished is called once, unless `signal` is aborted before */
export const inSlices = <T>(
  steps: Steps<T>,
  { clock, pause, worked, around = run => run(), signal }: Turns,
  finished: (value: T) => void,
): void => {
  const slice = () => {
    if (signal.aborted) return;
    const start = clock();
    let ended: { value: T } | undefined;
    around(() => {
      let step = steps.next();
      while (!step.done && step.value !== REST && clock() - start < SLICE) step = steps.next();
      if (step.done) ended = { value: step.value };
    });
    worked(clock() - start);
    if (ended) finished(ended.value);
    else pause(slice);
  };
  slice();
};
