/** Connects a new account: sign-in, identity, storage, and a first reading that proves it. */
import { observe } from '@/utils/health/observe';
import { grantLock, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import { Failure } from '@/utils/model/failure';
import type { Advice } from '@/utils/model/outcomes';
import type { Network } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { addAccount } from '@/utils/store/accounts';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { seal } from '@/utils/store/vault';
import { usable } from './attempt';
import { shelf } from './matching';
import { newAccount } from './new-account';
import { type Came, cameOf, prove, replaceTokens } from './reconnect';
import { factsNow, secretOf } from './renew';
import { save } from './save';
import { settle } from './settle';
import { authorise, loginOf, type SignedIn } from './sign-in';
import { withChildren } from './with-children';

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
  const given = { ...asked, ...signedIn.who, holder };
  const { id, made } = await withLock('add', () => keep(signedIn, network, given, tags));
  // Outside of that lock: what follows takes the login's own, and then adds accounts in its turn.
  const came = made ? await firstReading(id, network) : await replaceTokens(id, network, signedIn);
  const said = await withChildren(id, came, 'connected');
  const outcome = { ...advised(said, signedIn.advice), at: Date.now() };
  await save(id, policyOf(await readSettings()), Date.now(), a => ({ ...a, outcome }));
  return id;
};

/** It works, with something to mend: said instead of a tick, since it should stay until somebody has read it. */
const advised = (came: Came, advice: Advice | undefined): Came =>
  advice && came.code === 'connected' ? { code: 'refreshed-limited', fields: { ...came.fields, advice } } : came;

/** The account that a sign-in brought: one that is there already, or a new one. */
const keep = async (
  signedIn: SignedIn,
  network: Network,
  given: Given,
  tags: string[],
): Promise<{ id: string; made: boolean }> => {
  const { tokens, who } = signedIn;
  const known = shelf<Account>();
  for (const account of (await readAll('accounts')).good) known.put(account);
  const here = known.find(given);
  if (here) return { id: here.id, made: false };
  const now = Date.now();
  const account = newAccount(
    {
      ...given,
      tags,
      login: loginOf(who),
      appId: signedIn.app.id,
      connectedAt: now,
      token: factsNow(tokens, now),
      generation: 1,
    },
    now,
  );
  const policy = policyOf(await readSettings());
  const secret = await seal(account.id, secretOf(tokens));
  await addAccount(settle(account, network, policy, now, Math.random()), now, secret);
  return { id: account.id, made: true };
};

/** Only a reading turns a new row green. */
const firstReading = (id: string, network: Network): Promise<Came> =>
  withLock(grantLock(id), async () => {
    const account = await readOne('accounts', id);
    if (!account) throw new Failure('interrupted');
    const finding = await prove(account, network);
    const saved = await save(id, policyOf(await readSettings()), Date.now(), a => observe(a, finding, Date.now()));
    return cameOf(finding, saved?.after, 'connected');
  });
