/** Sign-in at any OAuth server: pushed (RFC 9126) where the server demands it, bound to a key (RFC 9449) where it binds. */
import { isTrouble } from '../../kit/oauth/call';
import { exchange, readRedirect, start } from '../../kit/oauth/code';
import { isSecure } from '../../kit/oauth/discovery';
import { keyPairOf, newKey, takesProof } from '../../kit/oauth/dpop';
import { push } from '../../kit/oauth/push';
import { refusedBy } from '../../kit/oauth/refused';
import { tokensOf } from '../../kit/oauth/tokens';
import { type Ctx, isRefusal, type Refusal, type SignIn, type SignInOptions, type TokenSet } from '../define';
import { fieldsOf, textOf } from '../shared/json';
import { notFoundRefusal, serverOf } from './server';

export const WANTED = ['openid', 'profile', 'offline_access'];

/** What a pushed request no longer says in its URL, and the key that is waiting for its token. */
interface Kept {
  asked: string;
  key?: string | undefined;
}

const keptOf = (started: SignIn): Kept => {
  let json: unknown;
  try {
    json = JSON.parse(started.extra ?? '');
  } catch {
    json = undefined;
  }
  const { asked, key } = fieldsOf(json);
  return { asked: textOf(asked) ?? new URL(started.url).search, key: textOf(key) };
};

export const signIn = async (
  ctx: Ctx,
  { redirectUri, silent, scopes: asked, hint }: SignInOptions,
): Promise<SignIn | Refusal> => {
  if (!ctx.app) return { failed: 'app-refused' };
  const found = await serverOf(ctx);
  if (isTrouble(found)) return notFoundRefusal(found);
  const server = found.value;
  if (!isSecure(server.authorization_endpoint)) return { failed: 'not-understood' };
  const offered = server.scopes_supported;
  const scopes = asked ?? (Array.isArray(offered) ? WANTED.filter(scope => offered.includes(scope)) : WANTED);
  // OpenID Connect Core, 11: offline access needs the person's consent each time.
  const prompt = silent ? 'none' : scopes.includes('offline_access') ? 'consent' : undefined;
  const extra = { prompt, login_hint: hint || undefined };
  const started = await start({
    endpoint: server.authorization_endpoint,
    clientId: ctx.app.clientId,
    redirectUri,
    scopes,
    pkce: true,
    nonce: scopes.includes('openid'),
    extra,
  });
  // A proof names the address it is sent to: what goes through a broker cannot be proved to the server behind it.
  const key = takesProof(server) && !ctx.app.tokenEndpoint ? await newKey() : undefined;
  const pushes = server.require_pushed_authorization_requests === true;
  if (!pushes && !key) return started;
  const kept: Kept = { asked: new URL(started.url).search, key };
  const remembered: SignIn = { ...started, extra: JSON.stringify(kept) };
  if (!pushes) return remembered;
  const done = await push({ ...ctx, dpop: await keyPairOf(key) }, server, ctx.app, remembered);
  return isTrouble(done) ? refusedBy(done, [started.state, ctx.app.clientSecret]) : done.value;
};

export const finish = async (ctx: Ctx, started: SignIn, redirected: string): Promise<TokenSet | Refusal> => {
  if (!ctx.app) return { failed: 'app-refused' };
  const found = await serverOf(ctx);
  if (isTrouble(found)) return notFoundRefusal(found);
  const parameters = readRedirect(found.value, ctx.app.clientId, started, redirected);
  if (isRefusal(parameters)) return parameters;
  const { asked: query, key } = keptOf(started);
  const wire = { ...ctx, dpop: await keyPairOf(key) };
  const done = await exchange(wire, found.value, ctx.app, started, parameters);
  if (isTrouble(done))
    return refusedBy(done, [parameters.get('code') ?? undefined, started.verifier, ctx.app.clientSecret]);
  const asked = new URLSearchParams(query);
  const tokens = tokensOf(done.value, ctx.now, { scopes: started.scopes });
  // A server may leave out the refresh token where it could not ask. Then the account would be worse off than before: a person has to be asked.
  const lost = asked.get('prompt') === 'none' && ctx.account.token?.renews === 'refresh-token' && !tokens.refresh;
  if (lost) return { failed: 'denied', message: 'consent_required' };
  // A server that offers to bind and then does not says so by the token's type: the key is of no use then.
  return key && done.value.token_type === 'dpop' ? { ...tokens, extra: key } : tokens;
};
