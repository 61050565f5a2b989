/** E-mail by any mail service that takes an HTTP form: the user says where, with which header, and what stands in which field. */
import { mailAddress } from '../model/address';
import { sentBy } from './answer';
import { defineChannel, type Mail } from './define';

const HOLDER = /\{\{(to|name|subject|text|key)\}\}/g;

/** Placeholders are filled in after the JSON was read: nothing in a name can become a field. */
const fill = (value: unknown, words: Record<string, string>): unknown => {
  if (typeof value === 'string') return value.replace(HOLDER, (_whole, name: string) => words[name] ?? '');
  if (Array.isArray(value)) return value.map(each => fill(each, words));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, words)]));
  return value;
};

const isFlat = (value: object): value is Record<string, string> =>
  Object.values(value).every(each => typeof each === 'string');

/** The fields as the user wrote them; `undefined` where they are none. A form's have to be texts. */
export const readTemplate = (template: string, encoding: 'json' | 'form'): object | undefined => {
  try {
    const read: unknown = JSON.parse(template);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
    return encoding === 'json' || isFlat(read) ? read : undefined;
  } catch {
    return undefined;
  }
};

/** What is sent, or `undefined` for fields that are none. */
const bodyOf = ({
  form,
  to,
  letter,
  text,
  key,
}: Mail): { json: object } | { form: Record<string, string> } | undefined => {
  const read = form && readTemplate(form.template, form.encoding);
  if (!form || !read) return undefined;
  const filled = fill(read, {
    to: mailAddress(to.email ?? ''),
    name: to.name,
    subject: letter.subject,
    text,
    key,
  }) as object;
  if (form.encoding === 'json') return { json: filled };
  return isFlat(filled) ? { form: filled } : undefined;
};

export default defineChannel({
  kind: 'form',
  tells: false,
  send: async mail => {
    if (!mail.to.email) return { code: 'no-address' };
    const body = bodyOf(mail);
    if (!body) return { code: 'bad-request' };
    const header = mail.form?.header;
    const headers = { 'Idempotency-Key': mail.key, ...(header && mail.apiKey ? { [header]: mail.apiKey } : {}) };
    return sentBy(await mail.ask({ url: mail.address, method: 'POST', headers, ...body }), mail.now);
  },
});
