/** Decides who is to be told of what through which channel, and writes it down: each notice once for each person, and once more when nothing happens. */
import { tellingKey, worthTelling } from '@/utils/health/change';
import { DAY, policyFor } from '@/utils/health/policy';
import { fingerprint } from '@/utils/kit/hash';
import type { About, Delivery } from '@/utils/model/delivery';
import type { Person } from '@/utils/model/person';
import type { Settings } from '@/utils/model/settings';
import type { AccountView, Snapshot } from '@/utils/model/snapshot';
import { database } from '@/utils/store/db';
import { planDeliveries } from '@/utils/store/deliveries';
import { readAll } from '@/utils/store/read';
import type { NoticeRecord } from '@/utils/store/schema';
import { policyOf } from '@/utils/store/settings';
import { accountName } from '@/utils/wording/names';
import { byLogin, stillSo } from './letters';

/** More than this many for one person come as one message. */
const DIGEST_ABOVE = 3;

/** Something to tell one person. */
interface Due {
  person: Person;
  view: AccountView;
  about: About;
  record: NoticeRecord;
}

/** People who can be reached through a channel that is there. */
const reachable = async (): Promise<Person[]> => {
  const [people, channels] = await Promise.all([readAll('people'), readAll('channels')]);
  const ids = new Set(channels.good.map(({ id }) => id));
  return people.good
    .map(person => ({ ...person, channels: person.channels.filter(id => ids.has(id)) }))
    .filter(({ channels: own }) => own.length > 0);
};

export const anybodyToTell = async (): Promise<boolean> => (await reachable()).length > 0;

const aboutOf = (record: NoticeRecord, again: boolean): About => ({
  notice: record.key,
  accountId: record.accountId,
  step: record.step,
  ...(again ? { again } : {}),
});

/** A warning is repeated once for each token, whatever the day: what a person was told twice is no news on the third. */
const wasRepeated = (record: NoticeRecord, records: readonly NoticeRecord[]): boolean => {
  const token = record.key.slice(0, record.key.lastIndexOf(record.step === 'lost' ? ':lost' : ':days'));
  const same = (other: NoticeRecord) =>
    other.key.startsWith(`${token}:`) && other.step.slice(0, 4) === record.step.slice(0, 4);
  return records.some(other => other.escalatedAt !== undefined && same(other));
};

const dueOf = (
  record: NoticeRecord,
  view: AccountView,
  records: readonly NoticeRecord[],
  people: ReadonlyMap<string, Person>,
  settings: Settings,
  now: number,
): Due[] => {
  const due = (id: string | null | undefined, again: boolean): Due[] => {
    const person = people.get(id ?? '');
    return person ? [{ person, view, about: aboutOf(record, again), record }] : [];
  };
  if (record.step === 'back') return (record.owed ?? []).flatMap(id => due(id, false));
  const { told = [], toldAt } = record;
  const owner = view.owner?.id;
  if (!told.includes(owner ?? '')) return due(owner, false);
  const late = settings.escalateDays > 0 && toldAt !== undefined && now >= toldAt + settings.escalateDays * DAY;
  if (!late || record.escalatedAt !== undefined || wasRepeated(record, records)) return [];
  return [...due(owner, true), ...(settings.secondPerson === owner ? [] : due(settings.secondPerson, true))];
};

/** The notice that says how each account stands now, and what people are owed to hear of its recovery. */
const current = async (snapshot: Snapshot, settings: Settings, records: readonly NoticeRecord[], now: number) => {
  const byKey = new Map(records.map(record => [record.key, record]));
  const views = new Map(snapshot.accounts.map(view => [view.id, view]));
  const policy = policyOf(settings);
  const standing = (await readAll('accounts')).good.flatMap(account => {
    const telling = worthTelling(account, policyFor(policy, account.network), now);
    return (telling && byKey.get(tellingKey(account, telling))) ?? [];
  });
  const back = records.filter(({ step, owed }) => step === 'back' && owed?.length);
  return [...standing, ...back].flatMap(record => {
    const view = views.get(record.accountId);
    return view && stillSo(record.step, view, now) ? [{ record, view }] : [];
  });
};

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

const noted = (record: NoticeRecord, due: readonly Due[], now: number): NoticeRecord => {
  const mine = due.filter(each => each.record === record);
  const { owed: _heard, ...rest } = record;
  return {
    ...rest,
    told: [...new Set([...(record.told ?? []), ...mine.map(({ person }) => person.id)])],
    toldAt: record.toldAt ?? now,
    ...(mine.some(({ about }) => about.again) ? { escalatedAt: now } : {}),
  };
};

/** Not in quiet hours: what comes together at their end is one message. @param now epoch ms */
export const planMessages = async (snapshot: Snapshot, settings: Settings, now: number): Promise<void> => {
  const people = new Map((await reachable()).map(person => [person.id, person]));
  if (!people.size) return;
  const records: NoticeRecord[] = await (await database()).getAll('notices');
  const due = (await current(snapshot, settings, records, now)).flatMap(({ record, view }) =>
    dueOf(record, view, records, people, settings, now),
  );
  if (!due.length) return;
  const channels = new Map((await readAll('channels')).good.map(channel => [channel.id, channel]));
  const deliveries: Delivery[] = [];
  for (const person of new Set(due.map(each => each.person))) {
    const units = byLogin(due.filter(each => each.person === person));
    const messages = units.length > DIGEST_ABOVE ? [units] : units.map(unit => [unit]);
    for (const id of person.channels) {
      const channel = channels.get(id);
      if (channel) for (const each of messages) deliveries.push(await deliveryOf(each, person, channel, now));
    }
  }
  await planDeliveries(
    deliveries,
    [...new Set(due.map(({ record }) => record))].map(record => noted(record, due, now)),
  );
};

/** When (ms) the next notice will have stood for too long; `undefined`: none will. */
export const escalationDue = async ({ escalateDays }: Settings, now: number): Promise<number | undefined> => {
  if (!escalateDays) return undefined;
  const records = await (await database()).getAll('notices');
  const times = records
    .filter(({ step, escalatedAt }) => step !== 'back' && escalatedAt === undefined)
    .flatMap(({ toldAt }) => (toldAt === undefined ? [] : [toldAt + escalateDays * DAY]))
    .filter(at => at > now);
  return times.length ? Math.min(...times) : undefined;
};
