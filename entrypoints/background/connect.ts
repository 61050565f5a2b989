/** Connects a new account: sign-in, identity, storage, and a first reading that proves it. */
import { observe } from '@/utils/health/observe';
import { grantLock, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import { Failure } from '@/utils/model/failure';
import type { Network } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { addAccount } from '@/utils/store/accounts';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { seal } from '@/utils/store/vault';
import { shelf } from './matching';
import { newAccount } from './new-account';
import { prove, replaceTokens } from './reconnect';
import { factsOf, secretOf } from './renew';
import { save } from './save';
import { settle } from './settle';
import { authorise, type SignedIn, usable } from './sign-in';

type Given = Pick<Account, 'network' | 'handle' | 'holder'> &
  Partial<Pick<Account, 'issuer' | 'networkAccountId' | 'name'>>;

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
  const { who } = signedIn;
  return withLock('add', () => keep(signedIn, network, { ...asked, ...who, holder }, tags));
};

/** Store what a sign-in brought: in the account that it is, or as a new one. */
const keep = async (signedIn: SignedIn, network: Network, given: Given, tags: string[]): Promise<string> => {
  const { tokens } = signedIn;
  const known = shelf<Account>();
  for (const account of (await readAll('accounts')).good) known.put(account);
  const here = known.find(given);
  if (here) {
    await replaceTokens(here.id, network, signedIn);
    return here.id;
  }
  const now = Date.now();
  const account = newAccount(
    {
      ...given,
      tags,
      appId: signedIn.app.id,
      connectedAt: now,
      token: { ...factsOf(tokens), issuedAt: tokens.issuedAt ?? now },
      generation: 1,
    },
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
