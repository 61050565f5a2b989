/** What every answer is asked first, before its body: did it come, is the network in trouble, are we too fast, is it a bill, is it JSON? */

import type { Answer } from '../../kit/http';
import { defined } from '../../model/defined';
import type { Binds, Finding, Inconclusive } from '../../model/evidence';

type Headers = Record<string, string>;
/** A network's own way to say when its limit ends: epoch ms. */
export type ResetAt = (headers: Headers, now: number) => number | undefined;

/** A limit that claims to last longer is asked again after a day, ms. */
const LONGEST_WAIT = 24 * 3_600_000;

type Told = Extract<Finding, { result: 'inconclusive' }>;

export const inconclusive = (
  reason: Inconclusive,
  more: { retryAt?: number | undefined; code?: string | undefined } = {},
): Told => ({
  result: 'inconclusive',
  reason,
  ...defined(more),
});

/** `Retry-After`: seconds or an HTTP date (RFC 9110, 10.2.3), as epoch ms. */
const retryAfter: ResetAt = (headers, now) => {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  const at = /^\d+(\.\d+)?$/.test(value) ? now + Number(value) * 1000 : Date.parse(value);
  return Number.isFinite(at) ? at : undefined;
};

/** Rate-limited, with the time (ms) to come back where the answer names one: never in the past, never further than a day. */
export const rateLimited = (headers: Headers, now: number, resetAt?: ResetAt, code?: string): Told => {
  const told = resetAt?.(headers, now) ?? retryAfter(headers, now);
  const retryAt = told === undefined ? undefined : Math.min(Math.max(told, now), now + LONGEST_WAIT);
  return inconclusive('rate-limited', { retryAt, code });
};

/** The same finding with whom the limit binds, where it is one. */
export const bound = <F extends Finding>(finding: F, binds: Binds | undefined): F =>
  binds && finding.result === 'inconclusive' && finding.reason === 'rate-limited' ? { ...finding, binds } : finding;

type Came = Extract<Answer, { ok: true }>;

/**
 * @returns a finding that is nobody's fault but the way's; or the answer, whose body then decides
 * @param now epoch ms
 */
export const firstLook = (answer: Answer, now: number, resetAt?: ResetAt): { finding: Told } | { answer: Came } => {
  if (!answer.ok) return { finding: inconclusive('unreachable') };
  if (answer.status >= 500) return { finding: inconclusive('outage') };
  if (answer.status === 429) return { finding: rateLimited(answer.headers, now, resetAt) };
  if (answer.status === 402) return { finding: inconclusive('billing') };
  return { answer };
};

/** A page, or JSON that breaks off, where JSON was due. An empty body is neither. */
export const isNotJson = (answer: Came): boolean => answer.json === undefined && answer.text.trim() !== '';

/** True where an end (ms) is known and has passed. */
export const hasPassed = (end: number | null | undefined, now: number): boolean =>
  typeof end === 'number' && end <= now;
