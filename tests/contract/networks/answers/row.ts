/** One row of an answer table: what a network answers, and what its file has to make of it. */
import type { Answer } from '../../../../utils/kit/http';
import type { Finding } from '../../../../utils/model/evidence';

/** The moment of every table. */
export const NOW = Date.UTC(2026, 10, 21, 12);
export const PAST = NOW - 3_600_000;
export const FUTURE = NOW + 3_600_000;
export const seconds = (ms: number): number => Math.floor(ms / 1000);

/** The kinds that every table must have, and the rest. */
export type RowKind = 'good' | 'dead' | 'revoked' | 'rate-limited' | 'outage' | 'other';

export interface Row {
  name: string;
  kind: RowKind;
  answer: Answer;
  /** End of the access token as far as known before the answer. */
  expiresAt?: number | null;
  expect: Finding;
}

/** As `utils/kit/http` makes one: the parsed body beside the text. */
export const said = (status: number, text: string, headers: Record<string, string> = {}): Answer => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { ok: true, status, headers, json, text };
};

export const body = (status: number, json: unknown, headers: Record<string, string> = {}): Answer =>
  said(status, JSON.stringify(json), { 'content-type': 'application/json', ...headers });

export const PAGE = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

export const inconclusive = (
  reason: Extract<Finding, { result: 'inconclusive' }>['reason'],
  more: { retryAt?: number; code?: string; binds?: 'account' | 'app' } = {},
): Finding => ({ result: 'inconclusive', reason, ...more });

/** The ways in which any network may fail to say anything at all. */
export const noise: Row[] = [
  { name: 'no route', kind: 'outage', answer: { ok: false, why: 'unreachable' }, expect: inconclusive('unreachable') },
  { name: 'time-out', kind: 'outage', answer: { ok: false, why: 'timeout' }, expect: inconclusive('unreachable') },
  { name: '500 empty', kind: 'outage', answer: said(500, ''), expect: inconclusive('outage') },
  { name: '502 page', kind: 'outage', answer: said(502, PAGE), expect: inconclusive('outage') },
  {
    name: '200 page (captive portal)',
    kind: 'outage',
    answer: said(200, PAGE),
    expect: inconclusive('not-understood'),
  },
  {
    name: '200 page that claims to be JSON',
    kind: 'outage',
    answer: said(200, PAGE, { 'content-type': 'application/json' }),
    expect: inconclusive('not-understood'),
  },
  { name: '401 page (proxy)', kind: 'outage', answer: said(401, PAGE), expect: inconclusive('not-understood') },
  { name: '200 empty', kind: 'other', answer: said(200, ''), expect: inconclusive('not-understood') },
  {
    name: '200 truncated JSON',
    kind: 'outage',
    answer: said(200, '{"id":"1","na'),
    expect: inconclusive('not-understood'),
  },
  { name: '200 null', kind: 'other', answer: body(200, null), expect: inconclusive('not-understood') },
  { name: '200 list', kind: 'other', answer: body(200, []), expect: inconclusive('not-understood') },
  { name: 'opaque redirect', kind: 'other', answer: said(0, ''), expect: inconclusive('not-understood') },
  { name: '402', kind: 'other', answer: body(402, {}), expect: inconclusive('billing') },
  { name: '429 bare', kind: 'rate-limited', answer: said(429, ''), expect: inconclusive('rate-limited') },
  {
    name: '429 Retry-After seconds',
    kind: 'rate-limited',
    answer: said(429, 'slow down', { 'retry-after': '120' }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 120_000 }),
  },
  {
    name: '429 Retry-After date',
    kind: 'rate-limited',
    answer: body(429, {}, { 'retry-after': 'Sat, 21 Nov 2026 12:10:00 GMT' }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 600_000 }),
  },
  {
    name: '429 Retry-After in the past',
    kind: 'rate-limited',
    answer: body(429, {}, { 'retry-after': 'Sat, 21 Nov 2020 12:10:00 GMT' }),
    expect: inconclusive('rate-limited', { retryAt: NOW }),
  },
  {
    name: '429 Retry-After absurd',
    kind: 'rate-limited',
    answer: body(429, {}, { 'retry-after': '99999999999' }),
    expect: inconclusive('rate-limited', { retryAt: NOW + 86_400_000 }),
  },
  {
    name: '429 Retry-After nonsense',
    kind: 'rate-limited',
    answer: body(429, {}, { 'retry-after': 'soon' }),
    expect: inconclusive('rate-limited'),
  },
  { name: '401 bare', kind: 'other', answer: body(401, {}), expect: { result: 'refused', code: '401' } },
];
