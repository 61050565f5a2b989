/** Import: the whole file is checked before anything is written; the same file twice changes nothing. */

import { toldEnd } from '@/utils/health/deadline';
import type { Policy } from '@/utils/health/policy';
import { fingerprint } from '@/utils/kit/hash';
import { grantLock, thingLock, withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import { holdsHosts, maySend } from '@/utils/kit/sites';
import type { Account, TokenFacts } from '@/utils/model/account';
import { appIdOf, toolConnectionIdOf } from '@/utils/model/app';
import { defined } from '@/utils/model/defined';
import type { Evidence } from '@/utils/model/evidence';
import type { ImportedAccount } from '@/utils/model/exchange';
import type { ImportReport } from '@/utils/model/import-report';
import { BROWSER } from '@/utils/model/words';
import { hostsNeeded } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { addAccounts, changeAccount, type NewAccount } from '@/utils/store/accounts';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { type Secret, seal } from '@/utils/store/vault';
import { sendsTo } from '@/utils/tools/apis';
import { baseAsWritten } from '@/utils/tools/base';
import { toolOf } from '@/utils/tools/index';
import { appOf } from './access';
import { saveApp } from './apps';
import { checkImport } from './import-check';
import { importOwners } from './import-owners';
import { shelf } from './matching';
import { newAccount } from './new-account';
import { saveTool } from './save-tool';
import { settle } from './settle';

const ms = (iso: string): number => Date.parse(iso);
const maybeMs = (iso: string | null | undefined): number | null | undefined =>
  typeof iso === 'string' ? ms(iso) : iso;

/**
 * How a token from a file renews. One that a tool holds is never renewed here: a new token could end the tool's own.
 * @param secretAtHand an app with a secret or a broker is known for it
 */
const renewsOf = (given: ImportedAccount, secretAtHand: boolean): TokenFacts['renews'] => {
  if (given.refreshToken) return 'refresh-token';
  if (given.holder !== BROWSER) return 'no';
  const rule = networkOf(given.network)?.renewsItself ?? 'never';
  return rule === 'always' || (rule === 'with-secret' && secretAtHand) ? 'itself' : 'no';
};

const factsOf = async (given: ImportedAccount): Promise<TokenFacts> => {
  const app = await appOf(given);
  return {
    renews: renewsOf(given, Boolean(app?.hasSecret || app?.tokenEndpoint)),
    ...(given.refreshToken && given.holder !== BROWSER ? { renewedByTool: true } : {}),
    ...defined({
      // Only a refresh token: the access token that it stands for has to be fetched first.
      expiresAt: given.accessToken ? maybeMs(given.expiresAt) : 0,
      refreshExpiresAt: maybeMs(given.refreshExpiresAt),
      issuedAt: maybeMs(given.connectedAt) ?? undefined,
      scopes: given.scopes,
    }),
  };
};

/** The file's own dates are what a person told. */
const claimOf = (given: ImportedAccount, now: number): Evidence[] =>
  given.expiresAt === undefined
    ? []
    : [{ kind: 'user', at: now, finding: 'alive', expiresAt: maybeMs(given.expiresAt) }];

const plainOf = ({ network, handle, holder, connectedAt, tags, ...given }: ImportedAccount) => ({
  network,
  handle,
  holder,
  ...defined({
    networkAccountId: given.networkAccountId,
    issuer: given.issuer,
    name: given.name,
    toolAccountId: given.toolAccountId,
    login: given.login,
    connectedAt: maybeMs(connectedAt) ?? undefined,
    tags,
  }),
});

/** A refresh token that a tool holds is of no use by itself: it is never used here. */
const secretOf = (given: ImportedAccount): Secret | undefined =>
  given.accessToken || (given.refreshToken && given.holder === BROWSER)
    ? {
        ...(given.accessToken ? { access: given.accessToken } : {}),
        ...(given.refreshToken ? { refresh: given.refreshToken } : {}),
      }
    : undefined;

/** What tells the same tokens again. */
const fingerprintOf = async (secret: Secret | undefined): Promise<string | undefined> =>
  secret && (await fingerprint(`${secret.access ?? ''}\n${secret.refresh ?? ''}`));

/** What the network has said since the file was made; the same file again does not take it back. */
const learned = ({ token, handle, networkAccountId, connectedAt }: Account): Partial<Account> =>
  token ? defined({ handle: handle || undefined, networkAccountId, connectedAt }) : {};

/** What was found out about the token before does not count for a new one: it is read at once. */
const UNREAD = { obstacle: undefined, failures: 0, failure: undefined, waitUntil: undefined, triedAt: undefined };

/** Accounts written in one transaction. */
const AT_ONCE = 250;

type Done = 'added' | 'updated' | 'unchanged';

/** Who looks after it. */
type Owned = { ownerId?: string };

const make = async (given: ImportedAccount, owned: Owned, policy: Policy, now: number): Promise<NewAccount> => {
  const secret = secretOf(given);
  const importedFrom = await fingerprintOf(secret);
  const token = secret ? { token: await factsOf(given), generation: 1, importedFrom } : {};
  const account = newAccount({ ...plainOf(given), ...owned, evidence: claimOf(given, now), ...token }, now);
  return {
    account: settle(account, networkOf(account.network), policy, now, Math.random()),
    secret: secret && (await seal(account.id, secret)),
  };
};

const update = (account: Account, given: ImportedAccount, owned: Owned, policy: Policy, now: number): Promise<Done> =>
  withLock(grantLock(account.id), async () => {
    const secret = secretOf(given);
    const importedFrom = await fingerprintOf(secret);
    const newToken = secret !== undefined && importedFrom !== account.importedFrom;
    const sealed = newToken ? await seal(account.id, secret) : undefined;
    const facts = newToken ? await factsOf(given) : undefined;
    const written = await changeAccount(
      account.id,
      now,
      before => {
        const plain = { ...before, ...plainOf(given), ...owned, ...(newToken ? {} : learned(before)) };
        const news = newToken || (!secret && toldEnd(before) !== maybeMs(given.expiresAt));
        const told = news ? claimOf(given, now) : [];
        const evidence = told.length ? [...before.evidence.filter(e => e.kind !== 'user'), ...told] : before.evidence;
        const token = facts ? { token: facts, importedFrom, generation: before.generation + 1, ...UNREAD } : {};
        const after = { ...plain, evidence: newToken ? told : evidence, ...token };
        const same = !newToken && !told.length && JSON.stringify(plain) === JSON.stringify(before);
        return same ? before : settle(after, networkOf(after.network), policy, now, Math.random());
      },
      sealed,
    );
    return written && written.after === written.before ? 'unchanged' : 'updated';
  });

/** What the organisation has set stays as it is, whatever the file says of it. */
const unlessManaged = <T>(store: 'apps' | 'tools', id: string, save: () => Promise<T>): Promise<T | undefined> =>
  withLock(thingLock(id), async () => ((await readOne(store, id))?.managed ? undefined : save()));

const originsNeeded = async (
  accounts: readonly ImportedAccount[],
  tools: readonly { tool: string; origin: string; apiKey?: string | undefined }[],
): Promise<Pick<ImportReport, 'origins' | 'sends'>> => {
  const [asked, read] = [new Set<string>(), new Set<string>()];
  for (const account of accounts) {
    const network = networkOf(account.network);
    if (secretOf(account) && network)
      for (const host of hostsNeeded(network, account.issuer, await appOf(account))) asked.add(host);
    for (const host of toolOf(account.holder)?.hosts ?? []) read.add(host);
  }
  for (const { tool, origin, apiKey } of tools) {
    // Match patterns know no port, and only https can be asked for.
    const { protocol, hostname } = new URL(origin);
    if (protocol === 'https:')
      (sendsTo({ tool, hasApiKey: Boolean(apiKey) }) ? asked : read).add(`https://${hostname}/*`);
  }
  const missing = new Set<string>();
  for (const host of asked) if (!(await maySend('ask', [host]))) missing.add(host);
  const sends = missing.size > 0;
  for (const host of read) if (!(await holdsHosts([host]))) missing.add(host);
  return { origins: [...missing], sends };
};

/**
 * One at a time, and nobody else adds meanwhile: two files at once would add an account twice, and two that renew one refresh token end it.
 * @param report counts what was done
 * @returns ids of the accounts that got tokens
 */
const takeAccounts = (accounts: readonly ImportedAccount[], report: ImportReport, now: number): Promise<string[]> =>
  withLock('add', async () => {
    const policy = policyOf(await readSettings());
    const ids: string[] = [];
    const fresh: NewAccount[] = [];
    const known = shelf<Account>();
    const before = (await readAll('accounts')).good;
    for (const account of before) known.put(account);
    const owned = await importOwners(accounts, before, now);
    for (const given of accounts) {
      const here = known.find(given);
      if (here) {
        const done = await update(here, given, owned(given, here), policy, now);
        report[done] += 1;
        if (done === 'updated' && secretOf(given)) ids.push(here.id);
      } else {
        fresh.push(await make(given, owned(given), policy, now));
      }
    }
    for (let i = 0; i < fresh.length; i += AT_ONCE) await addAccounts(fresh.slice(i, i + AT_ONCE), now);
    report.added = fresh.length;
    return [...ids, ...fresh.flatMap(({ account, secret }) => (secret ? [account.id] : []))];
  });

/** @returns the report, and the accounts to read now */
export const importAccounts = async (text: string, now: number): Promise<{ report: ImportReport; ids: string[] }> => {
  const report: ImportReport = { added: 0, updated: 0, unchanged: 0, origins: [], sends: false, problems: [] };
  const checked = checkImport(text);
  if (!checked.ok) return { report: { ...report, problems: checked.problems }, ids: [] };
  const { apps = [], tools = [], accounts = [] } = checked.file;
  const ids: string[] = [];
  for (const app of apps) ids.push(...((await unlessManaged('apps', appIdOf(app), () => saveApp(app, now))) ?? []));
  for (const each of tools) {
    const tool = { ...each, origin: baseAsWritten(toolOf(each.tool), each.origin) };
    await unlessManaged('tools', toolConnectionIdOf(tool), () => saveTool(tool, now));
  }

  ids.push(...(await takeAccounts(accounts, report, now)));
  Object.assign(report, await originsNeeded(accounts, tools));
  log('imported', {
    added: String(report.added),
    updated: String(report.updated),
    unchanged: String(report.unchanged),
  });
  return { report, ids: [...new Set(ids)] };
};
