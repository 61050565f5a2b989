/** Whom to tell of a notice: its owner, once more when nothing happens for days, and then somebody else, too. Pure. */
import { tokenOf } from '@/utils/health/change';
import { repeatOn } from '@/utils/health/ladder';
import { DAY } from '@/utils/health/policy';
import type { About } from '@/utils/model/delivery';
import type { Person } from '@/utils/model/person';
import type { Settings } from '@/utils/model/settings';
import type { AccountView } from '@/utils/model/snapshot';
import type { NoticeRecord } from '@/utils/store/schema';
import type { Standing } from './standing';

/** Something to tell one person. */
export interface Due {
  person: Person;
  view: AccountView;
  about: About;
  record: NoticeRecord;
  /** It has stood for so long that it is not told a third time. */
  late: boolean;
}

export interface Around {
  /** Those who can be reached, by id. */
  people: ReadonlyMap<string, Person>;
  settings: Settings;
  repeated: ReadonlySet<string>;
  /** Has a person heard of the loss that this recovery ends? `open`: the message is still on its way. */
  heard: (back: NoticeRecord, personId: string) => boolean | 'open';
}

const kindOf = (record: NoticeRecord): string => `${tokenOf(record)} ${record.step.slice(0, 4)}`;

/** A warning is repeated once for each token, whatever the day: what a person was told twice is no news on the third. */
export const repeatedOf = (records: readonly NoticeRecord[]): Set<string> =>
  new Set(records.filter(({ escalatedAt }) => escalatedAt !== undefined).map(kindOf));

/**
 * When (ms) a notice has stood for too long. A loss does not wait; a warning is repeated on a working day, never sooner than set.
 * @param since when (ms) it was told
 */
export const lateAt = (record: NoticeRecord, since: number, settings: Settings): number => {
  const at = since + settings.escalateDays * DAY;
  return record.step === 'lost' ? at : repeatOn(at, settings);
};

const toldTime = ({ at, toldAt = at, toldTimes }: NoticeRecord, id: string): number => toldTimes?.[id] ?? toldAt;

/** All times (ms) from which it may be counted, whoever the owner is by then. */
export const sincesOf = (record: NoticeRecord, { secondPerson }: Settings): number[] => [
  ...(record.told ?? []).map(id => toldTime(record, id)),
  ...(secondPerson === null ? [] : [record.at]),
];

export const dueOf = ({ record, view }: Standing, around: Around, now: number): Due[] => {
  const { people, settings, repeated, heard } = around;
  const due = (id: string | null | undefined, more: Pick<About, 'again' | 'instead'> = {}, late = false): Due[] => {
    const person = people.get(id ?? '');
    const { key, at, accountId, step } = record;
    return person ? [{ person, view, record, late, about: { notice: key, at, accountId, step, ...more } }] : [];
  };
  if (record.step === 'back')
    return (record.owed ?? []).filter(id => heard(record, id) === true).flatMap(id => due(id));
  const owner = view.owner?.id;
  const told = owner !== undefined && record.told?.includes(owner) === true;
  if (!told && people.has(owner ?? '')) return due(owner);
  // Nobody to tell, or nobody who can be reached: counted from when it happened.
  const since = told ? toldTime(record, owner) : record.at;
  const late = settings.escalateDays > 0 && now >= lateAt(record, since, settings);
  if (!late || record.escalatedAt !== undefined || repeated.has(kindOf(record))) return [];
  const second = settings.secondPerson;
  // Told as an owner before, the second person does not hear it as news.
  const knows = !told && record.told?.includes(second ?? '');
  return [
    ...(told ? due(owner, { again: true }, true) : []),
    ...(second === owner || knows ? [] : due(second, told ? { again: true } : { instead: true }, true)),
  ];
};
