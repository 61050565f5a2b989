/** How the certified OAuth server is set up: public clients with PKCE, rotation, introspection, revocation. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider, { type Client } from 'oidc-provider';
import { safe, sheet } from '../core/page.ts';
import type { Tables } from './tables.ts';

export const ISSUER = 'https://id.acme.example';
export const CLIENT_ID = 'token-health';
const DAY_S = 86_400;

/** Read at each use, so that a test may change them while the server runs. */
export interface Policy {
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  /** `offline_access`: as OpenID Connect says (asked for with `prompt=consent`); with every code; or with none. */
  refreshTokens: 'offline_access' | 'always' | 'never';
  /** `false`: refresh tokens may be used again. */
  rotate: boolean;
  /** Subs that have no account any more. */
  removed: Set<string>;
}

const extension = /^(chrome|moz)-extension:\/\//;
const sameClient = (_ctx: unknown, client: Client, token: { clientId: string }) => token.clientId === client.clientId;
const nameOf = (sub: string) => sub.charAt(0).toUpperCase() + sub.slice(1);

export const makeProvider = (tables: Tables, policy: Policy, clients: Record<string, unknown>[]): Provider => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider = new Provider(ISSUER, {
    adapter: tables.adapter,
    clients,
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: 'world' }] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    clientBasedCORS: (_ctx: unknown, origin: string) => extension.test(origin),
    rotateRefreshToken: () => policy.rotate,
    issueRefreshToken: async (_ctx: unknown, client: Client, code: { scopes: Set<string> }) =>
      policy.refreshTokens !== 'never' &&
      client.grantTypeAllowed('refresh_token') &&
      (policy.refreshTokens === 'always' || code.scopes.has('offline_access')),
    expiresWithSession: async () => false,
    findAccount: (_ctx: unknown, sub: string) =>
      policy.removed.has(sub)
        ? undefined
        : {
            accountId: sub,
            claims: async () => ({
              sub,
              name: nameOf(sub),
              preferred_username: sub,
              email: `${sub}@acme.example`,
              email_verified: true,
            }),
          },
    interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: sameClient },
      revocation: { enabled: true, allowedPolicy: sameClient },
    },
    ttl: {
      AccessToken: () => policy.accessTokenSeconds,
      RefreshToken: () => policy.refreshTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 3600,
      Session: 14 * DAY_S,
      Grant: 365 * DAY_S,
    },
    renderError: (ctx: { type: string; body: string }, out: Record<string, string>) => {
      ctx.type = 'html';
      const text = `<p>${safe(out.error ?? '')}: ${safe(out.error_description ?? '')}</p>`;
      ctx.body = sheet({ name: 'Acme ID', colour: '#1b7a44' }, 'Something went wrong', text);
    },
  });
  provider.proxy = true;
  return provider;
};
