/** Warnings by the calendar: working days, clocks that change; and quiet hours. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ladderOf, repeatOn, warningAt } from '@/utils/health/ladder';
import { DAY, DEFAULT_POLICY, HOUR, policyFor } from '@/utils/health/policy';
import { quietUntil } from '@/utils/health/quiet';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const berlin = (text: string): number => new Date(text).getTime();
const said = (ms: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(ms);

describe('a warning', () => {
  test.each([
    // 1 November 2026 is a Sunday.
    ['on a working day stays', '2026-11-17T09:00', 'Sat 7 Nov, 09:00', []],
    ['on a Saturday comes on Friday', '2026-11-17T09:00', 'Fri 6 Nov, 09:00', [1, 2, 3, 4, 5]],
    ['on a Sunday comes on Friday', '2026-11-18T09:00', 'Fri 6 Nov, 09:00', [1, 2, 3, 4, 5]],
    ['on a Friday stays where Fridays are worked', '2026-11-16T09:00', 'Fri 6 Nov, 09:00', [1, 2, 3, 4, 5]],
    ['on a Friday comes on Thursday where they are not', '2026-11-16T09:00', 'Thu 5 Nov, 09:00', [0, 1, 2, 3, 4]],
    ['keeps its time of day over the change of clocks', '2026-11-05T09:00', 'Fri 23 Oct, 09:00', [5]],
  ])('%s', (_what, deadline, expected, workingDays) => {
    expect(said(warningAt(berlin(deadline), 10, { workingDays }))).toBe(expected);
  });

  const night = { from: 20 * 60, to: 8 * 60 };
  test.each([
    ['in the quiet evening before a free day comes an hour before it', '2026-11-16T22:00', 'Fri 6 Nov, 19:00', night],
    ['also where it was moved there from the weekend', '2026-11-18T21:30', 'Fri 6 Nov, 19:00', night],
    [
      'and in the middle of what is left of a short day',
      '2026-11-16T22:00',
      'Fri 6 Nov, 08:15',
      { from: 510, to: 480 },
    ],
    ['in the night before a working day waits for the morning', '2026-11-16T03:00', 'Fri 6 Nov, 03:00', night],
    ['in quiet hours around noon does as well', '2026-11-16T12:00', 'Fri 6 Nov, 12:00', { from: 660, to: 780 }],
    ['in the evening before a working day does as well', '2026-11-15T22:00', 'Thu 5 Nov, 22:00', night],
    ['outside of them stays', '2026-11-16T19:59', 'Fri 6 Nov, 19:59', night],
    // Ten times 24 hours before is an hour later or earlier where the clocks are changed in between.
    ['before the longest night', '2026-11-02T22:00', 'Fri 23 Oct, 19:00', night],
    ['before the shortest night', '2027-04-06T22:00', 'Fri 26 Mar, 19:00', night],
  ])('%s', (_what, deadline, expected, quiet) => {
    const workingDays = [1, 2, 3, 4, 5];
    expect(said(warningAt(berlin(deadline), 10, { workingDays, quiet }))).toBe(expected);
    const waits = quietUntil(quiet, warningAt(berlin(deadline), 10, { workingDays, quiet }));
    if (waits !== null) expect(workingDays).toContain(new Date(waits).getDay());
  });

  test.each([
    ['on a working day at its hour', '2026-11-06T12:00', 'Fri 6 Nov, 12:00'],
    ['on a Saturday not before Monday', '2026-11-07T12:00', 'Mon 9 Nov, 12:00'],
    ['in the evening before a working day at once: quiet hours hold it back', '2026-11-05T22:00', 'Thu 5 Nov, 22:00'],
    ['in the evening before a free day not before Monday morning', '2026-11-06T22:00', 'Mon 9 Nov, 08:00'],
  ])('is repeated %s', (_what, at, expected) => {
    expect(said(repeatOn(berlin(at), { workingDays: [1, 2, 3, 4, 5], quiet: night }))).toBe(expected);
  });

  test('is never after the day it was meant for, and at most six days before', () => {
    for (let i = 0; i < 400; i += 1) {
      const deadline = berlin('2026-01-01T00:30') + i * DAY + (i % 24) * HOUR;
      for (const workingDays of [[1, 2, 3, 4, 5], [3], [0, 6], []]) {
        const early = deadline - 5 * DAY - warningAt(deadline, 5, { workingDays });
        expect(early).toBeGreaterThanOrEqual(-HOUR);
        expect(early).toBeLessThanOrEqual(6 * DAY + HOUR);
      }
    }
  });

  test('of an absurd deadline is no error', () => {
    for (const deadline of [8.64e15, -8.64e15, Number.MAX_VALUE])
      expect(typeof warningAt(deadline, 5, DEFAULT_POLICY)).toBe('number');
  });
});

test('the ladder is in order, and networks may have one of their own', () => {
  const policy = { ...DEFAULT_POLICY, warnDaysOf: { linkedin: [60, 30, 7], x: [] } };
  const deadline = berlin('2026-11-30T12:00');
  expect(ladderOf(deadline, policyFor(policy, 'linkedin')).map(({ days }) => days)).toEqual([60, 30, 7]);
  expect(ladderOf(deadline, policyFor(policy, 'x')).map(({ days }) => days)).toEqual([10, 5]);
});

describe('quiet hours', () => {
  const night = { from: 22 * 60, to: 7 * 60 };
  test.each([
    ['in the evening last until the morning', '2026-11-02T22:00', '2026-11-03T07:00'],
    ['after midnight last until the same morning', '2026-11-03T00:10', '2026-11-03T07:00'],
    ['are over at their end', '2026-11-03T07:00', undefined],
    ['have not begun before', '2026-11-02T21:59', undefined],
    ['end by the clock in the night it is set back', '2026-10-24T23:00', '2026-10-25T07:00'],
    ['and in the night it is set forward', '2027-03-27T23:00', '2027-03-28T07:00'],
  ])('%s', (_what, now, until) => {
    expect(quietUntil(night, berlin(now))).toBe(until ? berlin(until) : null);
  });

  test('of one day, none, and empty ones', () => {
    const noon = berlin('2026-11-02T12:00');
    expect(quietUntil({ from: 11 * 60, to: 13 * 60 }, noon)).toBe(berlin('2026-11-02T13:00'));
    expect(quietUntil({ from: 13 * 60, to: 14 * 60 }, noon)).toBeNull();
    expect(quietUntil({ from: 12 * 60, to: 12 * 60 }, noon)).toBeNull();
    expect(quietUntil(null, noon)).toBeNull();
  });
});
