/** How often a row's badge had to be put back lately: a page that throws it out again and again does not want it there. */

/** This often within the time (ms). */
const MAX_RETURNS = 30;
const RETURNS_WITHIN = 10_000;

/** @returns whether the badge of this row may be put (back) now */
export const makeReturns = () => {
  const seen = new Map<string, { since: number; count: number }>();
  return (content: string, now: number): boolean => {
    const known = seen.get(content);
    const fresh = known && now - known.since < RETURNS_WITHIN ? known : { since: now, count: 0 };
    fresh.count += 1;
    seen.set(content, fresh);
    return fresh.count <= MAX_RETURNS;
  };
};
