/** Channels in the dashboard: saving one with its permission in one click, trying it out, and what was sent. */
import { computed, signal } from '@preact/signals';
import type { ChannelActions, ChannelsState } from '@/components/settings/Channels';
import { send } from '@/utils/kit/send';
import { watchChanges } from '@/utils/kit/watch';
import { type Channel, hostsOfChannel } from '@/utils/model/channel';
import type { Delivery } from '@/utils/model/delivery';
import { requestOrigins } from '@/utils/page/allow';
import { readAll } from '@/utils/store/read';
import { agreed, origins } from './hosts';
import { problemOf, savedBy } from './saved';
import { isHeld } from './tools';

const channels = signal<readonly Channel[]>([]);
const deliveries = signal<readonly Delivery[]>([]);

/** Rows of the list. */
const SHOWN = 100;

export const channelsState = computed<ChannelsState>(() => ({
  channels: channels.value,
  deliveries: deliveries.value,
  held: channels.value
    .filter(channel => agreed.value.message && hostsOfChannel(channel).every(host => isHeld(host, origins.value)))
    .map(({ id }) => id),
}));

const read = async (): Promise<void> => {
  channels.value = (await readAll('channels')).good.sort((a, b) => a.addedAt - b.addedAt);
  deliveries.value = (await readAll('deliveries')).good.sort((a, b) => b.at - a.at).slice(0, SHOWN);
};

/** Follows the database until the signal ends it. */
export const followChannels = (signalToEnd: AbortSignal): void => {
  watchChanges(() => void read(), signalToEnd);
  void read();
};

/**
 * Called in the click: what was typed in goes ahead of the browser's question, and is kept whatever the answer is. What came of it
 * is said without waiting for that.
 */
const save: ChannelActions['saveChannel'] = async values => {
  const saved = send('saveChannel', values);
  const host = values.address && [`https://${new URL(values.address).hostname}/*`];
  void requestOrigins(host || [], { why: 'channel' });
  const reply = await saved;
  if (!reply.ok) return { problem: problemOf(reply) ?? '' };
  return reply.value.signing ? { signing: reply.value.signing } : {};
};

const test = async (id: string, person: string | undefined): Promise<void> => {
  await send('testChannel', { id, ...(person ? { person } : {}) });
};

export const channelActions: ChannelActions = {
  saveChannel: save,
  replaceSigning: async id => {
    const reply = await send('replaceSigning', { id });
    return reply.ok ? reply.value.signing : undefined;
  },
  testChannel: test,
  allowChannel: channel => void requestOrigins(hostsOfChannel(channel), { why: 'channel' }),
  removeChannel: id => void send('removeChannel', { id }),
  retryDelivery: id => void send('retryDelivery', { id }),
  saveEscalation: settings => savedBy(send('saveSettings', settings)),
};
