/** Keeps the accounts that came along with a sign-in in step with the network's own list of them. */
import { DAY, HOUR, MINUTE } from '@/utils/health/policy';
import { grantLock, withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import type { Account } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import { type Evidence, type Finding, NOT_LISTED } from '@/utils/model/evidence';
import { BROWSER, type Cause, isLost } from '@/utils/model/words';
import { type Child, isFinding, type Network } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { changeAccount, childrenOf } from '@/utils/store/accounts';
import { readOne } from '@/utils/store/read';
import { canAsk, withToken } from './access';
import { waitsOf } from './budget';
import { keepListed } from './listed';
import { keepUnlisted } from './unlisted';

const LIST_EVERY = DAY;
/** After a list that could not be had whole; its own wish to wait goes first. */
const LIST_AGAIN = HOUR;
/** A list younger than this (ms) is not asked for again, whoever asks. */
const JUST_LISTED = MINUTE;
/** Missing children that are asked about one by one; of a profile that lost hundreds the rest waits for the next list. */
const MOST_MISSING = 20;

/** What a complete list of an account's children came to. */
export interface Listed {
  /** Children with a token of their own that was just stored: only a reading of it turns them green. */
  fresh: string[];
  /** Children that the list no longer has. */
  missing: Account[];
}

/** Why a list is made: on schedule, because a person wants to know, after a sign-in, or after one for a new account. */
export type Why = 'due' | 'asked' | 'signed-in' | 'connected';

/** A login of this browser that works. */
const hasChildren = (account: Account, network: Network | undefined): network is Network =>
  network?.children !== undefined &&
  !network.discontinued &&
  account.parentId === undefined &&
  account.holder === BROWSER &&
  account.token !== undefined &&
  account.failures === 0 &&
  !account.obstacle &&
  !isLost(account.health.state);

/** Lists begin with a sign-in: a token from a file may be a Page's, which has no Pages to be asked for. */
const isDue = ({ listDueAt = Number.POSITIVE_INFINITY }: Account, why: Why, now: number): boolean =>
  why === 'due' ? listDueAt <= now : why === 'asked' ? listDueAt - LIST_EVERY + JUST_LISTED <= now : true;

/** A finding is about the list alone: it is no evidence about the token, and no outage of the host. */
const later = (finding: Finding, now: number): number =>
  finding.result === 'inconclusive' ? Math.max(now + LIST_AGAIN, finding.retryAt ?? 0) : now + LIST_EVERY;

/** Only these are about the child; any other end is the token's, and told by its own check. */
const ABOUT_CHILD: readonly Cause[] = ['role-lost', 'asset-gone'];

/** @returns `undefined` where nobody knows */
const asEvidence = (finding: Finding | undefined, now: number): Evidence | undefined => {
  const said = { kind: 'network', at: now } as const;
  // The token lives and does not reach it, or is not allowed to: it was not chosen at the last sign-in.
  const alive = finding?.result === 'alive' || (finding?.result === 'inconclusive' && finding.reason === 'policy');
  if (!finding || alive) return { ...said, finding: 'alive', missing: [NOT_LISTED], code: NOT_LISTED };
  if (finding.result !== 'ended' || !ABOUT_CHILD.includes(finding.cause)) return undefined;
  return { ...said, finding: 'ended', cause: finding.cause, ...defined({ code: finding.code }) };
};

interface Answer {
  list: Child[];
  /** What is said of those that the list no longer has, by account id; absent: nobody knows yet. */
  said: Map<string, Evidence>;
  missing: Account[];
}

const isIn = (list: readonly Child[]) => {
  const ids = new Set(list.map(child => `${child.network}:${child.networkAccountId}`));
  return (account: Account) => ids.has(`${account.network}:${account.networkAccountId}`);
};

/** Ask for the list, and for what it no longer has. Runs under the login's lock. */
const askForList = (parent: Account, network: Network, now: number): Promise<Answer | Finding | null> =>
  withToken(parent, now, async ctx => {
    const list = (await network.children?.(ctx)) ?? [];
    if (!Array.isArray(list)) return list;
    const missing = (await childrenOf(parent.id)).filter(child => child.networkAccountId && !isIn(list)(child));
    const said = new Map<string, Evidence>();
    for (const [i, child] of missing.entries()) {
      const { networkAccountId = '' } = child;
      if (network.missingChild && i >= MOST_MISSING) break;
      const evidence = asEvidence(await network.missingChild?.(ctx, { networkAccountId }), now);
      if (evidence) said.set(child.id, evidence);
    }
    return { list, said, missing };
  });

/** The list under the login's lock; `undefined` where it is not due, cannot be asked for, or was not had whole. */
const listNow = (id: string, why: Why): Promise<(Answer & { parent: Account }) | undefined> =>
  withLock(grantLock(id), async () => {
    const parent = await readOne('accounts', id);
    const network = parent && networkOf(parent.network);
    const now = Date.now();
    if (!parent || !hasChildren(parent, network) || !isDue(parent, why, now)) return undefined;
    if ((await waitsOf(parent, now)).length || !(await canAsk(parent, network))) return undefined;
    // Before the request: a worker that dies over it does not begin again with every wake-up.
    await changeAccount(id, now, a => ({ ...a, listDueAt: now + LIST_AGAIN }));
    const answer = await askForList(parent, network, now);
    const failed = answer && isFinding(answer) ? answer : undefined;
    await changeAccount(id, now, a => ({ ...a, listDueAt: failed ? later(failed, now) : now + LIST_EVERY }));
    if (failed) log('children-not-listed', { network: network.id, result: failed.result });
    return answer && !isFinding(answer) ? { ...answer, parent } : undefined;
  });

/**
 * List the children of an account and keep them. Whoever calls holds neither a grant's lock nor that for adding:
 * both are taken here, one after the other.
 */
export const bringChildren = async (id: string, why: Why): Promise<Listed> => {
  const none: Listed = { fresh: [], missing: [] };
  const account = await readOne('accounts', id);
  if (!account || !hasChildren(account, networkOf(account.network)) || !isDue(account, why, Date.now())) return none;
  return withLock(`children:${id}`, async () => {
    const answer = await listNow(id, why);
    if (!answer) return none;
    if (why === 'connected') await changeAccount(id, Date.now(), a => ({ ...a, hiddenChildren: undefined }));
    const signedIn = why === 'signed-in' || why === 'connected';
    const fresh = await keepListed(answer.parent, answer.list, signedIn, Date.now());
    await keepUnlisted(answer.said, Date.now());
    return { fresh, missing: answer.missing };
  }).catch(error => {
    log('listing-failed', { error: String(error) });
    return none;
  });
};
