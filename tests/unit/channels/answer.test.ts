/** What answers mean for a message, and when it is tried again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentBy } from '@/utils/channels/answer';
import { verdictOf } from '@/utils/channels/backoff';
import type { Answer } from '@/utils/kit/http';
import { SEND_CODES } from '@/utils/model/channel';

const NOW = Date.UTC(2026, 10, 1, 12);
const HOUR = 3_600_000;
const answer = (status: number, headers: Record<string, string> = {}, json: unknown = undefined): Answer => ({
  ok: true,
  status,
  headers,
  json,
  text: '',
});

test.each([
  [200, 'sent'],
  [202, 'sent'],
  [204, 'sent'],
  [301, 'bad-request'],
  [400, 'bad-request'],
  [401, 'refused'],
  [403, 'refused'],
  [404, 'gone'],
  [410, 'gone'],
  [429, 'rate-limited'],
  [408, 'no-answer'],
  [502, 'no-answer'],
  [504, 'no-answer'],
  [524, 'no-answer'],
  [500, 'outage'],
  [503, 'outage'],
])('%i is %s', (status, code) => expect(sentBy(answer(status), NOW)).toEqual({ code, status }));

test.each<[string, Answer, number | undefined]>([
  ['seconds', answer(429, { 'retry-after': '120' }), NOW + 120_000],
  ['seconds, from a gateway', answer(504, { 'retry-after': '60' }), NOW + 60_000],
  ['a date', answer(503, { 'retry-after': new Date(NOW + HOUR).toUTCString() }), NOW + HOUR],
  ['Discord’s own', answer(429, {}, { retry_after: 1.5 }), NOW + 1_500],
  ['a year', answer(429, { 'retry-after': '31536000' }), NOW + 24 * HOUR],
  ['the past', answer(429, { 'retry-after': new Date(0).toUTCString() }), NOW],
  ['nonsense', answer(429, { 'retry-after': 'soon' }), undefined],
])('a pause in %s', (_what, given, at) => expect(sentBy(given, NOW).retryAt).toBe(at));

test('where nobody can tell a second message, a lost answer ends it; nothing is tried for ever', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SEND_CODES),
      fc.boolean(),
      fc.nat(20),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (code, tells, n, random) => {
        const verdict = verdictOf({ code }, tells, n + 1, NOW, random);
        if (code === 'no-answer' && !tells) expect(verdict.state).toBe('unsure');
        if (code === 'sent') expect(verdict.state).toBe('sent');
        if (n >= 8) expect(verdict.state).not.toBe('waiting');
        if (verdict.state === 'waiting') expect(verdict.nextTry).toBeGreaterThanOrEqual(NOW + 60_000);
      },
    ),
  );
});
