/** What an HTTP answer says about a message: delivered, to be tried again, or refused for good. Pure. */
import type { Answer } from '../kit/http';
import type { SendCode } from '../model/channel';
import type { Sent } from './define';

/** Longest pause (ms) that a receiver may ask for. */
const MOST_PAUSE_MS = 24 * 3_600_000;

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), or Discord's `retry_after` in seconds. */
const retryAt = (answer: Extract<Answer, { ok: true }>, now: number): number | undefined => {
  const said = answer.headers['retry-after'];
  const own = (answer.json as { retry_after?: unknown } | undefined)?.retry_after;
  const seconds =
    said !== undefined && /^[\d.]+$/.test(said) ? Number(said) : typeof own === 'number' ? own : undefined;
  const at = seconds !== undefined ? now + seconds * 1000 : said === undefined ? Number.NaN : Date.parse(said);
  return Number.isFinite(at) ? Math.min(Math.max(at, now), now + MOST_PAUSE_MS) : undefined;
};

const codeOf = (status: number): SendCode => {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'gone';
  if (status === 408 || status === 425 || status === 429) return 'rate-limited';
  return status >= 500 ? 'outage' : 'bad-request';
};

/** A lost answer and a lost message look the same from here: `no-answer`, unless the caller knows better. */
export const sentBy = (answer: Answer, now: number): Sent => {
  if (!answer.ok) return { code: 'no-answer' };
  const code = codeOf(answer.status);
  const pause = code === 'rate-limited' || code === 'outage' ? retryAt(answer, now) : undefined;
  return { code, status: answer.status, ...(pause === undefined ? {} : { retryAt: pause }) };
};
