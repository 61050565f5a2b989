/** Life of a token after the sign-in: refresh, introspection (RFC 7662), revocation (RFC 7009), userinfo. */
import * as oauth from 'oauth4webapi';
import { measured } from '../../model/scopes';
import { call, isTrouble, type Trouble, type Wire } from './call';
import { type Credentials, introduce } from './client';
import { granted } from './reply';

/** A token answer in our units: epoch ms; `null` never ends; absent: not told. */
export interface Tokens {
  access: string;
  refresh?: string;
  expiresAt?: number;
  refreshExpiresAt?: number | null;
  issuedAt: number;
  scopes?: string[];
  lacking?: string[];
  renews: 'no' | 'refresh-token';
}

/** What the answer may leave out because it stays as it was (RFC 6749, section 6), or is as asked for (5.1). */
export interface Kept {
  refresh?: string | undefined;
  refreshExpiresAt?: number | null | undefined;
  scopes?: string[] | undefined;
}

/** Scope lists come with spaces (the RFC) or commas (several networks). */
export const scopesOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** End of the refresh token, ms. Not in the RFC: Google and LinkedIn say `refresh_token_expires_in`, TikTok and Keycloak `refresh_expires_in`, where 0 never ends. */
const refreshEnd = (reply: oauth.TokenEndpointResponse, now: number): number | null | undefined => {
  const seconds = Number(reply.refresh_token_expires_in ?? reply.refresh_expires_in ?? Number.NaN);
  if (!Number.isFinite(seconds)) return undefined;
  return seconds === 0 ? null : now + seconds * 1000;
};

/** @param now epoch ms of the answer */
export const tokensOf = (reply: oauth.TokenEndpointResponse, now: number, kept: Kept = {}): Tokens => {
  const refresh = reply.refresh_token ?? kept.refresh;
  const told = refreshEnd(reply, now);
  const refreshExpiresAt = told === undefined && !reply.refresh_token ? kept.refreshExpiresAt : told;
  return {
    access: reply.access_token,
    issuedAt: now,
    renews: refresh ? 'refresh-token' : 'no',
    ...(refresh ? { refresh } : {}),
    ...(refresh && refreshExpiresAt !== undefined ? { refreshExpiresAt } : {}),
    ...(reply.expires_in === undefined ? {} : { expiresAt: now + reply.expires_in * 1000 }),
    ...measured(kept.scopes, reply.scope === undefined ? undefined : scopesOf(reply.scope)),
  };
};

/** @param additionalParameters what this network wants besides */
export const refresh = (
  wire: Wire,
  server: oauth.AuthorizationServer,
  app: Credentials,
  token: string,
  additionalParameters: Record<string, string> = {},
): Promise<{ value: oauth.TokenEndpointResponse } | Trouble> => {
  const us = introduce(wire, server, app);
  return call(
    wire,
    transport =>
      oauth.refreshTokenGrantRequest(us.server, us.client, us.auth, token, { ...transport, additionalParameters }),
    async response => oauth.processRefreshTokenResponse(us.server, us.client, await granted(response)),
  );
};

type Hint = 'access_token' | 'refresh_token';

export const introspect = (
  wire: Wire,
  server: oauth.AuthorizationServer,
  app: Credentials,
  token: string,
  hint: Hint,
): Promise<{ value: oauth.IntrospectionResponse } | Trouble> => {
  const us = introduce(wire, server, app);
  const additionalParameters = { token_type_hint: hint };
  return call(
    wire,
    transport =>
      oauth.introspectionRequest(us.server, us.client, us.auth, token, { ...transport, additionalParameters }),
    response => oauth.processIntrospectionResponse(us.server, us.client, response),
  );
};

/** `true` when the server said that the token is no more. */
export const revoke = async (
  wire: Wire,
  server: oauth.AuthorizationServer,
  app: Credentials,
  token: string,
  hint: Hint,
): Promise<boolean> => {
  const us = introduce(wire, server, app);
  const additionalParameters = { token_type_hint: hint };
  const done = await call(
    wire,
    transport => oauth.revocationRequest(us.server, us.client, us.auth, token, { ...transport, additionalParameters }),
    async response => {
      await oauth.processRevocationResponse(response);
      return true;
    },
  );
  return !isTrouble(done);
};

/**
 * The same where the grant is bound to a key and the server wants its proof for ending it, too. The library's revocation carries none, its
 * token request does: sent to the revocation endpoint, with a `grant_type` that RFC 7009 lets servers ignore.
 */
export const revokeBound = async (
  wire: Wire,
  server: oauth.AuthorizationServer,
  app: Credentials,
  token: string,
): Promise<boolean> => {
  const { revocation_endpoint: endpoint } = server;
  if (!endpoint) return false;
  const us = introduce(wire, { ...server, token_endpoint: endpoint }, { clientId: app.clientId });
  const done = await call(
    wire,
    transport =>
      oauth.genericTokenEndpointRequest(us.server, us.client, us.auth, 'refresh_token', { token }, transport),
    async response => {
      await oauth.processRevocationResponse(response);
      return true;
    },
  );
  return !isTrouble(done);
};

export const userinfo = (
  wire: Wire,
  server: oauth.AuthorizationServer,
  app: Credentials,
  access: string,
): Promise<{ value: oauth.UserInfoResponse } | Trouble> => {
  // The id is not sent here; the library insists on one all the same, also for a pasted token that no app of ours stands behind.
  const us = introduce(wire, server, { ...app, clientId: app.clientId || 'unknown' });
  return call(
    wire,
    transport => oauth.userInfoRequest(us.server, us.client, access, transport),
    response => oauth.processUserInfoResponse(us.server, us.client, oauth.skipSubjectCheck, response),
  );
};
