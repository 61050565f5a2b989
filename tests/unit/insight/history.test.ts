/** What the history says of losses, repairs and lives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Loss, meanLives, monthsOf, pastOf, repairsOf } from '@/utils/insight/history';
import type { HistoryEvent } from '@/utils/model/history';
import { STATES, type State } from '@/utils/model/words';
import { DAY, HOUR, NOW, viewOf } from '../support/views';

const SINCE = NOW - 365 * DAY;
const event = (accountId: string, days: number, from: State | null, to: State, more: Partial<HistoryEvent> = {}) => ({
  accountId,
  at: NOW - days * DAY,
  from,
  to,
  evidence: null,
  ...more,
});
const account = (state: State = 'healthy', days = 400) => viewOf('a', state, { addedAt: NOW - days * DAY });
const past = (events: HistoryEvent[], view = account()) => pastOf([view], events, SINCE, NOW);

describe('losses', () => {
  test('last until access works again, whatever is not known in between, and whatever became of them', () => {
    const { losses } = past([
      event('a', 100, 'healthy', 'blocked', { cause: 'checkpoint' }),
      event('a', 99, 'blocked', 'revoked'),
      event('a', 98, 'revoked', 'unknown'),
      event('a', 97, 'unknown', 'expired'),
      event('a', 90, 'expired', 'limited'),
      event('a', 5, 'limited', 'revoked', { cause: 'role-lost' }),
    ]);
    expect(losses).toEqual([
      { accountId: 'a', from: NOW - 100 * DAY, to: NOW - 90 * DAY, cause: 'checkpoint' },
      { accountId: 'a', from: NOW - 5 * DAY, to: null, cause: 'role-lost' },
    ]);
  });

  test('what was lost before the time that is looked at keeps its true beginning, and what was mended before is left out', () => {
    const events = [
      event('a', 200, 'healthy', 'revoked'),
      event('a', 190, 'revoked', 'healthy'),
      event('a', 60, 'healthy', 'expired'),
      event('a', 29.99, 'expired', 'healthy'),
    ];
    const { losses, lives } = pastOf([account()], events, NOW - 30 * DAY, NOW);
    expect(losses).toEqual([{ accountId: 'a', from: NOW - 60 * DAY, to: NOW - 29.99 * DAY }]);
    expect(repairsOf(losses)).toMatchObject({ repaired: 1, medianMs: 30.01 * DAY });
    expect(repairsOf(losses).steps.filter(({ count }) => count)).toEqual([{ step: 'longer', count: 1 }]);
    // It came back in this time, and was not lost in it.
    const months = monthsOf(losses, NOW - 30 * DAY, NOW);
    expect(months.map(({ lost, back }) => [lost, back])).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(lives).toEqual([{ accountId: 'a', worked: 29.99 * DAY, losses: 0 }]);
  });

  test('one that is still lost is no new loss, however short the time that is looked at', () => {
    const { losses, lives } = pastOf([account('revoked')], [event('a', 60, 'healthy', 'revoked')], NOW - 30 * DAY, NOW);
    expect(losses).toEqual([{ accountId: 'a', from: NOW - 60 * DAY, to: null }]);
    expect(monthsOf(losses, NOW - 30 * DAY, NOW).map(({ lost }) => lost)).toEqual([0, 0]);
    expect(lives[0]?.losses).toBe(0);
    expect(repairsOf(losses).steps.find(({ step }) => step === 'open')?.count).toBe(1);
  });

  test('what was lost before all that is remembered began earlier than can be said, and in no month', () => {
    const mended = past([event('a', 10, 'revoked', 'healthy')]).losses;
    expect(mended).toEqual([{ accountId: 'a', from: SINCE, to: NOW - 10 * DAY, earlier: true }]);
    expect(monthsOf(mended, SINCE, NOW).reduce((sum, { lost }) => sum + lost, 0)).toBe(0);
    const open = [{ accountId: 'a', from: SINCE, to: null, earlier: true }];
    expect(past([], account('expired')).losses).toEqual(open);
    expect(pastOf([account('expired')], [], NOW - 30 * DAY, NOW).losses).toEqual(open);
  });
});

describe('lives', () => {
  const worked = (events: HistoryEvent[], view = account()) => (past(events, view).lives[0]?.worked ?? 0) / DAY;
  test('only time in which it was known to work counts, from when it was added', () => {
    expect(worked([])).toBe(365);
    expect(worked([], account('healthy', 30))).toBe(30);
    expect(worked([], account('unknown'))).toBe(0);
    expect(
      worked([event('a', 30, null, 'healthy'), event('a', 20, 'healthy', 'revoked')], account('revoked', 30)),
    ).toBe(10);
    expect(worked([event('a', 20, 'healthy', 'unknown'), event('a', 10, 'unknown', 'expiring')])).toBe(355);
  });

  test('the mean is all time that worked for each loss; without a loss nobody knows', () => {
    const views = [
      account(),
      viewOf('b', 'healthy', { addedAt: NOW - 100 * DAY }),
      viewOf('c', 'healthy', { network: 'x', addedAt: NOW - 9 * DAY }),
    ];
    const { lives } = pastOf(
      views,
      [event('b', 50, 'healthy', 'revoked'), event('b', 40, 'revoked', 'healthy')],
      SINCE,
      NOW,
    );
    expect(meanLives(views, lives)).toMatchObject([
      { accounts: 2, losses: 1, meanMs: (365 + 90) * DAY },
      { accounts: 1, losses: 0, meanMs: null, workedMs: 9 * DAY },
    ]);
  });
});

test('repairs by how long they took, with the middle one', () => {
  const took = (ms: number | null): Loss => ({
    accountId: 'a',
    from: NOW - 30 * DAY,
    to: ms === null ? null : NOW - 30 * DAY + ms,
  });
  const { steps, medianMs, repaired } = repairsOf([
    took(HOUR - 1),
    took(HOUR),
    took(2 * DAY),
    took(6 * DAY),
    took(8 * DAY),
    took(null),
  ]);
  expect(steps.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1]);
  expect([medianMs, repaired]).toEqual([2 * DAY, 5]);
  expect(repairsOf([]).medianMs).toBeNull();
});

test('months in which nothing happened are there, too', () => {
  const months = monthsOf([{ accountId: 'a', from: NOW - 40 * DAY, to: NOW - DAY }], NOW - 90 * DAY, NOW);
  expect(months.map(({ lost, back }) => [lost, back])).toEqual([
    [0, 0],
    [0, 0],
    [1, 0],
    [0, 1],
  ]);
});

const anyEvents = fc
  .array(fc.record({ days: fc.double({ min: 0, max: 500, noNaN: true }), to: fc.constantFrom(...STATES) }), {
    maxLength: 30,
  })
  .map(list => {
    const sorted = list.toSorted((a, b) => b.days - a.days);
    return sorted.map(({ days, to }, i) => event('a', days, sorted[i - 1]?.to ?? 'healthy', to));
  });

test('whatever happened: losses follow each other and reach into the time, and no more is counted than there was', () => {
  fc.assert(
    fc.property(anyEvents, fc.constantFrom(30, 90, 365), (events, days) => {
      const since = NOW - days * DAY;
      const view = account(events.at(-1)?.to ?? 'healthy');
      const { losses, lives } = pastOf([view], events, since, NOW);
      const all = pastOf([view], events, -Infinity, NOW).losses;
      // The same losses as in the whole of it, only fewer.
      expect(losses).toEqual(all.filter(({ to }) => (to ?? NOW) >= since));
      for (const [i, { from, to }] of losses.entries()) {
        expect(to ?? NOW).toBeGreaterThanOrEqual(Math.max(from, since));
        expect(from).toBeGreaterThanOrEqual(losses[i - 1]?.to ?? -Infinity);
        if (to === null) expect(i).toBe(losses.length - 1);
      }
      const lost = losses.reduce((sum, { from, to }) => sum + (to ?? NOW) - Math.max(from, since), 0);
      expect(lost + (lives[0]?.worked ?? 0)).toBeLessThanOrEqual(NOW - since + 1);
      const { steps } = repairsOf(losses);
      expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(losses.length);
      const months = monthsOf(losses, since, NOW);
      expect(months.reduce((sum, month) => sum + month.lost, 0)).toBe(lives[0]?.losses);
      expect(months.reduce((sum, month) => sum + month.back, 0)).toBe(losses.filter(({ to }) => to !== null).length);
    }),
  );
});
