/** What we may take of a page's main thread: about a hundredth in the long run, more only in a burst, such as a page that is drawn anew. */

const SHARE = 0.007;
/** ms of work that may come at once after a quiet time. */
const BURST = 1_500;

export interface Budget {
  /** So long (ms) was just worked. */
  spend(ms: number): void;
  /** A new look begins: what it takes is counted together. */
  begin(): void;
  /** A glance at single rows, done at once. */
  glance(work: () => void): void;
  /** How long (ms) to wait with the next glance. */
  next(): number;
  /** How long (ms) to wait with what people notice. */
  urgent(): number;
  /** How long (ms) to wait with the rest: what the last look took has to be made up for first. */
  minor(): number;
}

/** @param clock milliseconds, as of `performance.now()` */
export const makeBudget = (clock: () => number): Budget => {
  let credit = BURST;
  let since = clock();
  let lastLook = 0;
  let lastEnd = Number.NEGATIVE_INFINITY;
  let glanceFree = Number.NEGATIVE_INFINITY;

  const refill = () => {
    const now = clock();
    credit = Math.min(BURST, credit + (now - since) * SHARE);
    since = now;
  };
  const spend = (ms: number) => {
    refill();
    credit -= ms;
    lastLook += ms;
    lastEnd = clock();
  };
  return {
    spend,
    begin: () => {
      lastLook = 0;
    },
    glance: work => {
      const start = clock();
      work();
      glanceFree = clock() + (clock() - start) / SHARE;
    },
    next: () => Math.max(0, glanceFree - clock()),
    urgent: () => {
      refill();
      return Math.max(0, -credit / SHARE);
    },
    minor: () => Math.max(0, lastEnd + lastLook / SHARE - clock()),
  };
};
