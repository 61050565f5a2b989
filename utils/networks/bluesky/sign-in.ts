/** Sign-in by OAuth as the AT Protocol wants it: pushed, bound to a key, and believed only when the person's own document agrees. */
import type { AuthorizationServer } from 'oauth4webapi';
import { z } from 'zod';
import { isTrouble } from '../../kit/oauth/call';
import { exchange, readRedirect, start } from '../../kit/oauth/code';
import { discoverServer, isSecure } from '../../kit/oauth/discovery';
import { keyPairOf, newKey } from '../../kit/oauth/dpop';
import { push } from '../../kit/oauth/push';
import { refusedBy } from '../../kit/oauth/refused';
import { revokeBound, tokensOf } from '../../kit/oauth/tokens';
import { type Ctx, isRefusal, type Refusal, type SignIn, type SignInOptions, type TokenSet } from '../define';
import { notFoundRefusal } from '../oidc/server';
import { textOf } from '../shared/json';
import { DAY } from '../shared/pace';
import { keep } from './grant';
import { homeAt, isDid, isHandle, serverFor } from './identity';

/** `atproto` tells who somebody is; the other one is what app passwords may do. */
export const SCOPES = ['atproto', 'transition:generic'];
/** A client without a secret is signed out this long (ms) after the sign-in, however often it renews. */
export const SESSION = 14 * DAY;

const keptSchema = z.object({ key: z.string(), issuer: z.url() });
type Kept = z.infer<typeof keptSchema>;

const keptOf = (started: SignIn): Kept | undefined => {
  try {
    return keptSchema.parse(JSON.parse(started.extra ?? ''));
  } catch {
    return undefined;
  }
};

export const signIn = async (
  ctx: Ctx,
  { redirectUri, silent, scopes = SCOPES, hint }: SignInOptions,
): Promise<SignIn | Refusal> => {
  if (!ctx.app) return { failed: 'app-refused' };
  // Servers refuse `prompt=none` to clients without a secret.
  if (silent) return { failed: 'denied', message: 'login_required' };
  const found = await serverFor(ctx);
  if (isTrouble(found)) return notFoundRefusal(found);
  const server = found.value;
  if (!isSecure(server.authorization_endpoint)) return { failed: 'not-understood' };
  const who = [ctx.account.networkAccountId, hint].find(name => name !== undefined && (isDid(name) || isHandle(name)));
  const [key, started] = await Promise.all([
    newKey(),
    start({
      endpoint: server.authorization_endpoint,
      clientId: ctx.app.clientId,
      redirectUri,
      scopes,
      pkce: true,
      extra: { login_hint: who },
    }),
  ]);
  const kept: Kept = { key, issuer: server.issuer };
  const remembered: SignIn = { ...started, extra: JSON.stringify(kept) };
  const done = await push({ ...ctx, dpop: await keyPairOf(key) }, server, { clientId: ctx.app.clientId }, remembered);
  return isTrouble(done) ? refusedBy(done, [started.state]) : done.value;
};

/** Tokens that will not be used are given back. */
const giveBack = async (
  ctx: Ctx,
  server: AuthorizationServer,
  kept: Kept,
  token: string,
  refusal: Refusal,
): Promise<Refusal> => {
  const wire = { ...ctx, dpop: await keyPairOf(kept.key) };
  await revokeBound(wire, server, { clientId: ctx.app?.clientId ?? '' }, token);
  return refusal;
};

export const finish = async (ctx: Ctx, started: SignIn, redirected: string): Promise<TokenSet | Refusal> => {
  const kept = keptOf(started);
  if (!ctx.app || !kept) return { failed: ctx.app ? 'not-understood' : 'app-refused' };
  const found = await discoverServer(ctx, kept.issuer);
  if (isTrouble(found)) return notFoundRefusal(found);
  const server = found.value;
  const app = { clientId: ctx.app.clientId };
  const parameters = readRedirect(server, app.clientId, started, redirected);
  if (isRefusal(parameters)) return parameters;
  const wire = { ...ctx, dpop: await keyPairOf(kept.key) };
  const done = await exchange(wire, server, app, started, parameters);
  if (isTrouble(done)) return refusedBy(done, [parameters.get('code') ?? undefined, started.verifier]);
  const { value: reply } = done;
  const did = textOf(reply.sub);
  const giving = (refusal: Refusal) => giveBack(ctx, server, kept, reply.refresh_token ?? reply.access_token, refusal);
  if (!did || !isDid(did) || reply.token_type !== 'dpop') return giving({ failed: 'not-understood' });
  const home = await homeAt(ctx, did, server.issuer);
  if (home === null) return giving({ failed: 'answer-not-ours' });
  if (isTrouble(home)) return giving(notFoundRefusal(home));
  const tokens = tokensOf(reply, ctx.now, { scopes: started.scopes });
  return {
    ...tokens,
    ...(tokens.refresh ? { refreshExpiresAt: ctx.now + SESSION } : {}),
    extra: keep({ kind: 'key', key: kept.key, issuer: server.issuer, pds: home.value }),
  };
};
