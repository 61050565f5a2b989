/** What became of messages: whether a person has heard of a loss that is over, and what was dropped while its accounts were put off. */
import { type Delivery, isAbout } from '@/utils/model/delivery';
import { database } from '@/utils/store/db';
import { putDelivery } from '@/utils/store/deliveries';
import { readAll } from '@/utils/store/read';
import type { NoticeRecord } from '@/utils/store/schema';
import type { Standing } from './standing';
import type { Around } from './whom';

/** Gone out, or perhaps. */
const hasGone = ({ state, code, mayHaveGone }: Delivery): boolean =>
  state === 'sent' || state === 'unsure' || state === 'sending' || code === 'no-answer' || mayHaveGone === true;

/** Nobody hears that an account works again who has not heard that it did not. */
export const lossesHeard = async (records: readonly NoticeRecord[]): Promise<Around['heard']> => {
  if (!records.some(({ owed }) => owed?.length)) return () => false;
  const key = (personId: string, notice: string): string => [personId, notice].join('\n');
  const messages = new Map<string, { delivery: Delivery; at: number | undefined }[]>();
  for (const delivery of (await readAll('deliveries')).good)
    for (const { notice, at } of delivery.about) {
      const mine = key(delivery.personId, notice);
      messages.set(mine, [...(messages.get(mine) ?? []), { delivery, at }]);
    }
  return ({ losses = [] }, personId) => {
    const mine = losses.flatMap(loss =>
      (messages.get(key(personId, loss.notice)) ?? [])
        .filter(({ at }) => isAbout({ notice: loss.notice, at }, { key: loss.notice, at: loss.at }))
        .map(({ delivery }) => delivery),
    );
    // The log forgets what is old: that message has long been sent.
    if (!mine.length || mine.some(hasGone)) return true;
    return mine.some(({ state }) => state === 'waiting') ? 'open' : false;
  };
};

/** Dropped while its accounts were put off: what is so when they wake is told then. @param now epoch ms */
export const reviveDropped = async (found: ReadonlyMap<string, Standing>, now: number): Promise<void> => {
  const dropped = await (await database()).getAllFromIndex('deliveries', 'state', 'dropped');
  for (const delivery of dropped) {
    const { doneAt: _done, code, ...rest } = delivery;
    const isDue = rest.about.some(about => {
      const there = found.get(about.notice);
      if (!there || about.at === undefined || !isAbout(about, there.record)) return false;
      return about.step === 'back' || about.again || there.view.owner?.id === rest.personId;
    });
    if (code !== 'overtaken' || !isDue) continue;
    // Where an earlier try may have arrived, the receiver is asked first.
    const tried = rest.attempts > 0 ? { mayHaveGone: true as const } : {};
    await putDelivery({ ...rest, ...tried, state: 'waiting', attempts: 0, nextTry: now });
  }
};
