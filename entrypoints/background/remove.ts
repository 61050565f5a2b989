/** Removes an account; ends its token at the network first, if a person wants that and the network can, and tries whether it worked. */
import { grantLock, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import type { OutcomeCode } from '@/utils/model/outcomes';
import type { RemovalView } from '@/utils/model/snapshot';
import { type Network, pagesOf, type TokenCtx } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { changeAccount, removeAccount } from '@/utils/store/accounts';
import { withJob } from '@/utils/store/jobs';
import { readOne } from '@/utils/store/read';
import { canAsk, withToken } from './access';

type Ending = RemovalView['code'] | Extract<OutcomeCode, 'host-not-granted' | 'network-down' | 'token-unreadable'>;

/** The same context, which remembers whether all that was asked went unanswered. */
const listening = (ctx: TokenCtx): { ctx: TokenCtx; unheard: () => boolean } => {
  let [asked, heard] = [false, false];
  const listen = async <T>(answer: Promise<T>, came: (answer: T) => boolean): Promise<T> => {
    asked = true;
    const got = await answer;
    heard ||= came(got);
    return got;
  };
  return {
    ctx: {
      ...ctx,
      ask: (ask, signal) => listen(ctx.ask(ask, signal), answer => answer.ok && answer.status < 500),
      fetch: (input, init) => listen(ctx.fetch(input, init), response => response.status < 500),
    },
    unheard: () => asked && !heard,
  };
};

/** End the token and try it. As long as nothing was answered nothing has happened, and it can be tried again later. */
const endAccess = async (account: Account, network: Network): Promise<Ending> => {
  if (!network.revoke) return 'not-revoked';
  if (!(await canAsk(account, network))) return 'host-not-granted';
  const done = withToken(account, Date.now(), async given => {
    const { ctx, unheard } = listening(given);
    const ended = await network.revoke?.(ctx).catch(() => false);
    return ended ? 'revoked-at-network' : unheard() ? 'network-down' : 'not-revoked';
  });
  return (await done.catch(() => null)) ?? 'token-unreadable';
};

const said = (account: Account, network: Network, code: RemovalView['code']): RemovalView => {
  const { id, handle, issuer, name } = account;
  const { apps, home } = pagesOf(network, issuer);
  return { id, network: network.id, handle, ...defined({ issuer, name }), at: Date.now(), code, page: apps ?? home };
};

/**
 * Remove an account. Where its access was to be ended as well, what came of that is left above the list, since its row is gone.
 * What could not even be tried leaves the account as it is, with the reason in its row.
 */
export const remove = (id: string, revoke: boolean): Promise<void> =>
  withLock(grantLock(id), async () => {
    const found = revoke ? await readOne('accounts', id) : undefined;
    // A child's token is the login's: ending it would end its siblings, too.
    const account = found?.parentId ? undefined : found;
    const network = account?.token && networkOf(account.network);
    if (!account || !network) return removeAccount(id);
    const code = await withJob(id, 'check', Date.now(), () => endAccess(account, network));
    if (code === 'revoked-at-network' || code === 'not-revoked') return removeAccount(id, said(account, network, code));
    await changeAccount(id, Date.now(), a => ({ ...a, outcome: { code, at: Date.now() } }));
  });
