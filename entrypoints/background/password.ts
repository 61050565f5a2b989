/** The second way in: a name and a password made for apps. Neither is kept here: what the grant needs, the network file puts beside the tokens. */
import { maySend } from '@/utils/kit/sites';
import type { Payload, Value } from '@/utils/messages';
import { defined } from '@/utils/model/defined';
import { Failure } from '@/utils/model/failure';
import { type Ctx, isFinding, isRefusal, type Network } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { withApp } from './access';
import { keep } from './keep';
import { refuse } from './refuse';
import { factsOf, secretOf } from './renew';

const knownNetwork = (id: string): Network => {
  const network = networkOf(id);
  if (!network?.signInWithPassword) throw new Failure('not-understood');
  return network;
};

/** Where somebody is at home. @throws Failure */
export const findHome = async ({ network: id, identifier }: Payload<'findHome'>): Promise<Value<'findHome'>> => {
  const network = knownNetwork(id);
  if (!(await maySend('ask', network.hostsToFind?.(identifier) ?? []))) throw new Failure('host-not-granted');
  const found = await withApp({ network: id, handle: '' }, undefined, Date.now(), async ctx =>
    network.findHome?.(ctx, identifier),
  );
  if (!found) throw new Failure('not-understood');
  if (isRefusal(found)) throw refuse(found, network);
  return found;
};

/** @throws Failure; nothing has changed then, and a session that is somebody else's is ended again */
export const signInWithPassword = async (
  given: Payload<'signInWithPassword'>,
): Promise<Value<'signInWithPassword'>> => {
  const { network: id, issuer, identifier, password, holder, into } = given;
  const network = knownNetwork(id);
  if (!(await maySend('ask', network.hosts(issuer)))) throw new Failure('host-not-granted');
  const account = { network: id, handle: identifier.trim().replace(/^@/, ''), issuer };
  return withApp(account, undefined, Date.now(), async (ctx: Ctx) => {
    const tokens = await network.signInWithPassword?.(ctx, identifier, password);
    if (!tokens) throw new Failure('not-understood');
    if (isRefusal(tokens)) throw refuse(tokens, network);
    const { advice, ...set } = tokens;
    const secret = secretOf(set);
    const opened = { ...ctx, token: secret };
    try {
      const who = await network.identify(opened);
      if (isFinding(who))
        throw who.result === 'inconclusive'
          ? new Failure('network-down')
          : new Failure('not-proved', who.result === 'ended' ? { cause: who.cause } : {});
      const finding = await network.check({ ...opened, now: Date.now() });
      const token = { facts: factsOf(set), secret };
      const kept = await keep(
        { network, issuer, holder, who, token, finding, at: Date.now(), ...defined({ into }) },
        Date.now(),
      );
      return { id: kept, ...defined({ advice }) };
    } catch (error) {
      await network.revoke?.(opened).catch(() => false);
      throw error;
    }
  });
};
