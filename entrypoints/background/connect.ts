/** Connects a new account: sign-in, identity, storage, and a first reading that proves it. */
import { observe } from '@/utils/health/observe';
import { grantLock, withLock } from '@/utils/kit/lock';
import { Failure } from '@/utils/model/failure';
import { networkOf } from '@/utils/networks/index';
import { addAccount } from '@/utils/store/accounts';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { seal } from '@/utils/store/vault';
import { newAccount } from './new-account';
import { save } from './poll';
import { prove, replaceTokens } from './reconnect';
import { factsOf, secretOf } from './renew';
import { settle } from './settle';
import { authorise, usable } from './sign-in';

/**
 * Connect a new account with an app. If it is there already, its token is replaced.
 * @returns the account's id
 * @throws Failure
 */
export const connect = async (appId: string, holder: string, tags: string[]): Promise<string> => {
  const app = await readOne('apps', appId);
  const network = app && networkOf(app.network);
  if (!network || network.discontinued || !usable(app, network)) throw new Failure('app-missing');
  const { issuer } = app;
  const asked = { network: network.id, handle: '', ...(issuer ? { issuer } : {}) };
  const signedIn = await authorise(network, asked, app);
  const { tokens, who } = signedIn;
  const here = (await readAll('accounts')).good.find(
    a =>
      a.network === network.id &&
      a.issuer === issuer &&
      a.holder === holder &&
      a.networkAccountId === who.networkAccountId,
  );
  if (here) {
    await replaceTokens(here.id, network, signedIn);
    return here.id;
  }
  const now = Date.now();
  const account = newAccount(
    { ...asked, ...who, holder, tags, appId: signedIn.app.id, connectedAt: now, token: factsOf(tokens), generation: 1 },
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
