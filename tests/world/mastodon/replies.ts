/** How these servers say no: Doorkeeper's challenge and sentence, in the server's language; the API's own sentences in English. */
import { json, type Reply } from '../core/http.ts';
import type { Manners } from './model.ts';

const SENTENCES = {
  en: {
    revoked: 'The access token was revoked',
    invalid: 'The access token is invalid',
    expired: 'The access token expired',
  },
  de: {
    revoked: 'Das Zugriffs-Token wurde annulliert',
    invalid: 'Das Zugriffs-Token ist ungültig',
    expired: 'Das Zugriffs-Token ist abgelaufen',
  },
};

/** Header values are bytes of Latin-1. */
export const tokenFault = (why: 'revoked' | 'invalid' | 'expired', language: Manners['language']): Reply => {
  const words = SENTENCES[language][why];
  return json(
    401,
    { error: words },
    {
      'www-authenticate': `Bearer realm="Doorkeeper", error="invalid_token", error_description="${words}"`,
    },
  );
};

export const sentence = (status: number, error: string, headers: Record<string, string> = {}): Reply =>
  json(status, { error }, headers);

export const oauthError = (status: number, error: string, error_description: string): Reply =>
  json(status, { error, error_description });

export const CLIENT_GONE = (): Reply =>
  oauthError(
    401,
    'invalid_client',
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  );

/** ISO 8601 with six decimals, as Mastodon writes it. */
export const rateHeaders = (remaining: number, until: number): Record<string, string> => ({
  'x-ratelimit-limit': '300',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': new Date(until).toISOString().replace(/Z$/, '000Z'),
});
