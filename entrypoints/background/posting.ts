/** One try through one channel, with its address and key opened for this call alone. */
import type { Mail, Sent } from '@/utils/channels/define';
import { channelOf } from '@/utils/channels/registry';
import { type AskFn, makeAsk } from '@/utils/kit/http';
import { maySend } from '@/utils/kit/sites';
import { type Channel, hostsOfChannel } from '@/utils/model/channel';
import { defined } from '@/utils/model/defined';
import type { Letter } from '@/utils/model/letter';
import { Unreadable, vault } from '@/utils/store/vault';
import { letterText } from '@/utils/wording/letterText';

/** Longest wait (ms) for an answer: shorter than the worker may live without one. */
const PATIENCE_MS = 20_000;

const ask: AskFn = makeAsk((input, init) => fetch(input, init), PATIENCE_MS);

/**
 * Is anybody there? Asked where a lost answer could not be told from a lost message: after this, what fails has gone out.
 * Any answer will do; nothing secret goes along. `undefined`: go ahead.
 */
export const knock = async (channel: Channel): Promise<Sent | undefined> => {
  const hosts = hostsOfChannel(channel);
  if (!(await maySend('message', hosts))) return { code: 'host-not-granted', hosts };
  if (channelOf(channel.kind).tells) return undefined;
  const answer = await ask({ url: `${channel.origin}/`, redirectTells: true, most: 0 });
  return answer.ok ? undefined : { code: 'unreachable' };
};

interface Given extends Pick<Mail, 'key' | 'unsure' | 'now'> {
  letter: Letter;
  to: { name: string; email?: string | undefined };
}

export const post = async (channel: Channel, { letter, to, key, unsure, now }: Given): Promise<Sent> => {
  try {
    return await vault.use(channel.id, secret => {
      if (!secret?.address) return { code: 'secret-unreadable' };
      const { address, apiKey, signing } = secret;
      return channelOf(channel.kind).send({
        ask,
        now,
        key,
        unsure,
        letter,
        text: letterText(letter),
        to: { name: to.name, ...defined({ email: to.email }) },
        address,
        ...defined({ apiKey, signing, form: channel.form }),
        holds: more => maySend('message', more),
      });
    });
  } catch (error) {
    if (error instanceof Unreadable) return { code: 'secret-unreadable' };
    throw error;
  }
};
