/** What is worth telling: the ladder of one account, over a year, each step once. */
import { describe, expect, test } from 'vitest';
import { type Told, tellingKey, worthTelling } from '@/utils/health/change';
import { judge } from '@/utils/health/judge';
import { observe } from '@/utils/health/observe';
import { DAY, HOUR } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { account, alive, NOW, POLICY } from './arbitrary';

/** Judged every `stepMs` for a year; what is told, in order, each key once as the background keeps them. */
const yearOf = (at: (now: number) => Account, stepMs = HOUR): string[] => {
  const keys = new Set<string>();
  for (let now = NOW; now < NOW + 365 * DAY; now += stepMs) {
    const current = at(now);
    const told: Told = { ...current, health: judge(current, POLICY, now) };
    const telling = worthTelling(told, POLICY, now);
    if (telling) keys.add(tellingKey(told, telling));
  }
  return [...keys];
};

const sixtyDays = account({ token: { renews: 'no' }, evidence: [alive(NOW, { expiresAt: NOW + 60 * DAY })] });
const readDaily = (base: Account) => (now: number) => {
  const { expiresAt } = base.evidence[0] ?? {};
  return typeof expiresAt === 'number' && now < expiresAt ? { ...base, evidence: [alive(now, { expiresAt })] } : base;
};

describe('a year', () => {
  test('of a token of sixty days: ten days, five days, lost', () => {
    expect(yearOf(readDaily(sixtyDays))).toEqual(['a1:1:days:10', 'a1:1:days:5', 'a1:1:lost:expired']);
  });

  test('of a computer that is on once a week: of days passed only the nearest is told', () => {
    expect(yearOf(readDaily(sixtyDays), 7 * DAY)).toEqual(['a1:1:days:5', 'a1:1:lost:expired']);
  });

  test('of a token that a person renews: the next one has a ladder of its own', () => {
    const second = { ...sixtyDays, generation: 2, evidence: [alive(NOW, { expiresAt: NOW + 300 * DAY })] };
    const both = yearOf(now => readDaily(now < NOW + 52 * DAY ? sixtyDays : second)(now));
    expect(both).toEqual(['a1:1:days:10', 'a1:2:days:10', 'a1:2:days:5', 'a1:2:lost:expired']);
  });

  test('of a token that renews and works: nothing', () => {
    const token = { renews: 'refresh-token' as const, expiresAt: NOW + 2 * HOUR };
    expect(yearOf(now => account({ token, evidence: [alive(now)] }))).toEqual([]);
  });

  test('of an account nobody knows anything of, or that nobody can read: nothing', () => {
    expect(yearOf(() => account())).toEqual([]);
    expect(
      yearOf(() => account({ token: { renews: 'no' }, obstacle: 'host-not-granted', evidence: [alive(NOW)] })),
    ).toEqual([]);
  });

  test('of a block that turns out to be the end: both, once', () => {
    const said = (cause: 'checkpoint' | 'app-removed') => observe(sixtyDays, { result: 'ended', cause }, NOW);
    expect(yearOf(now => said(now < NOW + 30 * DAY ? 'checkpoint' : 'app-removed'))).toEqual([
      'a1:1:lost:blocked',
      'a1:1:lost:revoked',
    ]);
  });
});

describe('snoozed and paused', () => {
  test('say nothing until they are not', () => {
    const asleep = { ...sixtyDays, snoozedUntil: NOW + 56 * DAY };
    expect(yearOf(readDaily(asleep))).toEqual(['a1:1:days:5', 'a1:1:lost:expired']);
    expect(yearOf(readDaily({ ...sixtyDays, paused: true }))).toEqual([]);
  });
});

test('warning days of one’s own', () => {
  const health = judge(
    account({ evidence: [{ kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW + 20 * DAY }] }),
    { ...POLICY, warnDays: [30, 21, 3] },
    NOW,
  );
  expect(worthTelling({ ...account(), health }, { ...POLICY, warnDays: [30, 21, 3] }, NOW)).toEqual({
    step: 'days',
    days: 21,
  });
});
