/** Sends one typed message to the background and gets its reply as a value; never throws. */
import { browser } from 'wxt/browser';
import type { MessageName, Payload, Reply, Value } from '../messages';

export const send = async <N extends MessageName>(name: N, payload: Payload<N>): Promise<Reply<N>> => {
  try {
    const reply = (await browser.runtime.sendMessage({ name, payload })) as Reply<N> | null | undefined;
    return reply ?? { ok: false, code: 'no-answer' };
  } catch {
    return { ok: false, code: 'no-answer' };
  }
};

/** What a content script says where the browser has lost its texts; `undefined`: the background does not answer. */
export const askedTexts = async (): Promise<Value<'texts'> | undefined> => {
  const reply = await send('texts', {});
  return reply.ok ? reply.value : undefined;
};
