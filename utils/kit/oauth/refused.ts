/** Why a sign-in or an exchange did not work, from what came back: a closed list, and the network's own words without any secret. */
import type { Trouble } from './call';

export interface Refused {
  failed: 'denied' | 'app-refused' | 'answer-not-ours' | 'network-down' | 'not-understood' | 'rate-limited';
  message?: string;
}

/** The person said no, or (without a window) would have had to be asked. OpenID Connect Core 3.1.2.6 and what networks send besides. */
const DENIED = [
  'access_denied',
  'user_denied',
  'user_cancelled',
  'user_cancelled_login',
  'user_cancelled_authorize',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];
/** RFC 6749, 4.1.2.1: the server is in trouble, not the app. */
const BUSY = ['server_error', 'temporarily_unavailable'];

const MAX_MESSAGE = 300;
/** Runs this long are tokens, codes or ids; words with underscores are scope names. */
const TOKEN_LIKE = /[A-Za-z0-9_\-.~+/=|%]{24,}/g;

/** The network's words, fit to be shown: some networks repeat the token in their error text. */
export const clean = (text: string, secrets: readonly (string | undefined)[] = []): string =>
  secrets
    .filter(secret => secret !== undefined && secret.length > 3)
    .reduce<string>((rest, secret) => rest.replaceAll(String(secret), '[…]'), text)
    .replace(TOKEN_LIKE, run => (/^[a-z_.]+$/.test(run) ? run : '[…]'))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_MESSAGE);

/** An OAuth error name to a refusal. */
export const refusedFor = (error: string, message: string): Refused => ({
  failed: DENIED.includes(error) ? 'denied' : BUSY.includes(error) ? 'network-down' : 'app-refused',
  ...(message ? { message } : {}),
});

const field = (json: unknown, ...names: string[]): string => {
  for (const name of names) {
    const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
    if (typeof value === 'string' && value) return value;
  }
  return '';
};

/**
 * A token request that failed, as a refusal.
 * @param secrets what was sent, so that an echo of it is taken out
 */
export const refusedBy = ({ trouble }: Trouble, secrets: readonly (string | undefined)[] = []): Refused => {
  if (!trouble) return { failed: 'not-understood' };
  if (!trouble.ok || trouble.status >= 500) return { failed: 'network-down' };
  if (trouble.status === 429) return { failed: 'rate-limited' };
  const { json } = trouble;
  const graph = typeof json === 'object' && json !== null ? (json as Record<string, unknown>).error : undefined;
  const error = field(json, 'error', 'error_type', 'title') || field(graph, 'type');
  const words = field(json, 'error_description', 'error_message', 'detail') || field(graph, 'message');
  if (!error && !words) return { failed: 'not-understood' };
  return refusedFor(error, clean([error, words].filter(Boolean).join(': '), secrets));
};
