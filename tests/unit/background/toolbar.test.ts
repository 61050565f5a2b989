/** The icon: number and colour. */
import { describe, expect, test } from 'vitest';
import { badgeOf } from '@/entrypoints/background/toolbar';
import type { State } from '@/utils/model/words';
import { NOW, snapshotOf, viewOf } from '../support/views';

const RED = '#c62840';
const AMBER = '#8a5200';
const badge = (states: State[], change: Parameters<typeof viewOf>[2] = {}) =>
  badgeOf(snapshotOf(states.map((state, i) => viewOf(`a${i}`, state, change))));

describe('the badge', () => {
  test.each<[State[], string]>([
    [['revoked'], RED],
    [['expired'], RED],
    [['blocked'], RED],
    [['expiring'], AMBER],
    [['expiring', 'expiring'], AMBER],
    [['expiring', 'blocked', 'expiring'], RED],
    [['expiring', 'unknown', 'limited', 'healthy'], AMBER],
  ])('%j', (states, colour) => {
    const loud = states.filter(state => ['revoked', 'expired', 'blocked', 'expiring'].includes(state)).length;
    expect(badge(states)).toEqual({ text: String(loud), colour });
  });

  test('is empty when nobody is needed', () => {
    expect(badge([]).text).toBe('');
    expect(badge(['healthy', 'limited', 'unknown']).text).toBe('');
  });

  test('does not count what is paused or snoozed; what has woken counts', () => {
    expect(badge(['revoked'], { paused: true }).text).toBe('');
    expect(badge(['revoked'], { snoozedUntil: NOW + 1 }).text).toBe('');
    expect(badge(['revoked'], { snoozedUntil: NOW }).text).toBe('1');
  });

  test.each([
    [99, '99'],
    [100, '99+'],
    [5000, '99+'],
  ])('%i reads %s', (n, text) => {
    expect(badge(Array.from({ length: n }, () => 'expired' as const)).text).toBe(text);
  });
});
