/** Channels of the organisation: put in place beside the user's own, sealed as theirs are, and taken away again. */
import { readTemplate } from '@/utils/channels/form';
import { fingerprint } from '@/utils/kit/hash';
import { type Channel, channelSchema } from '@/utils/model/channel';
import { defined } from '@/utils/model/defined';
import { Failure } from '@/utils/model/failure';
import type { Known, ManagedChannel } from '@/utils/model/managed';
import { changeChannel, removeChannel } from '@/utils/store/channels';
import { readAll, readOne } from '@/utils/store/read';
import { type Secret, seal, vault } from '@/utils/store/vault';

/** What a channel of its kind cannot do without. */
export const channelNeeds: Known['channel'] = ({ kind, signingSecret, form }) => {
  if (kind === 'webhook' && !signingSecret) return { key: 'signingSecret', problem: 'missing' };
  if (kind !== 'form') return undefined;
  if (!form) return { key: 'form', problem: 'missing' };
  return readTemplate(form.template, form.encoding) ? undefined : { key: 'form.template', problem: 'wrong-value' };
};

/** By kind and name: a new address or key is the same channel, and stays with the people it was given to. */
const idOf = async ({ kind, name }: ManagedChannel): Promise<string> =>
  `organisation:${(await fingerprint(`${kind}\n${name}`)).slice(0, 32)}`;

const sameSecret = (a: Secret, b: Secret): boolean =>
  a.address === b.address && a.apiKey === b.apiKey && a.signing === b.signing;

const place = async (id: string, wanted: ManagedChannel, now: number): Promise<void> => {
  const { kind, name, address, key, signingSecret, form } = wanted;
  const secret: Secret = defined({ address, apiKey: key, signing: signingSecret });
  const same = await vault.useIfReadable(id, kept => kept !== undefined && sameSecret(kept, secret));
  const from = (before: Channel | undefined): Channel =>
    channelSchema.parse({
      ...{ id, kind, name, origin: new URL(address).origin, hasKey: key !== undefined, managed: true },
      ...(kind === 'form' ? { form } : {}),
      // What was found out about another address is of no use.
      ...(same && before ? defined({ hosts: before.hosts, outcome: before.outcome }) : {}),
      addedAt: before?.addedAt ?? now,
    });
  const before = await readOne('channels', id);
  if (same && JSON.stringify(before) === JSON.stringify(from(before))) return;
  await changeChannel(id, from, await seal(id, secret));
};

/** Doing it again changes nothing. */
export const placeChannels = async (wanted: readonly ManagedChannel[], now: number): Promise<void> => {
  const byId = new Map(await Promise.all(wanted.map(async each => [await idOf(each), each] as const)));
  for (const { id, managed } of (await readAll('channels')).good) if (managed && !byId.has(id)) await removeChannel(id);
  for (const [id, channel] of byId) await place(id, channel, now);
};

/** @throws Failure `managed` for a channel of the organisation */
export const mustBeOwnChannel = async (id: string): Promise<void> => {
  if ((await readOne('channels', id))?.managed) throw new Failure('managed');
};
