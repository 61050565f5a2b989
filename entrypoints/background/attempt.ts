/** One attempt to sign in at a network, seen or unseen, and whose tokens came of it. */
import { launchSignIn, redirectUri } from '@/utils/kit/browser';
import type { App } from '@/utils/model/app';
import { Failure } from '@/utils/model/failure';
import { type Ctx, type Identity, isFinding, isRefusal, type Network, type TokenSet } from '@/utils/networks/define';
import { withApp } from './access';
import { refuse } from './refuse';
import { factsOf, secretOf } from './renew';

/** One attempt, with or without a window. `null`: it needs a person. */
export const attempt = async (
  network: Network,
  ctx: Ctx,
  { silent, anew = false, askFor }: { silent: boolean; anew?: boolean; askFor?: string[] },
): Promise<TokenSet | null> => {
  const hint = ctx.account.handle || undefined;
  const scopes = askFor ?? ctx.account.token?.scopes;
  const started = await network.signIn(ctx, {
    redirectUri: redirectUri(),
    silent,
    ...(anew ? { anew } : {}),
    ...(hint ? { hint } : {}),
    ...(scopes ? { scopes } : {}),
  });
  if (isRefusal(started)) throw refuse(started, network);
  const result = await launchSignIn(started.url, silent);
  if ('failed' in result) {
    if (silent) return null;
    throw new Failure(result.failed === 'network-down' ? 'network-down' : 'window-closed');
  }
  const tokens = await network.finish({ ...ctx, now: Date.now() }, started, result.url);
  if (!isRefusal(tokens)) return tokens;
  if (tokens.askFor && !askFor) return attempt(network, ctx, { silent, anew, askFor: tokens.askFor });
  // Without a window a "no" only means that a person is needed.
  if (silent && (tokens.failed === 'denied' || tokens.failed === 'app-refused')) return null;
  throw refuse(tokens, network);
};

/** `null`: the network tells only for money, and was not paid. @throws Failure */
export const identify = async (network: Network, ctx: Ctx, tokens: TokenSet): Promise<Identity | null> => {
  const token = secretOf(tokens);
  const who = await network.identify({ ...ctx, now: Date.now(), token });
  if (!isFinding(who)) return who;
  if (who.result === 'inconclusive' && who.reason === 'billing') return null;
  // The account behind the new token is not known: the old one is kept, and the reason told.
  if (who.result === 'inconclusive' && (who.reason === 'app-not-enabled' || who.reason === 'outdated'))
    throw new Failure(who.reason);
  if (who.result === 'inconclusive') throw new Failure(who.reason === 'rate-limited' ? 'rate-limited' : 'network-down');
  throw new Failure('not-proved', who.result === 'ended' ? { cause: who.cause } : {});
};

/** An app that can do this network's sign-in: with a secret or broker where the network insists on one. */
export const usable = (app: App | undefined, network: Network): app is App =>
  app !== undefined && (network.client.secret !== 'required' || app.hasSecret || app.tokenEndpoint !== undefined);

/** A file or a person may have written the handle with its sign. */
const plain = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase();

/** By the network's id where both are known, otherwise by handle; a new account is anybody. */
export const isSame = (account: Ctx['account'], who: Identity): boolean =>
  account.networkAccountId
    ? account.networkAccountId === who.networkAccountId
    : !account.handle || plain(account.handle) === plain(who.handle);

/**
 * A sign-in for this very account that nobody sees. `null`: it needs a person.
 * @returns the tokens, whose they are, and a way to read them before they are kept
 * @throws Failure
 */
export const comeUnseen = (network: Network, account: Ctx['account'], app: App) =>
  withApp(account, app, Date.now(), async ctx => {
    const came = await attempt(network, ctx, { silent: true });
    if (!came) return null;
    const { advice: _, ...tokens } = came;
    const token = secretOf(tokens);
    const who = await identify(network, ctx, tokens);
    if (!who) return null;
    const check = () =>
      network.check({ ...ctx, now: Date.now(), account: { ...ctx.account, token: factsOf(tokens) }, token });
    return { tokens, who, check };
  });
