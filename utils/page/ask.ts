/** Asks the background for something on behalf of a row: busy at once, and a failure that it only answered is shown in the row. */
import { send } from '../kit/send';
import type { MessageName, Payload, Reply } from '../messages';
import { outcomeCodeSchema } from '../model/failure';
import { setLocal } from './live';

/** Messages that a person waits for. The others are done before anybody could look. */
const SLOW: readonly MessageName[] = ['check', 'reconnect'];

export const ask = async <N extends MessageName>(
  name: N,
  payload: Payload<N>,
  ids: readonly string[] = [],
): Promise<Reply<N>> => {
  setLocal(ids, SLOW.includes(name) ? { busy: true } : null);
  const reply = await send(name, payload);
  const code = reply.ok ? undefined : outcomeCodeSchema.catch('interrupted').parse(reply.code);
  const fields = reply.ok ? undefined : reply.fields;
  setLocal(ids, code ? { outcome: { code, at: Date.now(), ...(fields ? { fields } : {}) } } : null);
  return reply;
};
