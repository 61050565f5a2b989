/**
 * Fresh tokens by a sign-in that nobody sees, for those that nothing else renews: the network's own page, loaded without a window, sends back
 * whoever is still signed in there (`prompt=none`, OpenID Connect Core 3.1.2.1). Any hindrance only means that a person is needed, in their own time.
 */
import { missingNow } from '@/utils/health/observe';
import { ifFree, signInLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import type { Finding } from '@/utils/model/evidence';
import type { Network, TokenCtx, TokenSet } from '@/utils/networks/define';
import { appOf, withToken } from './access';
import { comeUnseen, isSame, usable } from './attempt';
import { patchToken, storeRenewed } from './renew';

/** Of the same person, alive, and with no permission less than before: else the old token is the better one. */
const isGood = async (
  account: Account,
  { tokens, who, check }: NonNullable<Awaited<ReturnType<typeof comeUnseen>>>,
): Promise<Extract<Finding, { result: 'alive' }> | undefined> => {
  if (who.networkAccountId !== account.networkAccountId || !isSame(account, who)) return undefined;
  const found = await check();
  if (found.result !== 'alive') return undefined;
  const before = missingNow(account) ?? [];
  const less = [...(found.missing ?? []), ...(tokens.lacking ?? [])].some(scope => !before.includes(scope));
  return less ? undefined : found;
};

const tryUnseen = async (account: Account, network: Network): Promise<Finding | undefined> => {
  const app = await appOf(account);
  if (!usable(app, network)) return undefined;
  const came = await comeUnseen(network, account, app).catch(() => undefined);
  const found = came && (await isGood(account, came).catch(() => undefined));
  if (!came || !found) {
    await patchToken(account.id, Date.now(), { unseenFailedAt: Date.now() });
    return undefined;
  }
  const fresh: TokenSet = { ...came.tokens, unseen: true };
  await withToken(account, Date.now(), (ctx: TokenCtx) => storeRenewed(account, ctx, fresh, Date.now()));
  return found;
};

/** Call under the grant's lock. Never while a person signs in for it. @returns the finding about the new token, `undefined` where there is none */
export const renewUnseen = (account: Account, network: Network): Promise<Finding | undefined> =>
  ifFree(signInLock(account.id), () => tryUnseen(account, network));
