/** "Keep": what was pasted and looked at becomes an account's token, or, where it is dead, an account without one. */
import { z } from 'zod';
import type { Payload } from '@/utils/messages';
import { idSchema, tokenFactsSchema } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import type { Finding } from '@/utils/model/evidence';
import { Failure } from '@/utils/model/failure';
import { BROWSER } from '@/utils/model/words';
import { networkOf } from '@/utils/networks/index';
import { drop, parked } from '@/utils/store/pending';
import type { Secret } from '@/utils/store/vault';
import { keep } from './keep';
import { factsFor, type Looked } from './paste';
import { keepTime } from './paste-time';

const lookedSchema = z.object({
  network: idSchema,
  issuer: z.string().optional(),
  at: z.number(),
  // Written by this very version minutes ago, and sealed since.
  finding: z.custom<Finding | null>(),
  identity: z.object({ networkAccountId: z.string(), handle: z.string(), name: z.string().optional() }).optional(),
  facts: tokenFactsSchema.pick({ expiresAt: true, refreshExpiresAt: true, issuedAt: true, scopes: true }),
  secretAtHand: z.boolean(),
});

const keepLooked = async (
  given: Payload<'keepToken'>,
  { about, ...secret }: Secret,
  looked: Looked,
): Promise<string> => {
  const network = networkOf(looked.network);
  const who = looked.identity ?? { handle: given.handle?.trim().replace(/^@/, '') ?? '' };
  if (!network || !who.handle) throw new Failure('not-understood');
  const over = looked.finding?.result === 'ended' || looked.finding?.result === 'refused';
  if (over && given.withToken) throw new Failure('still-ended');
  const facts = factsFor(looked, network, secret.refresh !== undefined, given.holder === BROWSER);
  return keep(
    {
      network,
      holder: given.holder,
      who,
      finding: looked.finding,
      at: looked.at,
      ...defined({ issuer: looked.issuer, into: given.into, sure: given.sure }),
      ...(given.withToken ? { token: { facts, secret } } : {}),
    },
    Date.now(),
  );
};

/** @returns the account's id, and whether it still has to be asked about. @throws Failure; what is pending stays then, so that another try is possible */
export const keepToken = async (given: Payload<'keepToken'>): Promise<{ id: string; ask: boolean }> => {
  const done = await parked(given.pending, Date.now(), async (secret, about) => {
    const looked = lookedSchema.parse(about);
    const id = await keepLooked(given, secret, { ...looked, ...defined(looked) } as Looked);
    return { id, ask: given.withToken && looked.finding?.result !== 'alive' };
  });
  if (!done) throw new Failure('paste-gone');
  await drop(given.pending);
  await keepTime(Date.now());
  return done;
};

/** The person thought better of it. */
export const dropToken = async (pending: string): Promise<void> => {
  await drop(pending);
  await keepTime(Date.now());
};
