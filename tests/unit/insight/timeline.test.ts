/** The timeline: every account once, facts apart from guesses, what is lost before today. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import { addDays, daysBetween, monthStarts, startOfDay } from '@/utils/insight/days';
import { spread } from '@/utils/insight/spread';
import { kindOf, timelineOf, warningsOf } from '@/utils/insight/timeline';
import { CONFIDENCES, STATES } from '@/utils/model/words';
import { DAY, HOUR, NOW, viewOf } from '../support/views';

const policy = DEFAULT_POLICY;
const of = (views: Parameters<typeof timelineOf>[0], by: 'network' | 'holder' = 'network') =>
  timelineOf(views, by, policy, NOW, 90);

describe('days', () => {
  test('are counted by the calendar, also over the change of the clocks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -400, max: 400 }), (at, count) => {
        const day = startOfDay(at);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });
  test('months begin on their first day, within what is looked at', () => {
    expect(monthStarts(startOfDay(NOW), 90).map(({ day }) => day)).toEqual([10, 41, 72]);
    expect(monthStarts(startOfDay(NOW), 10)).toEqual([]);
  });
});

describe('what a mark is', () => {
  test.each([
    ['revoked', 'certain', false, 'lost'],
    ['blocked', 'certain', false, 'lost'],
    ['healthy', 'certain', false, 'sure'],
    ['healthy', 'likely', false, 'sure'],
    ['expiring', 'guess', false, 'guess'],
    ['unknown', 'none', false, 'guess'],
    ['healthy', 'certain', true, 'renews'],
    // So near its end renewing evidently does not work.
    ['expiring', 'certain', true, 'sure'],
  ] as const)('%s, %s, its end moves %s: %s', (state, confidence, deadlineMoves, kind) => {
    expect(kindOf(viewOf('a', state, { health: { confidence, renewsItself: deadlineMoves, deadlineMoves } }))).toBe(
      kind,
    );
  });
  test('the fixed end of a refresh token needs a person, and is warned of', () => {
    const view = viewOf('a', 'healthy', { health: { renewsItself: true, deadline: NOW + 21 * DAY } });
    expect(kindOf(view)).toBe('sure');
    expect(warningsOf(view, policy, NOW)).toHaveLength(2);
  });
});

test('accounts of one day, lane and kind are one cluster; a guess is never among the facts', () => {
  const at = (id: string, days: number, health = {}) =>
    viewOf(id, 'healthy', { health: { deadline: NOW + days * DAY, ...health } });
  const line = of([
    at('a', 20),
    at('b', 20.2),
    at('c', 20, { confidence: 'guess' }),
    at('d', 20, { renewsItself: true, deadlineMoves: true }),
    at('e', 95),
    viewOf('f', 'healthy'),
    viewOf('g', 'revoked'),
  ]);
  expect(line.lanes).toHaveLength(1);
  expect(line.lanes[0]?.clusters.map(({ kind, day, views }) => [kind, day, views.map(({ id }) => id).join()])).toEqual([
    ['lost', -1, 'g'],
    ['sure', 20, 'a,b'],
    ['guess', 20, 'c'],
    ['renews', 20, 'd'],
  ]);
  expect([line.shown, line.later, line.endless]).toEqual([5, 1, 1]);
});

test('lanes are networks with their servers, or tools', () => {
  const views = [
    viewOf('a', 'revoked', { network: 'mastodon', issuer: 'https://one.example' }),
    viewOf('b', 'revoked', { network: 'mastodon', issuer: 'https://two.example', holder: 'postiz' }),
    viewOf('c', 'revoked', { network: 'x' }),
  ];
  expect(of(views).lanes.map(({ of: { network, issuer } }) => issuer ?? network)).toEqual([
    'https://one.example',
    'https://two.example',
    'x',
  ]);
  expect(of(views, 'holder').lanes.map(({ of: { holder } }) => holder)).toEqual(['livefyre', 'postiz']);
});

test('the days that are not worked on, and the warnings that come before them', () => {
  // A Saturday: today and tomorrow are free.
  expect(of([]).free.slice(0, 3)).toEqual([0, 1, 7]);
  expect(timelineOf([], 'network', { ...policy, workingDays: [] }, NOW, 90).free).toEqual([]);
  // 12 December is a Saturday; ten days before is a Wednesday, five days before a Monday.
  const view = viewOf('a', 'healthy', { health: { deadline: NOW + 21 * DAY } });
  expect(warningsOf(view, policy, NOW).map(({ at }) => daysBetween(NOW, at))).toEqual([11, 16]);
  expect(of([view]).lanes[0]).toMatchObject({ warnDays: 10, warnings: [11, 16] });
  const own = { ...policy, warnDaysOf: { instagram: [30] } };
  expect(timelineOf([view], 'network', own, NOW, 90).lanes[0]).toMatchObject({ warnDays: 30, warnings: [] });
  expect(warningsOf(viewOf('b', 'revoked', { health: { deadline: NOW + DAY } }), policy, NOW)).toEqual([]);
});

const anyView = fc
  .record({
    id: fc.uuid(),
    state: fc.constantFrom(...STATES),
    network: fc.constantFrom('x', 'facebook', 'linkedin'),
    holder: fc.constantFrom('browser', 'livefyre'),
    deadline: fc.option(fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY }), { nil: null }),
    confidence: fc.constantFrom(...CONFIDENCES),
    renewsItself: fc.boolean(),
    deadlineMoves: fc.boolean(),
  })
  .map(({ id, state, network, holder, ...health }) => viewOf(id, state, { network, holder, health }));

test('whatever the accounts are: each is shown once, or counted as later or endless; also when marks are put together', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyView, { selector: view => view.id, maxLength: 60 }),
      fc.constantFrom('network' as const, 'holder' as const),
      fc.integer({ min: 1, max: 12 }),
      (views, by, gap) => {
        const line = of(views, by);
        const ids = (clusters: readonly { views: readonly { id: string }[] }[]) =>
          clusters.flatMap(cluster => cluster.views.map(({ id }) => id)).sort();
        const all = line.lanes.flatMap(({ clusters }) => clusters);
        expect(new Set(ids(all)).size).toBe(ids(all).length);
        expect(ids(all)).toHaveLength(line.shown);
        expect(line.shown + line.later + line.endless).toBe(views.length);
        for (const { clusters } of line.lanes) {
          const apart = spread(clusters, gap);
          expect(ids(apart)).toEqual(ids(clusters));
          for (const [i, cluster] of apart.entries()) {
            const next = apart[i + 1];
            if (next?.kind === cluster.kind) expect(next.day - cluster.day).toBeGreaterThanOrEqual(gap);
            expect(cluster.views.every(view => kindOf(view) === cluster.kind)).toBe(true);
            expect(cluster.last - cluster.day).toBeLessThan(gap);
          }
        }
      },
    ),
  );
});

test('ten thousand accounts are laid out at once', () => {
  const views = Array.from({ length: 10_000 }, (_, i) =>
    viewOf(`v${i}`, 'healthy', { health: { deadline: NOW + (i % 120) * DAY + HOUR } }),
  );
  expect(of(views).lanes[0]?.clusters).toHaveLength(90);
});
