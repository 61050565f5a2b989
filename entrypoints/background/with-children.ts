/** After a sign-in: everything that came along with it is read afresh, and what did not come is named. */
import type { Account } from '@/utils/model/account';
import type { Outcome } from '@/utils/model/failure';
import { GOOD_OUTCOMES } from '@/utils/model/outcomes';
import { isLost } from '@/utils/model/words';
import { childrenOf } from '@/utils/store/accounts';
import { policyOf, readSettings } from '@/utils/store/settings';
import { bringChildren } from './children';
import { poll } from './poll';
import { save } from './save';

type Came = Pick<Outcome, 'code' | 'fields'>;

/** So many names fit into a row; the rest is counted. */
const NAMED = 5;

const missingOnes = (missing: readonly Account[]): Came => ({
  code: 'refreshed-without',
  fields: {
    names: missing.slice(0, NAMED).map(nameOf).join('\n').slice(0, 500),
    more: String(Math.max(0, missing.length - NAMED)),
    ...(missing[0]?.kind ? { kind: missing[0].kind } : {}),
  },
});

const nameOf = ({ name, handle }: Account): string => (name?.trim() || handle).slice(0, 80);

/** Children that this sign-in brought back say so, as the row does that was pressed. */
const tellRevived = async (id: string, lostBefore: ReadonlySet<string>): Promise<void> => {
  const policy = policyOf(await readSettings());
  const revived = (await childrenOf(id)).filter(({ id, health }) => lostBefore.has(id) && !isLost(health.state));
  for (const child of revived)
    await save(child.id, policy, Date.now(), a => ({ ...a, outcome: { code: 'refreshed', at: Date.now() } }));
};

/**
 * @param id the login's own account, whose fresh token was just proved or not
 * @param came what came of that
 * @returns what to say in its row
 */
export const withChildren = async (
  id: string,
  came: Came,
  why: 'signed-in' | 'connected' = 'signed-in',
): Promise<Came> => {
  const lostBefore = new Set((await childrenOf(id)).filter(({ health }) => isLost(health.state)).map(each => each.id));
  const { fresh, missing } = await bringChildren(id, why);
  if (fresh.length) await poll({ asked: Date.now(), byHand: true, tell: false }, fresh);
  await tellRevived(id, lostBefore);
  return missing.length && GOOD_OUTCOMES.includes(came.code) ? missingOnes(missing) : came;
};
