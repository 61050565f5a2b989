/** One Mastodon-like server: its endpoints from its metadata or at the fixed paths, the scope to ask for, and our registration there. */
import type { AuthorizationServer } from 'oauth4webapi';
import { isTrouble, type Trouble } from '../../kit/oauth/call';
import { discoverServer, isSecure } from '../../kit/oauth/discovery';
import { refusedBy } from '../../kit/oauth/refused';
import type { AppClient, Ctx, Network, Refusal } from '../define';
import { fieldsOf, textOf } from '../shared/json';

export interface Server extends AuthorizationServer {
  authorization_endpoint: string;
  token_endpoint: string;
  revocation_endpoint: string;
  app_registration_endpoint: string;
}

/** Enough for `verify_credentials`: the narrow one that every version knows, then the newer one, then what Pixelfed has. */
const READING = ['read:accounts', 'profile', 'read'];
const APP_NAME = 'Token Health';

export const issuerOf = (ctx: Ctx): string => (ctx.account.issuer ?? ctx.app?.issuer ?? '').replace(/\/+$/, '');

const hostOf = (address: string): string | undefined => (isSecure(address) ? new URL(address).hostname : undefined);

/** Match patterns know no port. */
export const hostsOf = (issuer = ''): string[] => {
  const host = hostOf(issuer);
  return host ? [`https://${host}/*`] : [];
};

/** https://docs.joinmastodon.org/methods/oauth/ */
const pathsOf = (issuer: string) => ({
  authorization_endpoint: `${issuer}/oauth/authorize`,
  token_endpoint: `${issuer}/oauth/token`,
  revocation_endpoint: `${issuer}/oauth/revoke`,
  app_registration_endpoint: `${issuer}/api/v1/apps`,
});

export const pagesOf = (issuer: string): Network['pages'] => ({
  home: `${issuer}/`,
  password: `${issuer}/auth/edit`,
  apps: `${issuer}/oauth/authorized_applications`,
  unlock: `${issuer}/auth/edit`,
});

/** Endpoints on another host are not taken: the app's secret would go there, and no permission for it is held. */
const ownEndpoints = (told: AuthorizationServer, issuer: string) => {
  const paths = pathsOf(issuer);
  const own = Object.keys(paths).flatMap(name => {
    const endpoint = told[name as keyof AuthorizationServer];
    return isSecure(endpoint) && hostOf(endpoint) === hostOf(issuer) ? [[name, endpoint] as const] : [];
  });
  return { ...paths, ...Object.fromEntries(own) };
};

/**
 * Servers before 4.3 publish nothing and are found at the fixed paths.
 * Secrets go in the body: these servers take the Basic header without undoing the escapes that RFC 6749 (2.3.1) wants in it.
 */
export const serverOf = async (ctx: Ctx): Promise<{ value: Server } | Trouble> => {
  const issuer = issuerOf(ctx);
  if (!isSecure(issuer)) return { trouble: undefined };
  const found = await discoverServer(ctx, issuer);
  const manners = { token_endpoint_auth_methods_supported: ['client_secret_post'] };
  if (!isTrouble(found)) return { value: { ...found.value, ...ownEndpoints(found.value, issuer), ...manners } };
  const { trouble } = found;
  const down = trouble && (!trouble.ok || trouble.status >= 500 || trouble.status === 429);
  return down ? found : { value: { issuer, ...pathsOf(issuer), ...manners } };
};

/** Pixelfed takes no narrow scopes. Where there is no metadata, the version tells the kind of server. */
const scopeOf = async (ctx: Ctx, server: Server): Promise<string> => {
  const offered = server.scopes_supported;
  if (Array.isArray(offered)) return READING.find(scope => offered.includes(scope)) ?? 'read:accounts';
  const answer = await ctx.ask({ url: `${issuerOf(ctx)}/api/v1/instance` }, ctx.signal);
  const version = textOf(fieldsOf(answer.ok ? answer.json : undefined).version) ?? '';
  return /pixelfed/i.test(version) ? 'read' : 'read:accounts';
};

/** What was granted before, and what a check needs where that is not among it. */
export const scopesFor = async (ctx: Ctx, server: Server, granted: readonly string[] = []): Promise<string[]> =>
  granted.some(scope => READING.includes(scope)) ? [...granted] : [...granted, await scopeOf(ctx, server)];

/** https://docs.joinmastodon.org/methods/apps/#create */
export const registerAt = async (ctx: Ctx, server: Server, redirectUri: string): Promise<AppClient | Refusal> => {
  const form = {
    client_name: APP_NAME,
    redirect_uris: redirectUri,
    scopes: await scopeOf(ctx, server),
  };
  const answer = await ctx.ask({ url: server.app_registration_endpoint, method: 'POST', form }, ctx.signal);
  const json = fieldsOf(answer.ok && answer.status < 300 ? answer.json : undefined);
  const [clientId, clientSecret] = [textOf(json.client_id), textOf(json.client_secret)];
  return clientId && clientSecret ? { clientId, clientSecret, issuer: issuerOf(ctx) } : refusedBy({ trouble: answer });
};

const says = (answer: Trouble['trouble'], error: string): boolean =>
  Boolean(answer?.ok) && fieldsOf(answer?.ok ? answer.json : undefined).error === error;

/** A refused token request, with the one case told that a new registration mends. */
export const refusedAt = (done: Trouble, secrets: readonly (string | undefined)[]): Refusal => ({
  ...refusedBy(done, secrets),
  ...(says(done.trouble, 'invalid_client') ? { appGone: true } : {}),
});

/**
 * Has the server swept the app away? Then its consent page would be an error that no redirect comes back from. A token for the app alone is
 * asked for: it tells, and servers before 4.3 keep only apps that were given one.
 */
export const isAppGone = async (
  ctx: Ctx,
  server: Server,
  app: AppClient,
  scopes: readonly string[],
): Promise<boolean> => {
  const { clientId, clientSecret = '' } = app;
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: scopes.join(' '),
  };
  return says(await ctx.ask({ url: server.token_endpoint, method: 'POST', form }, ctx.signal), 'invalid_client');
};
