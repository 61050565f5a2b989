/** Removes an account; ends its token at the network first, if a person wants that and the network can. */
import { grantLock, withLock } from '@/utils/kit/lock';
import { Failure } from '@/utils/model/failure';
import { networkOf } from '@/utils/networks/index';
import { removeAccount } from '@/utils/store/accounts';
import { readOne } from '@/utils/store/read';
import { canAsk, withToken } from './access';

/** @throws Failure `not-revoked` when it was to be ended and was not; the account stays then */
export const remove = (id: string, revoke: boolean): Promise<void> =>
  withLock(grantLock(id), async () => {
    const account = revoke ? await readOne('accounts', id) : undefined;
    const network = account && networkOf(account.network);
    if (account?.token) {
      if (!network?.revoke) throw new Failure('not-revoked');
      const held = await canAsk(account, network);
      const done =
        held &&
        (await withToken(account, Date.now(), ctx => network.revoke?.(ctx) ?? Promise.resolve(false)).catch(
          () => false,
        ));
      if (!done) throw new Failure('not-revoked');
    }
    await removeAccount(id);
  });
