/** What an OAuth sign-in at a tool asks of its server: the address to open, tokens for what came back, fresh ones, whether one is unused, the end. */
import { isTrouble, type Trouble, type Wire } from '../kit/oauth/call';
import type { Credentials } from '../kit/oauth/client';
import { exchange, readRedirect, type Started, start } from '../kit/oauth/code';
import { type Refused, refusedBy } from '../kit/oauth/refused';
import { introspect, type Kept, refresh, revoke, type Tokens, tokensOf } from '../kit/oauth/tokens';
import type { ToolOutcome } from '../model/outcomes';
import type { ToolSignIn } from '../tools/api';

/** Why there is no fresh token. `token-refused` is the server's clear no to this refresh token, and the only one that ends a grant. */
export interface NotRenewed {
  failed:
    | 'token-refused'
    | Extract<ToolOutcome, 'app-refused' | 'unreachable' | 'outage' | 'rate-limited' | 'not-understood'>;
}

export const isNotRenewed = (result: Tokens | NotRenewed): result is NotRenewed => 'failed' in result;

export const startGrant = (signIn: ToolSignIn, clientId: string, redirectUri: string): Promise<Started> =>
  start({
    endpoint: signIn.server.authorization_endpoint,
    clientId,
    redirectUri,
    scopes: signIn.scopes,
    pkce: true,
    ...(signIn.extra ? { extra: signIn.extra } : {}),
  });

/** @param redirected the address that the window came back with */
export const finishGrant = async (
  wire: Wire,
  signIn: ToolSignIn,
  app: Credentials,
  started: Started,
  redirected: string,
): Promise<Tokens | Refused> => {
  const parameters = readRedirect(signIn.server, app.clientId, started, redirected);
  if (!(parameters instanceof URLSearchParams)) return parameters;
  const done = await exchange(wire, signIn.server, app, started, parameters);
  const secrets = [parameters.get('code') ?? undefined, started.verifier, app.clientSecret];
  return isTrouble(done) ? refusedBy(done, secrets) : tokensOf(done.value, wire.now);
};

/** RFC 6749, 5.2: `invalid_grant` is about the token; what is said of the client or the request is not. */
const whyNot = ({ trouble }: Trouble): NotRenewed['failed'] => {
  if (!trouble) return 'not-understood';
  if (!trouble.ok) return 'unreachable';
  if (trouble.status >= 500 || trouble.status === 408) return 'outage';
  if (trouble.status === 429) return 'rate-limited';
  const { json } = trouble;
  const error = typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
  if (error === 'invalid_grant') return 'token-refused';
  return error === 'invalid_client' || error === 'unauthorized_client' ? 'app-refused' : 'not-understood';
};

export const renewGrant = async (
  wire: Wire,
  signIn: ToolSignIn,
  app: Credentials,
  token: string,
  kept: Kept,
): Promise<Tokens | NotRenewed> => {
  const done = await refresh(wire, signIn.server, app, token);
  return isTrouble(done) ? { failed: whyNot(done) } : tokensOf(done.value, wire.now, kept);
};

/** Does the server still count this refresh token as good? `undefined`: it does not tell. */
export const isUnused = async (
  wire: Wire,
  signIn: ToolSignIn,
  app: Credentials,
  token: string,
): Promise<boolean | undefined> => {
  if (!signIn.server.introspection_endpoint) return undefined;
  const done = await introspect(wire, signIn.server, app, token, 'refresh_token');
  return isTrouble(done) ? undefined : done.value.active;
};

/** `true`: the server confirmed it. The refresh token goes first: with it the server ends the rest. */
export const endGrant = async (
  wire: Wire,
  signIn: ToolSignIn,
  app: Credentials,
  tokens: { access?: string | undefined; refresh?: string | undefined },
): Promise<boolean> => {
  if (!signIn.server.revocation_endpoint) return false;
  const ended = tokens.refresh ? await revoke(wire, signIn.server, app, tokens.refresh, 'refresh_token') : undefined;
  const closed = tokens.access ? await revoke(wire, signIn.server, app, tokens.access, 'access_token') : undefined;
  return ended ?? closed ?? false;
};
