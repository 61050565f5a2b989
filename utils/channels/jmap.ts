/**
 * E-mail by JMAP: RFC 8620 (session, method calls) and RFC 8621 (Mailbox, Email, Identity, EmailSubmission).
 * The server can tell: every message carries a Message-ID made of its key, and after a lost answer it is looked up by it.
 */
import type { Answer } from '../kit/http';
import { mailAddress } from '../model/address';
import { defineChannel, type Mail, type Sent } from './define';
import { methodProblem, readCall, submitted, unsent } from './jmap-answers';
import { type Call, DRAFT, earlierOf, idOf, submitCalls } from './jmap-calls';
import { type Session, sessionOf, sessionUrl } from './jmap-session';

const CORE = 'urn:ietf:params:jmap:core';
const USING = [CORE, 'urn:ietf:params:jmap:mail', 'urn:ietf:params:jmap:submission'];

const bearer = ({ apiKey }: Mail): Record<string, string> => ({ Authorization: `Bearer ${apiKey ?? ''}` });

const call = (mail: Mail, session: Session, methodCalls: Call[]): Promise<Answer> =>
  mail.ask({ url: session.apiUrl, method: 'POST', json: { using: USING, methodCalls }, headers: bearer(mail) });

/** Where drafts lie, and whom this login may send as. */
const findPlaces = async (mail: Mail, session: Session) => {
  const answer = await call(mail, session, [
    ['Mailbox/get', { accountId: session.mail, ids: null, properties: ['id', 'role'] }, 'boxes'],
    ['Identity/get', { accountId: session.submission, ids: null }, 'identities'],
  ]);
  if (!answer.ok || answer.status !== 200) return { problem: unsent(answer, mail.now) };
  const [boxes, identities] = [readCall(answer, 'boxes'), readCall(answer, 'identities')];
  if ('problem' in boxes) return { problem: methodProblem(boxes.problem) };
  if ('problem' in identities) return { problem: methodProblem(identities.problem) };
  const box = (role: string) => boxes.args.list?.find(each => each.role === role)?.id;
  const identity = identities.args.list?.find(each => typeof each.email === 'string' && !/^\*@/.test(each.email));
  const [drafts, sent] = [box('drafts') ?? boxes.args.list?.[0]?.id, box('sent')];
  if (!identity || typeof identity.email !== 'string' || !drafts) return { problem: { code: 'no-identity' } as Sent };
  return { identity: { id: identity.id, email: identity.email, name: identity.name }, drafts, sent };
};

const sweep = (mail: Mail, session: Session, drafts: string[]): Promise<Answer> =>
  call(mail, session, [['Email/set', { accountId: session.mail, destroy: drafts }, 'swept']]);

/** A message with this id that is no draft has gone out; a draft that was left is swept up. */
const wentOut = async (mail: Mail, session: Session): Promise<'yes' | 'no' | Sent> => {
  const answer = await call(mail, session, earlierOf(session.mail, idOf(mail.key)));
  if (!answer.ok || answer.status !== 200) return unsent(answer, mail.now);
  const found = readCall(answer, 'found');
  if ('problem' in found) return methodProblem(found.problem);
  const list = found.args.list;
  if (!list) return { code: 'not-understood' };
  if (list.some(each => !(each.keywords as Record<string, unknown> | undefined)?.[DRAFT])) return 'yes';
  const left = list.map(each => each.id);
  if (left.length) await sweep(mail, session, left);
  return 'no';
};

const submit = async (mail: Mail, session: Session): Promise<Sent> => {
  const places = await findPlaces(mail, session);
  if ('problem' in places && places.problem) return places.problem;
  if (!('identity' in places) || !places.identity) return { code: 'no-identity' };
  const { letter, text, to, key } = mail;
  const message = {
    subject: letter.subject,
    text,
    to: { name: to.name, email: mailAddress(to.email ?? '') },
    id: idOf(key),
  };
  const answer = await call(mail, session, submitCalls(session, places, message));
  const { sent, draft } = submitted(answer, mail.now);
  // Each try makes a draft of its own: none is left lying in the person's mailbox.
  if (draft !== undefined) await sweep(mail, session, [draft]);
  return sent;
};

export default defineChannel({
  kind: 'jmap',
  tells: true,
  send: async mail => {
    if (!mail.to.email) return { code: 'no-address' };
    const url = await sessionUrl(mail);
    if (typeof url !== 'string') return url;
    const answer = await mail.ask({ url, headers: bearer(mail) });
    const session = answer.ok && answer.status === 200 ? sessionOf(answer.json, url) : undefined;
    if (!session) return unsent(answer, mail.now);
    if (session === 'no-mail') return { code: 'no-identity' };
    const pattern = `https://${new URL(session.apiUrl).hostname}/*`;
    if (!(await mail.holds([pattern]))) return { code: 'host-not-granted', hosts: [pattern] };
    const earlier = mail.unsure ? await wentOut(mail, session) : 'no';
    if (earlier === 'yes') return { code: 'sent' };
    return earlier === 'no' ? submit(mail, session) : earlier;
  },
});
