/**
 * A webhook of the user's own: JSON, signed with HMAC-SHA-256 over `timestamp.body`. What it looks like from the other side
 * is written in docs/webhook.md.
 */
import { hmac } from '../kit/hash';
import type { Letter } from '../model/letter';
import { sentBy } from './answer';
import { defineChannel, type Mail } from './define';

export const SIGNATURE = 'Token-Health-Signature';

/** `t=<seconds>,v1=<hex>`: the version leaves room for another way beside this one. */
export const signatureOf = async (body: string, signing: string, now: number): Promise<string> => {
  const timestamp = Math.floor(now / 1000);
  return `t=${timestamp},v1=${await hmac(`${timestamp}.${body}`, signing)}`;
};

const accountOf = ({ accountId, account, also, ...item }: Letter['items'][number]) => ({
  id: accountId,
  name: account,
  ...item,
  ...(also ? { also } : {}),
});

const bodyOf = ({ letter, text, to, key }: Mail): string =>
  JSON.stringify({
    format: 'token-health/message',
    version: 1,
    id: key,
    to: { name: to.name, ...(to.email ? { email: to.email } : {}) },
    language: letter.lang,
    subject: letter.subject,
    text,
    accounts: letter.items.map(accountOf),
  });

export default defineChannel({
  kind: 'webhook',
  tells: true,
  send: async mail => {
    if (!mail.signing) return { code: 'secret-unreadable' };
    const body = bodyOf(mail);
    const answer = await mail.ask({
      url: mail.address,
      method: 'POST',
      text: body,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': mail.key,
        [SIGNATURE]: await signatureOf(body, mail.signing, mail.now),
      },
    });
    return sentBy(answer, mail.now);
  },
});
