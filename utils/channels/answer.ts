/** What an HTTP answer says about a message: delivered, to be tried again, lost on its way, or refused for good. Pure. */
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

/**
 * Somebody between us and the receiver gave up waiting or could not read its answer: the message may have been taken
 * (RFC 9110, 15.6.3 and 15.6.5; Cloudflare's 520 and 524, developers.cloudflare.com, "5xx errors", 2026-11). 408 speaks of a
 * request that did not come whole (15.5.9), but servers say it of work that took them too long as well. A 500 or 503 is the
 * receiver's own word that it did not do it.
 */
const LOST = [408, 502, 504, 520, 524];

const codeOf = (status: number): SendCode => {
  if (status >= 200 && status < 300) return 'sent';
  if (LOST.includes(status)) return 'no-answer';
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'gone';
  if (status === 425 || status === 429) return 'rate-limited';
  return status >= 500 ? 'outage' : 'bad-request';
};

/** A lost answer and a lost message look the same from here: `no-answer`, unless the caller knows better. */
export const sentBy = (answer: Answer, now: number): Sent => {
  if (!answer.ok) return { code: 'no-answer' };
  const code = codeOf(answer.status);
  const pause = code === 'rate-limited' || code === 'outage' || code === 'no-answer' ? retryAt(answer, now) : undefined;
  return { code, status: answer.status, ...(pause === undefined ? {} : { retryAt: pause }) };
};
