/** Spending a refresh token that works once, for accounts and for tools alike: marked before it is sent, and never sent again while nobody knows what became of it. */
import type { TokenFacts } from '@/utils/model/account';

interface Spending<Fresh extends object, Refusal extends object> {
  /** Else a token may be sent as often as one likes, and needs no mark. */
  singleUse: boolean;
  /** Epoch ms. */
  now(): number;
  /** Writes to what is known of the token. */
  note(patch: Partial<TokenFacts>): Promise<unknown>;
  send(): Promise<Fresh | Refusal>;
  isRefusal(answer: Fresh | Refusal): answer is Refusal;
  /** What a refusal says of the token, besides that it was answered. */
  learned(refusal: Refusal): Partial<TokenFacts>;
  /** Puts the new pair in the old one's place and takes the mark away, in one transaction. */
  store(fresh: Fresh): Promise<unknown>;
}

/** Pauses (ms) before the storing is tried once more. */
const AGAIN = [100, 1_000];

/** Nobody else has what was handed out: a database that was closed just now is opened again and must take it. */
const insist = async (store: () => Promise<unknown>): Promise<unknown> => {
  for (const ms of AGAIN) {
    try {
      return await store();
    } catch {
      await new Promise(resolve => setTimeout(resolve, ms));
    }
  }
  return store();
};

/** Call under the grant's lock. The mark that is set before and cleared after tells a later worker that this one was cut off. */
export const spend = async <Fresh extends object, Refusal extends object>(
  how: Spending<Fresh, Refusal>,
): Promise<Fresh | Refusal> => {
  if (how.singleUse) await how.note({ renewingSince: how.now() });
  const answer = await how.send();
  if (how.isRefusal(answer)) await how.note({ renewingSince: undefined, ...how.learned(answer) });
  else await insist(() => how.store(answer));
  return answer;
};

/**
 * May a refresh token be sent whose last use has no known end? Where the server can tell whether it is unused, that decides.
 * Where it cannot: after a lost answer it is tried again, since outages are common and nobody else could hold what was lost;
 * after a killed worker it is not, and a person is asked.
 * @param unused what the server says; asked only if it is needed
 * @returns `clean`: there is nothing to settle
 */
export const settle = async (
  facts: Pick<TokenFacts, 'renewingSince' | 'renewUnsure'> | undefined,
  unused: () => Promise<boolean | undefined | null>,
): Promise<'clean' | 'settled' | 'unsure'> => {
  const { renewingSince, renewUnsure } = facts ?? {};
  if (renewingSince === undefined && !renewUnsure) return 'clean';
  const told = await unused();
  return told || (told !== false && renewingSince === undefined) ? 'settled' : 'unsure';
};
