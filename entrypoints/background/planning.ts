/** Decides who is to be told of what through which channel, and writes it down: each notice once for each person, and once more when nothing happens. */
import { fingerprint } from '@/utils/kit/hash';
import type { Delivery } from '@/utils/model/delivery';
import type { Person } from '@/utils/model/person';
import type { Settings } from '@/utils/model/settings';
import { database } from '@/utils/store/db';
import { planDeliveries } from '@/utils/store/deliveries';
import { readAll } from '@/utils/store/read';
import type { NoticeRecord } from '@/utils/store/schema';
import { accountName } from '@/utils/wording/names';
import { lossesHeard, reviveDropped } from './afterwards';
import { byLogin } from './letters';
import type { Standing } from './standing';
import { type Due, dueOf, lateAt, repeatedOf, sincesOf } from './whom';

/** More than this many for one person come as one message. */
const DIGEST_ABOVE = 3;

/** People who can be reached through a channel that is there. */
const reachable = async (): Promise<Person[]> => {
  const [people, channels] = await Promise.all([readAll('people'), readAll('channels')]);
  const ids = new Set(channels.good.map(({ id }) => id));
  return people.good
    .map(person => ({ ...person, channels: person.channels.filter(id => ids.has(id)) }))
    .filter(({ channels: own }) => own.length > 0);
};

export const anybodyToTell = async (): Promise<boolean> => (await reachable()).length > 0;

/** The message's id follows from what it says to whom: written down twice it is still one. */
const deliveryOf = async (
  units: readonly Due[][],
  person: Person,
  channel: { id: string; name: string },
  now: number,
): Promise<Delivery> => {
  const due = units.flat();
  const said = due.map(({ about, record }) => `${about.notice}@${record.at}${about.again ? ' again' : ''}`).sort();
  return {
    id: (await fingerprint([person.id, channel.id, ...said].join('\n'))).slice(0, 32),
    personId: person.id,
    channelId: channel.id,
    about: due.map(({ about }) => about),
    names: {
      person: person.name,
      channel: channel.name,
      accounts: due.slice(0, 20).map(({ view }) => accountName(view)),
    },
    at: now,
    state: 'waiting',
    attempts: 0,
    nextTry: now,
  };
};

const noted = (record: NoticeRecord, due: readonly Due[], open: readonly string[], now: number): NoticeRecord => {
  const ids = due.map(({ person }) => person.id);
  const { owed: _heard, ...rest } = record;
  if (record.step === 'back') return open.length ? { ...rest, owed: [...open] } : rest;
  return {
    ...rest,
    told: [...new Set([...(record.told ?? []), ...ids])],
    toldAt: record.toldAt ?? now,
    toldTimes: { ...Object.fromEntries(ids.map(id => [id, now])), ...record.toldTimes },
    ...(due.some(({ late }) => late) ? { escalatedAt: now } : {}),
  };
};

const writeAll = async (due: readonly Due[], now: number): Promise<Delivery[]> => {
  const channels = new Map((await readAll('channels')).good.map(channel => [channel.id, channel]));
  const deliveries: Delivery[] = [];
  for (const [person, mine] of Map.groupBy(due, each => each.person)) {
    const units = byLogin(mine);
    const messages = units.length > DIGEST_ABOVE ? [units] : units.map(unit => [unit]);
    for (const id of person.channels) {
      const channel = channels.get(id);
      if (channel) for (const each of messages) deliveries.push(await deliveryOf(each, person, channel, now));
    }
  }
  return deliveries;
};

/**
 * Not in quiet hours: what comes together at their end is one message.
 * @param found the notices that say how their accounts stand
 * @param records all of them
 * @param now epoch ms
 */
export const planMessages = async (
  found: ReadonlyMap<string, Standing>,
  records: readonly NoticeRecord[],
  settings: Settings,
  now: number,
): Promise<void> => {
  const people = new Map((await reachable()).map(person => [person.id, person]));
  if (!people.size || !found.size) return;
  await reviveDropped(found, now);
  const heard = await lossesHeard([...found.values()].map(({ record }) => record));
  const around = { people, settings, repeated: repeatedOf(records), heard };
  const due: Due[] = [];
  const notes: NoticeRecord[] = [];
  for (const each of found.values()) {
    const mine = dueOf(each, around, now);
    const { owed = [] } = each.record;
    const open = owed.filter(id => heard(each.record, id) === 'open');
    due.push(...mine);
    if (mine.length || open.length < owed.length) notes.push(noted(each.record, mine, open, now));
  }
  await planDeliveries(await writeAll(due, now), notes);
};

/** When (ms) the next notice will have stood for too long; `undefined`: none will. */
export const escalationDue = async (settings: Settings, now: number): Promise<number | undefined> => {
  if (!settings.escalateDays) return undefined;
  const records = await (await database()).getAll('notices');
  const times = records
    .filter(({ step, escalatedAt }) => step !== 'back' && escalatedAt === undefined)
    .flatMap(record => sincesOf(record, settings).map(since => lateAt(record, since, settings)))
    .filter(at => at > now);
  return times.length ? Math.min(...times) : undefined;
};
