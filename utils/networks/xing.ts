/** XING: closed its interface to the public on 1 April 2019. Accounts are tracked by hand; nothing can be asked, connected or renewed any more. */
import type { Answer } from '../kit/http';
import type { Finding } from '../model/evidence';
import { defineNetwork, type Refusal } from './define';
import { firstLook, inconclusive, isNotJson, rateLimited } from './shared/first-look';
import { fieldsOf, textOf } from './shared/json';

const OVER: Finding = { result: 'ended', cause: 'api-discontinued' };
const REFUSED: Refusal = { failed: 'denied', message: 'XING has closed its API.' };

/**
 * Pure and total. What the interface used to answer is known from its own client library (`error_name`); contract partners still get
 * such answers. A token that is over cannot be had again, so that every end reads as the end of the interface.
 */
const classify = (answer: Answer, at: { now: number }): Finding => {
  const look = firstLook(answer, at.now);
  if ('finding' in look) return look.finding;
  const came = look.answer;
  if (isNotJson(came)) return inconclusive('not-understood');
  if (came.status === 404 || came.status === 410) return { ...OVER, code: String(came.status) };
  const json = fieldsOf(came.json);
  const error = came.status >= 400 ? textOf(json.error_name)?.slice(0, 80) : undefined;
  if (error === 'INVALID_OAUTH_TOKEN') return { ...OVER, code: error };
  if (error === 'RATE_LIMIT_EXCEEDED') return rateLimited(came.headers, at.now, undefined, error);
  if (error) return inconclusive(came.status === 401 ? 'app-misconfigured' : 'policy', { code: error });
  if (came.status === 401) return { result: 'refused', code: '401' };
  return came.status === 200 && Array.isArray(json.users) ? { result: 'alive' } : inconclusive('not-understood');
};

export default defineNetwork({
  id: 'xing',
  name: 'XING',
  mark: { text: 'Xi', colour: '#005f5f' },
  // Nobody is asked, so no permission is wanted.
  hosts: () => [],
  needsIssuer: false,
  client: { secret: 'none' },
  scopes: [],
  lifetimes: { access: { ms: null, source: 'https://dev.xing.com/docs/authentication', checked: '2026-11-21' } },
  endTold: [],
  estimateMs: null,
  readEveryMs: 7 * 24 * 3_600_000,
  freeCheck: true,
  silentSignIn: false,
  renewsItself: 'never',
  singleUseRefresh: false,
  discontinued: true,
  discontinuedAt: Date.UTC(2019, 3, 1),
  causes: ['api-discontinued'],
  pages: { home: 'https://www.xing.com/' },
  signIn: async () => REFUSED,
  finish: async () => REFUSED,
  // No request is made by any of these: the answer is known.
  identify: async () => OVER,
  check: async () => OVER,
  renewAt: () => null,
  renew: async () => OVER,
  children: async () => [],
  looksLike: () => false,
  classify,
});
