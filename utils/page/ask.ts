/** Asks the background for something on behalf of a row: busy at once, and a failure that it only answered is shown in the row. */
import { send } from '../kit/send';
import type { MessageName, Payload, Reply } from '../messages';
import { outcomeCodeSchema } from '../model/failure';
import { setLocal } from './live';

/** Messages that a person waits for. The others are done before anybody could look. */
const SLOW: readonly MessageName[] = ['check', 'reconnect'];

/** How many such messages are under way for each row: the first answer of two does not end its rest. */
const underWay = new Map<string, number>();

/** @returns the rows that nothing else is under way for */
const count = (ids: readonly string[], by: 1 | -1): string[] =>
  ids.filter(id => {
    const now = (underWay.get(id) ?? 0) + by;
    if (now > 0) underWay.set(id, now);
    else underWay.delete(id);
    return now <= 0;
  });

export const ask = async <N extends MessageName>(
  name: N,
  payload: Payload<N>,
  ids: readonly string[] = [],
): Promise<Reply<N>> => {
  const slow = SLOW.includes(name);
  if (slow) count(ids, 1);
  setLocal(
    ids.filter(id => slow || !underWay.has(id)),
    slow ? { busy: true } : null,
  );
  const reply = await send(name, payload);
  const free = slow ? count(ids, -1) : ids.filter(id => !underWay.has(id));
  const code = reply.ok ? undefined : outcomeCodeSchema.catch('interrupted').parse(reply.code);
  const fields = reply.ok ? undefined : reply.fields;
  setLocal(free, code ? { outcome: { code, at: Date.now(), ...(fields ? { fields } : {}) } } : null);
  return reply;
};
