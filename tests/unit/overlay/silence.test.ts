/** Silence of a tool's page: says nothing at first, heals what the tool had reported when it lasts, and never against a network's word. */
import { beforeEach, expect, test, vi } from 'vitest';
import { makeSilence } from '@/entrypoints/tool-overlay.content/silence';
import type { RowVerdict } from '@/utils/messages';
import type { FoundRow } from '@/utils/tools/read';

const again = vi.fn();
let silence: ReturnType<typeof makeSilence>;
let stop: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
  silence = makeSilence(again, stop.signal);
  return () => vi.useRealTimers();
});

const row = { key: 'r1', network: 'x', name: 'Acme', handle: 'acme' };
const found = (quiet: boolean, shows?: 'warning') =>
  ({ row: { ...row, ...(shows ? { shows } : {}) }, quiet }) as unknown as FoundRow;
const quiet = found(true);
const warns = found(false, 'warning');
const verdict = (cause: string | null, more = {}, kind = 'tool-page') =>
  ({
    key: 'r1',
    accounts: [{ health: { cause, evidence: { kind } } }],
    elsewhere: 0,
    ...more,
  }) as unknown as RowVerdict;
const said = (each: FoundRow, verdict?: RowVerdict) => {
  const key = JSON.stringify([row.network, row.name, row.handle, undefined, undefined]);
  return silence(each, new Map(verdict ? [[key, verdict]] : [])).shows;
};
const lost = verdict('reported-by-tool');

test('a page that has just come heals nothing until it has been quiet for long, and is looked at again then', () => {
  expect(said(quiet)).toBeUndefined();
  expect(said(quiet, lost)).toBeUndefined();
  vi.advanceTimersByTime(9_900);
  expect(said(quiet, lost)).toBeUndefined();
  expect(again).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(again).toHaveBeenCalledTimes(1);
  expect(said(quiet, lost)).toBe('alive');
  // The account reads healthy now: what was said is not taken back.
  expect(said(quiet, verdict(null))).toBe('alive');
});

test('a late warning starts it all over', () => {
  said(quiet, lost);
  vi.advanceTimersByTime(9_000);
  expect(said(warns, lost)).toBe('warning');
  expect(said(quiet, lost)).toBeUndefined();
  vi.advanceTimersByTime(1_500);
  expect(said(quiet, lost)).toBeUndefined();
  vi.advanceTimersByTime(1_000);
  expect(said(quiet, lost)).toBe('alive');
  expect(said(warns, lost)).toBe('warning');
  expect(said(quiet, lost)).toBeUndefined();
});

test('what a network, the tool’s API or nobody said, and rows that are several or unsure, are left alone', () => {
  const others = [
    undefined,
    verdict('password-changed'),
    verdict(null),
    verdict('reported-by-tool', { unsure: true }),
    verdict('reported-by-tool', {}, 'tool-api'),
  ];
  for (const each of others) said(quiet, each);
  vi.advanceTimersByTime(60_000);
  for (const each of others) expect(said(quiet, each)).toBeUndefined();
  expect(again).not.toHaveBeenCalled();
});

test('nothing is looked at after the end', () => {
  said(quiet, lost);
  stop.abort();
  vi.advanceTimersByTime(60_000);
  expect(again).not.toHaveBeenCalled();
});
