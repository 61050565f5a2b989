/** Channels: saved with their secrets in the vault, tried out, given up; and messages that are sent once more. */
import type { Sent } from '@/utils/channels/define';
import { readTemplate } from '@/utils/channels/form';
import { type Channel, isMail } from '@/utils/model/channel';
import { Failure } from '@/utils/model/failure';
import { changeChannel, removeChannel } from '@/utils/store/channels';
import { putDelivery, reviveFailed } from '@/utils/store/deliveries';
import { readOne } from '@/utils/store/read';
import { type Secret, seal, vault } from '@/utils/store/vault';
import { writeTest } from './letters';
import { mustBeOwnChannel } from './managed-channels';
import { knock, post } from './posting';
import { sendMessages, showAll } from './rounds';
import type { Commands } from './serve';

/** 32 random bytes in hexadecimal; made here, so that it is strong, and known to nobody else. */
const newSigning = (): string =>
  `whsec_${Array.from(crypto.getRandomValues(new Uint8Array(32)), byte => byte.toString(16).padStart(2, '0')).join('')}`;

const kept = (id: string): Promise<Secret> => vault.use(id, secret => secret ?? {}).catch(() => ({}));

type Given = Parameters<Commands['saveChannel']>[0];

const saveChannel = async (given: Given): Promise<{ id: string; signing?: string }> => {
  const { id = `channel:${crypto.randomUUID()}`, kind, name, address, key, form } = given;
  await mustBeOwnChannel(id);
  const before = await readOne('channels', id);
  const secret = before?.kind === kind ? await kept(id) : {};
  const where = address ?? secret.address;
  if (!where || (kind === 'form' && !(form && readTemplate(form.template, form.encoding))))
    throw new Failure('not-understood');
  const signing = kind === 'webhook' && !secret.signing ? newSigning() : undefined;
  const apiKey = key ?? secret.apiKey;
  const next: Secret = {
    ...secret,
    address: where,
    ...(apiKey ? { apiKey } : {}),
    ...(signing ? { signing } : {}),
  };
  const channel: Channel = {
    id,
    kind,
    name,
    origin: new URL(where).origin,
    hasKey: apiKey !== undefined,
    ...(kind === 'form' && form ? { form } : {}),
    ...(before?.hosts && !address ? { hosts: before.hosts } : {}),
    addedAt: before?.addedAt ?? Date.now(),
  };
  await changeChannel(id, () => channel, await seal(id, next));
  // What it was told about is written down as told: only these messages can still say it.
  if (before && (await reviveFailed(each => each.channelId === id, Date.now()))) await showAll();
  return { id, ...(signing ? { signing } : {}) };
};

const test = async (id: string, personId: string | undefined): Promise<Sent> => {
  const channel = await readOne('channels', id);
  if (!channel) return { code: 'removed' };
  const person = personId === undefined ? undefined : await readOne('people', personId);
  if (isMail(channel.kind) && !person?.email) return { code: 'no-address' };
  const to = person ?? { name: channel.name };
  const letter = await writeTest(to.name, person?.lang);
  const barred = await knock(channel);
  const key = crypto.randomUUID().replaceAll('-', '');
  return barred ?? post(channel, { letter, to, key, unsure: false, now: Date.now() });
};

type ChannelCommands = 'saveChannel' | 'replaceSigning' | 'testChannel' | 'removeChannel' | 'retryDelivery';

export const channelCommands: Pick<Commands, ChannelCommands> = {
  saveChannel,
  replaceSigning: async ({ id }) => {
    await mustBeOwnChannel(id);
    const signing = newSigning();
    const secret = await kept(id);
    if (!secret.address) throw new Failure('not-understood');
    await changeChannel(id, channel => channel, await seal(id, { ...secret, signing }));
    return { signing };
  },
  testChannel: async ({ id, person }) => {
    const { code, status, hosts } = await test(id, person);
    const outcome = { code, at: Date.now(), ...(status ? { status } : {}) };
    await changeChannel(id, c => c && { ...c, outcome, ...(hosts ? { hosts } : {}) });
    return { code, ...(status ? { status } : {}), ...(hosts ? { hosts } : {}) };
  },
  removeChannel: async ({ id }) => {
    await mustBeOwnChannel(id);
    await removeChannel(id);
    return null;
  },
  retryDelivery: async ({ id }) => {
    const delivery = await readOne('deliveries', id);
    if (delivery && (delivery.state === 'failed' || delivery.state === 'unsure' || delivery.state === 'waiting')) {
      const { doneAt, ...again } = delivery;
      await putDelivery({ ...again, state: 'waiting', attempts: 0, nextTry: Date.now() });
    }
    await sendMessages();
    return null;
  },
};
