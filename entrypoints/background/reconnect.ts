/** The row's primary action: fresh tokens by a sign-in where the browser can, the tool's own page where it cannot. */
import { browser } from 'wxt/browser';
import { missingNow, observe } from '@/utils/health/observe';
import { grantLock, ifFree, signInLock, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import type { App, ToolConnection } from '@/utils/model/app';
import type { Finding } from '@/utils/model/evidence';
import { Failure } from '@/utils/model/failure';
import type { OutcomeCode } from '@/utils/model/outcomes';
import { BROWSER, isLost } from '@/utils/model/words';
import type { Network } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { withJob } from '@/utils/store/jobs';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { toolApiOf } from '@/utils/tools/apis';
import { appOf, withToken } from './access';
import { registerApp } from './apps';
import { isSame, usable } from './attempt';
import { knownTool } from './places';
import { storeTokens } from './renew';
import { save } from './save';
import { authorise, loginOf, type SignedIn } from './sign-in';
import { linkOf, watchConnection } from './tool-link';
import { connectionOf } from './tool-match';
import { withChildren } from './with-children';

/** A fresh reading of the new token: only this turns a row green. */
export const prove = async (account: Account, network: Network): Promise<Finding> =>
  (network.freeCheck
    ? await withToken(account, Date.now(), ctx => network.check(ctx))
    : { result: 'alive' as const }) ?? {
    result: 'inconclusive',
    reason: 'unreachable',
  };

export interface Came {
  code: OutcomeCode;
  fields?: Record<string, string>;
}

/** What came of a sign-in, once its token was read and judged. Only a row that is not lost any more has been mended. */
export const cameOf = (finding: Finding, after: Account | undefined, good: 'refreshed' | 'connected'): Came => {
  if (finding.result === 'ended') return { code: 'not-proved', fields: { cause: finding.cause } };
  if (finding.result !== 'alive' || !after) return { code: 'not-proved' };
  const { state, cause } = after.health;
  if (isLost(state)) return { code: 'not-proved', ...(cause ? { fields: { cause } } : {}) };
  const scopes = missingNow(after)?.join(', ').slice(0, 300);
  return scopes ? { code: 'refreshed-limited', fields: { scopes } } : { code: good };
};

/** Put new tokens in the place of the old ones, and prove them. */
export const replaceTokens = async (id: string, network: Network, { app, tokens, who }: SignedIn): Promise<Came> =>
  withLock(grantLock(id), async () => {
    const policy = policyOf(await readSettings());
    const stored = await storeTokens(id, tokens, Date.now(), account => ({
      ...account,
      appId: app.id,
      networkAccountId: who.networkAccountId,
      handle: who.handle || account.handle,
      name: account.name ?? who.name,
      login: account.login ?? loginOf(who),
      connectedAt: Date.now(),
    }));
    if (!stored) throw new Failure('interrupted');
    const finding = await prove(stored.after, network);
    const saved = await save(id, policy, Date.now(), account => observe(account, finding, Date.now()));
    return cameOf(finding, saved?.after, 'refreshed');
  });

/** A service that every customer has at an address of their own, and whose page is only known by its front door: where its rows were seen last. */
const frontDoorOf = async (tool: string, page: string): Promise<string | undefined> => {
  if (new URL(page).pathname !== '/') return undefined;
  const seen = (await readAll('sightings')).good.filter(each => each.tool === tool && each.foundAt !== undefined);
  const [last] = seen.sort((a, b) => (b.foundAt ?? 0) - (a.foundAt ?? 0));
  return last && `${last.origin}/`;
};

/** Where this account is reconnected: the tool's link for it, its page for it, or the page of all accounts; of that very address. */
const placeOf = async (account: Account, connection: ToolConnection | undefined): Promise<string | undefined> => {
  const { toolAccountId } = account;
  if (connection && toolAccountId) {
    const own =
      (await linkOf(connection, toolAccountId)) ?? toolApiOf(connection.tool)?.pageOf?.(connection, toolAccountId);
    if (own) return own;
  }
  const page = (await knownTool(account.holder))?.pages.accounts;
  // Seen on the vendor's own service, most likely, where no address was added.
  const origin = connection?.origin ?? toolApiOf(account.holder)?.cloud;
  if (!connection && page && !page.startsWith('{origin}')) return (await frontDoorOf(account.holder, page)) ?? page;
  // The vendor's own address may stand in the tool's file; this account is at another one.
  return origin && (page ? page.replace(/^(\{origin\}|https:\/\/[^/]+)/, origin) : origin);
};

const openTool = async (account: Account): Promise<OutcomeCode> => {
  const connection = connectionOf(account, (await readAll('tools')).good);
  const place = await placeOf(account, connection);
  if (!place) return 'tool-address-missing';
  await browser.tabs.create({ url: place });
  if (connection) await watchConnection(connection.id);
  return 'opened-tool';
};

const reconnectHere = async (account: Account, network: Network, app: App): Promise<Came> => {
  const anew = account.outcome?.code === 'wrong-account';
  const lost = isLost(account.health.state);
  const signedIn = await withLock(signInLock(account.id), () => authorise(network, account, app, { anew, lost }));
  const { who, tokens, unconfirmed } = signedIn;
  // What a tool holds is not signed in for again by itself.
  const kept = account.holder === BROWSER ? signedIn : { ...signedIn, tokens: { ...tokens, unseen: false } };
  if (isSame(account, who)) {
    const came = await withChildren(account.id, await replaceTokens(account.id, network, kept));
    return unconfirmed && came.code === 'refreshed' ? { code: 'refreshed-unconfirmed' } : came;
  }
  throw new Failure('wrong-account', {
    expected: account.handle || account.name || '',
    got: who.handle || who.name || '',
  });
};

const outcomeOf = (error: unknown): Came =>
  error instanceof Failure ? { code: error.code, fields: error.fields } : { code: 'not-understood' };

/** Where apps register themselves (Mastodon), an account that came from a file needs none from a person. */
const appFor = async (account: Account, network: Network): Promise<App | undefined> =>
  (await appOf(account)) ??
  (network.register && account.issuer && account.holder === BROWSER
    ? registerApp(network, account.issuer, Date.now())
    : undefined);

/** A child is refreshed by whoever administers it: one sign-in brings everything of theirs back. */
const loginFor = async (account: Account): Promise<Account> =>
  (account.parentId && (await readOne('accounts', account.parentId))) || account;

/** The row's primary action. What comes of it is written to the row, so that it is there when the popup opens again. */
export const reconnect = async (id: string): Promise<void> => {
  const asked = await readOne('accounts', id);
  const account = asked && (await loginFor(asked));
  const network = account && networkOf(account.network);
  if (!account || !network || network.discontinued) return;
  // A second press while the window is open changes nothing.
  await ifFree(`reconnect:${account.id}`, async () => {
    const work = async (): Promise<Came> => {
      const app = await appFor(account, network);
      if (usable(app, network) && (account.holder === BROWSER || account.token))
        return reconnectHere(account, network, app);
      return { code: account.holder === BROWSER ? 'app-missing' : await openTool(account) };
    };
    // Said before the rows are at rest: an older outcome must not be taken for this one's.
    const act = async (): Promise<void> => {
      const outcome = await work().catch(outcomeOf);
      const policy = policyOf(await readSettings());
      for (const row of new Set([id, account.id]))
        await save(row, policy, Date.now(), a => ({ ...a, outcome: { ...outcome, at: Date.now() } }));
    };
    // Both rows are at work; who has to sign in stands in the one that was pressed.
    const both = () => (id === account.id ? act() : withJob(account.id, 'check', Date.now(), act));
    await withJob(id, 'reconnect', Date.now(), both);
  });
};
