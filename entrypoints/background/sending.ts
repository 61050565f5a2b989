/** Sends what is due. Marked before it goes out: a worker that is killed in between leaves a mark, and what it means depends on whether the receiver can tell a second message. */
import { verdictOf } from '@/utils/channels/backoff';
import type { Sent } from '@/utils/channels/define';
import { channelOf } from '@/utils/channels/registry';
import { quietUntil } from '@/utils/health/quiet';
import { allDone } from '@/utils/kit/all';
import { withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import type { Channel } from '@/utils/model/channel';
import type { Delivery } from '@/utils/model/delivery';
import type { Person } from '@/utils/model/person';
import { changeChannel } from '@/utils/store/channels';
import {
  dueDeliveries,
  earliestDelivery,
  leftDeliveries,
  pruneDeliveries,
  putDelivery,
} from '@/utils/store/deliveries';
import { readOne } from '@/utils/store/read';
import { readSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { writeLetter } from './letters';
import { escalationDue } from './planning';
import { knock, post } from './posting';

const done = (delivery: Delivery, state: Delivery['state'], sent: Sent, now: number): Delivery => {
  const { nextTry, startedAt, status, ...rest } = delivery;
  return { ...rest, state, code: sent.code, doneAt: now, ...(sent.status ? { status: sent.status } : {}) };
};

const settle = async (delivery: Delivery, channel: Channel, sent: Sent): Promise<void> => {
  const now = Date.now();
  const verdict = verdictOf(sent, channelOf(channel.kind).tells, delivery.attempts, now, Math.random());
  // One try that failed does not unmake an earlier one that may have arrived.
  const state = verdict.state === 'failed' && delivery.mayHaveGone ? 'unsure' : verdict.state;
  const after = done(delivery, state, sent, now);
  if (verdict.state === 'waiting') {
    const { doneAt, ...waiting } = after;
    await putDelivery({ ...waiting, nextTry: verdict.nextTry });
  } else await putDelivery(after);
  const { code, status, hosts } = sent;
  const outcome = { code, at: now, ...(status ? { status } : {}) };
  await changeChannel(channel.id, c => c && { ...c, outcome, ...(hosts ? { hosts } : {}) });
  log('delivery', { kind: channel.kind, code, state, status: String(status ?? '') });
};

/** What may have gone out stays so whatever this try meets. */
const withDoubt = (delivery: Delivery): Delivery =>
  delivery.state === 'sending' || delivery.code === 'no-answer' ? { ...delivery, mayHaveGone: true } : delivery;

const send = async (given: Delivery): Promise<void> => {
  const now = Date.now();
  const delivery = withDoubt(given);
  const channel = await readOne('channels', delivery.channelId);
  const person: Person | undefined = await readOne('people', delivery.personId);
  if (!channel || !person) return putDelivery(done(delivery, 'dropped', { code: 'removed' }, now));
  const letter = await writeLetter(delivery.about, person, await readSnapshot(now), now);
  if (!letter) return putDelivery(done(delivery, 'dropped', { code: 'overtaken' }, now));
  const tried = { ...delivery, attempts: delivery.attempts + 1 };
  const unsure = delivery.mayHaveGone === true;
  // Nothing has gone out before somebody answers there: that much is sure, and can be tried again.
  const barred = await knock(channel);
  if (barred) return settle(tried, channel, barred);
  const { nextTry, ...going } = tried;
  await putDelivery({ ...going, state: 'sending', startedAt: now });
  await settle(tried, channel, await post(channel, { letter, to: person, key: delivery.id, unsure, now }));
};

/** Left on its way by a killed worker. Where the receiver cannot tell, it is not sent again. */
const takeUp = async (left: Delivery): Promise<void> => {
  const channel = await readOne('channels', left.channelId);
  if (channel && channelOf(channel.kind).tells) return send(left);
  await putDelivery(
    done(left, channel ? 'unsure' : 'dropped', { code: channel ? 'no-answer' : 'removed' }, Date.now()),
  );
};

/** One after the other through one channel, so that nobody is flooded; channels side by side. */
const through = (list: readonly Delivery[], work: (delivery: Delivery) => Promise<void>): Promise<void> => {
  const queues = Map.groupBy(list, ({ channelId }) => channelId);
  return allDone(
    [...queues.values()].map(async queue => {
      for (const delivery of queue) await work(delivery);
    }),
  );
};

/** Send everything that is due, outside of quiet hours. One at a time: what is written down meanwhile is sent by the next. @returns whether anything was tried */
export const sendDue = (): Promise<boolean> =>
  withLock('send-messages', async () => {
    const { quiet } = await readSettings();
    if (quietUntil(quiet, Date.now()) !== null) return false;
    const left = await leftDeliveries();
    let tried = left.length > 0;
    await through(left, takeUp);
    for (let due = await dueDeliveries(Date.now()); due.length; due = await dueDeliveries(Date.now())) {
      tried = true;
      await through(due, send);
    }
    if (tried) await pruneDeliveries(Date.now());
    return tried;
  });

/** When (ms) the worker has to wake for messages; `undefined`: for none. */
export const messagesDue = async (now: number): Promise<number | undefined> => {
  const settings = await readSettings();
  const times = [await earliestDelivery(now), await escalationDue(settings, now)].filter(at => at !== undefined);
  if (!times.length) return undefined;
  const at = Math.min(...times);
  return quietUntil(settings.quiet, Math.max(at, now)) ?? at;
};
