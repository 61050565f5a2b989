/** Fresh tokens with a person: a sign-in window for what the browser can hold, the tool's own page for what it cannot. */
import { browser } from 'wxt/browser';
import { observe } from '@/utils/health/observe';
import { holdsHosts, launchSignIn, redirectUri } from '@/utils/kit/browser';
import { grantLock, ifFree, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import type { App } from '@/utils/model/app';
import type { Finding } from '@/utils/model/evidence';
import { Failure } from '@/utils/model/failure';
import type { OutcomeCode } from '@/utils/model/outcomes';
import { BROWSER } from '@/utils/model/words';
import {
  type Ctx,
  hostsNeeded,
  type Identity,
  isFinding,
  isRefusal,
  type Network,
  type Refusal,
  type TokenSet,
} from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { addAccount } from '@/utils/store/accounts';
import { withJob } from '@/utils/store/jobs';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { seal } from '@/utils/store/vault';
import { toolOf } from '@/utils/tools/index';
import { appOf, withApp, withToken } from './access';
import { newAccount } from './new-account';
import { save } from './poll';
import { factsOf, secretOf, storeTokens } from './renew';
import { settle } from './settle';

const REFUSED: Record<Refusal['failed'], OutcomeCode> = {
  denied: 'denied',
  'app-refused': 'app-refused',
  'answer-not-ours': 'answer-not-ours',
  'network-down': 'network-down',
  'not-understood': 'not-understood',
  'rate-limited': 'rate-limited',
};

const refuse = (refusal: Refusal): Failure =>
  new Failure(REFUSED[refusal.failed], refusal.message ? { message: refusal.message.slice(0, 300) } : {});

/** One attempt, with or without a window. `null`: it needs a person. */
const attempt = async (network: Network, ctx: Ctx, silent: boolean): Promise<TokenSet | null> => {
  const hint = ctx.account.handle || undefined;
  const scopes = ctx.account.token?.scopes;
  const started = await network.signIn(ctx, {
    redirectUri: redirectUri(),
    silent,
    ...(hint ? { hint } : {}),
    ...(scopes ? { scopes } : {}),
  });
  if (isRefusal(started)) throw refuse(started);
  const result = await launchSignIn(started.url, silent);
  if ('failed' in result) {
    if (silent) return null;
    throw new Failure(result.failed === 'network-down' ? 'network-down' : 'window-closed');
  }
  const tokens = await network.finish({ ...ctx, now: Date.now() }, started, result.url);
  if (!isRefusal(tokens)) return tokens;
  // Without a window a "no" only means that a person is needed.
  if (silent && (tokens.failed === 'denied' || tokens.failed === 'app-refused')) return null;
  throw refuse(tokens);
};

/** Sign in: unseen first where the network allows it, then with a window. @throws Failure */
const signIn = async (network: Network, ctx: Ctx): Promise<TokenSet> => {
  const unseen = network.silentSignIn && ctx.account.handle ? await attempt(network, ctx, true) : null;
  const tokens = unseen ?? (await attempt(network, ctx, false));
  if (!tokens) throw new Failure('window-closed');
  return tokens;
};

const identify = async (network: Network, ctx: Ctx, tokens: TokenSet): Promise<Identity> => {
  const token = secretOf(tokens);
  const who = await network.identify({ ...ctx, now: Date.now(), token });
  if (!isFinding(who)) return who;
  // The account behind the new token is not known: the old one is kept, and the reason told.
  if (who.result === 'inconclusive' && who.reason === 'billing')
    throw new Failure('app-refused', { message: who.code ?? 'HTTP 402' });
  if (who.result === 'inconclusive') throw new Failure(who.reason === 'rate-limited' ? 'rate-limited' : 'network-down');
  throw new Failure('not-proved');
};

const lower = (text: string): string => text.trim().toLowerCase();

/** The same account signed in? By the network's id where both are known, otherwise by handle. */
const sameAccount = (account: Account, who: Identity): boolean =>
  account.networkAccountId
    ? account.networkAccountId === who.networkAccountId
    : !account.handle || lower(account.handle) === lower(who.handle);

/** A fresh reading of the new token: only this turns a row green. */
const prove = async (account: Account, network: Network): Promise<Finding> =>
  (network.freeCheck
    ? await withToken(account, Date.now(), ctx => network.check(ctx))
    : { result: 'alive' as const }) ?? {
    result: 'inconclusive',
    reason: 'unreachable',
  };

/** Put new tokens in the place of the old ones, and prove them. */
const replaceTokens = async (
  id: string,
  network: Network,
  app: App,
  tokens: TokenSet,
  who: Identity,
): Promise<OutcomeCode> =>
  withLock(grantLock(id), async () => {
    const policy = policyOf(await readSettings());
    const stored = await storeTokens(id, tokens, Date.now(), account => ({
      ...account,
      appId: app.id,
      networkAccountId: who.networkAccountId,
      handle: who.handle || account.handle,
      name: account.name ?? who.name,
      connectedAt: Date.now(),
    }));
    if (!stored) throw new Failure('interrupted');
    const finding = await prove(stored.after, network);
    await save(id, policy, Date.now(), account => observe(account, finding, Date.now()));
    return finding.result === 'alive' ? 'refreshed' : 'not-proved';
  });

/** An app that can do this network's sign-in: with a secret or broker where the network insists on one. */
const usable = (app: App | undefined, network: Network): app is App =>
  app !== undefined && (network.client.secret !== 'required' || app.hasSecret || app.tokenEndpoint !== undefined);

/** What a reconnect of this account does. */
export const canSignIn = async (account: Account): Promise<boolean> => {
  const network = networkOf(account.network);
  return network !== undefined && usable(await appOf(account), network);
};

const openTool = async (account: Account): Promise<OutcomeCode> => {
  const page = toolOf(account.holder)?.pages.accounts;
  if (!page) return 'app-missing';
  await browser.tabs.create({ url: page });
  return 'opened-tool';
};

const reconnectHere = async (account: Account, network: Network, app: App): Promise<OutcomeCode> => {
  if (!(await holdsHosts(hostsNeeded(network, account.issuer, app)))) throw new Failure('host-not-granted');
  const { tokens, who } = await withApp(account, app, Date.now(), async ctx => {
    const fresh = await signIn(network, ctx);
    return { tokens: fresh, who: await identify(network, ctx, fresh) };
  });
  if (!sameAccount(account, who)) {
    throw new Failure('wrong-account', {
      expected: account.handle || account.name || '',
      got: who.handle || who.name || '',
    });
  }
  return replaceTokens(account.id, network, app, tokens, who);
};

const outcomeOf = (error: unknown): { code: OutcomeCode; fields?: Record<string, string> } =>
  error instanceof Failure ? { code: error.code, fields: error.fields } : { code: 'not-understood' };

/** The row's primary action. What comes of it is written to the row, so that it is there when the popup opens again. */
export const reconnect = async (id: string): Promise<void> => {
  // A second press while the window is open changes nothing.
  await ifFree(`reconnect:${id}`, async () => {
    const account = await readOne('accounts', id);
    const network = account && networkOf(account.network);
    if (!account || !network) return;
    const app = await appOf(account);
    const outcome = await withJob(id, 'reconnect', Date.now(), async () =>
      usable(app, network)
        ? { code: await reconnectHere(account, network, app) }
        : { code: account.holder === BROWSER ? ('app-missing' as const) : await openTool(account) },
    ).catch(outcomeOf);
    const policy = policyOf(await readSettings());
    await save(id, policy, Date.now(), a => ({ ...a, outcome: { ...outcome, at: Date.now() } }));
  });
};

/**
 * Connect a new account with an app. If it is there already, its token is replaced.
 * @returns the account's id
 * @throws Failure
 */
export const connect = async (appId: string, holder: string, tags: string[]): Promise<string> => {
  const app = await readOne('apps', appId);
  const network = app && networkOf(app.network);
  if (!usable(app, network as Network) || !network) throw new Failure('app-missing');
  if (!(await holdsHosts(hostsNeeded(network, app.issuer, app)))) throw new Failure('host-not-granted');
  const asked = { network: network.id, handle: '', ...(app.issuer ? { issuer: app.issuer } : {}) };
  const { tokens, who } = await withApp(asked, app, Date.now(), async ctx => {
    const fresh = await signIn(network, ctx);
    return { tokens: fresh, who: await identify(network, ctx, fresh) };
  });
  const here = (await readAll('accounts')).good.find(
    a =>
      a.network === network.id &&
      a.issuer === app.issuer &&
      a.holder === holder &&
      a.networkAccountId === who.networkAccountId,
  );
  if (here) {
    await replaceTokens(here.id, network, app, tokens, who);
    return here.id;
  }
  const now = Date.now();
  const account = newAccount(
    { ...asked, ...who, holder, tags, appId, connectedAt: now, token: factsOf(tokens), generation: 1 },
    now,
  );
  const policy = policyOf(await readSettings());
  const secret = await seal(account.id, secretOf(tokens));
  await addAccount(settle(account, network, policy, now, Math.random()), now, secret);
  await withLock(grantLock(account.id), async () => {
    const finding = await prove(account, network);
    await save(account.id, policy, Date.now(), a => ({
      ...observe(a, finding, Date.now()),
      outcome: { code: finding.result === 'alive' ? 'connected' : 'not-proved', at: Date.now() },
    }));
  });
  return account.id;
};
