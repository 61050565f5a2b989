/** The one message listener: sender, then shape, then the handler; whatever goes wrong is a value. */
import { type Browser, browser } from 'wxt/browser';
import { log } from '@/utils/kit/log';
import { envelopeSchema, type MessageName, messages, type Payload, type Value } from '@/utils/messages';
import { Failure } from '@/utils/model/failure';

export type Commands = {
  [N in MessageName]: (payload: Payload<N>, sender: Browser.runtime.MessageSender) => Promise<Value<N>>;
};
type Sender = 'page' | 'content' | 'stranger';

/** Our own pages by exact origin; content scripts by our id in a tab; everybody else is a stranger. */
export const senderOf = (sender: Browser.runtime.MessageSender): Sender => {
  if (sender.id !== browser.runtime.id) return 'stranger';
  const own = browser.runtime.getURL('/');
  if (sender.url?.startsWith(own)) return 'page';
  return sender.tab && sender.url?.startsWith('http') ? 'content' : 'stranger';
};

const fail = (code: string, fields?: Record<string, string>) => ({
  ok: false as const,
  code,
  ...(fields ? { fields } : {}),
});

const answer = async (commands: Commands, name: MessageName, raw: unknown, sender: Browser.runtime.MessageSender) => {
  const { from, schema } = messages[name];
  const who = senderOf(sender);
  if (who === 'stranger' || (from !== 'any' && from !== who)) {
    log('message-refused', { name, who });
    return fail('not-allowed');
  }
  const payload = schema.safeParse(raw);
  if (!payload.success) return fail('bad-message', { path: payload.error.issues[0]?.path.join('.') ?? '' });
  try {
    const handle = commands[name] as (payload: unknown, sender: Browser.runtime.MessageSender) => Promise<unknown>;
    return { ok: true as const, value: (await handle(payload.data, sender)) ?? null };
  } catch (error) {
    if (error instanceof Failure) return fail(error.code, error.fields);
    log('command-failed', { name, error: String(error) });
    return fail('failed');
  }
};

/** Not async: `undefined` leaves a message that is not ours to others (facts: an async listener answers `null` for all). */
export const serve =
  (commands: Commands, ready: Promise<unknown>) => (message: unknown, sender: Browser.runtime.MessageSender) => {
    const envelope = envelopeSchema.safeParse(message);
    if (!envelope.success || !Object.hasOwn(messages, envelope.data.name)) return undefined;
    const started = ready.then(
      () => true,
      () => false,
    );
    return started.then(ok =>
      ok ? answer(commands, envelope.data.name as MessageName, envelope.data.payload, sender) : fail('failed'),
    );
  };
