/** What a person decided about warnings on the networks' own pages: networks that are off, pages that are quiet. One record. */
import { z } from 'zod';
import { announceChange } from '../kit/watch';
import { GUARD_KINDS, type GuardKind } from '../model/guard';
import { database } from './db';

const quietSchema = z.object({ network: z.string(), kind: z.enum(GUARD_KINDS), until: z.number() });
const guardsSchema = z.object({
  /** Networks, by id, on whose pages nothing is shown, whatever hosts are held. */
  off: z.array(z.string()).max(200).catch([]),
  /** No warning on this kind of page of this network before `until` (epoch ms). */
  quiet: z.array(quietSchema).max(200).catch([]),
});
export type Guards = z.infer<typeof guardsSchema>;

const KEY = 'guards';

/** Damaged it reads as never set. */
export const readGuards = async (): Promise<Guards> => {
  const stored = await (await database()).get('settings', KEY);
  return guardsSchema.parse(typeof stored === 'object' && stored !== null ? stored : {});
};

const write = async (change: (guards: Guards) => Guards): Promise<void> => {
  const tx = (await database()).transaction('settings', 'readwrite');
  const stored = await tx.store.get(KEY);
  await tx.store.put(change(guardsSchema.parse(typeof stored === 'object' && stored !== null ? stored : {})), KEY);
  await tx.done;
  announceChange();
};

/** Warn on a network's pages, or not. Switching it on shows again what was hidden there. */
export const switchGuard = (network: string, on: boolean): Promise<void> =>
  write(({ off, quiet }) => ({
    off: [...off.filter(id => id !== network), ...(on ? [] : [network])],
    quiet: on ? quiet.filter(each => each.network !== network) : quiet,
  }));

/** Nothing on this kind of page of these networks before `until` (epoch ms). */
export const quietGuard = (networks: readonly string[], kind: GuardKind, until: number): Promise<void> =>
  write(guards => ({
    ...guards,
    quiet: [
      ...guards.quiet.filter(each => each.kind !== kind || !networks.includes(each.network)),
      ...networks.map(network => ({ network, kind, until })),
    ],
  }));

/** @param now epoch ms */
export const isQuiet = ({ quiet }: Guards, network: string, kind: GuardKind, now: number): boolean =>
  quiet.some(each => each.network === network && each.kind === kind && each.until > now);
