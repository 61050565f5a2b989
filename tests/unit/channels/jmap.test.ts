/** E-mail by JMAP against a server that keeps mailboxes, drafts and submissions as RFC 8620 and 8621 say: sent once, whatever becomes of the answers. */
import { beforeEach, expect, test } from 'vitest';
import type { Mail } from '@/utils/channels/define';
import jmap from '@/utils/channels/jmap';
import type { Answer, Ask } from '@/utils/kit/http';

interface Stored {
  id: string;
  keywords: Record<string, boolean>;
  mailboxIds: Record<string, boolean>;
  messageId: string[];
  subject: string;
  to: { email: string }[];
}

const TOKEN = 'PLANTED-TOKEN';
const MAIL = 'urn:ietf:params:jmap:mail';
const SUBMISSION = 'urn:ietf:params:jmap:submission';
let server: { emails: Map<string, Stored>; out: string[]; asked: Ask[]; lose: number; mayNotSubmit: boolean };
beforeEach(() => {
  server = { emails: new Map(), out: [], asked: [], lose: 0, mayNotSubmit: false };
});

const ok = (json: unknown, url?: string): Answer => ({
  ok: true,
  status: 200,
  headers: {},
  json,
  text: '',
  ...(url ? { url } : {}),
});
const session = (apiUrl = 'https://api.mail.example/jmap/') => ({
  apiUrl,
  primaryAccounts: { [MAIL]: 'm1', [SUBMISSION]: 's1' },
});

type Call = [string, Record<string, never>, string];

/** One method call, with the references to earlier ones resolved as far as ours go. */
const run = ([method, args, id]: Call, before: { ids?: string[]; letter?: string }): [string, unknown, string] => {
  const given = args as Record<string, unknown>;
  switch (method) {
    case 'Mailbox/get':
      return [
        method,
        {
          list: [
            { id: 'd', role: 'drafts' },
            { id: 'out', role: 'sent' },
          ],
        },
        id,
      ];
    case 'Identity/get':
      return [
        method,
        {
          list: [
            { id: 'any', email: '*@acme.example' },
            { id: 'i1', email: 'desk@acme.example', name: 'Desk' },
          ],
        },
        id,
      ];
    case 'Email/query': {
      const [, wanted] = (given.filter as { header: [string, string] }).header;
      before.ids = [...server.emails.values()].filter(mail => mail.messageId.includes(wanted)).map(mail => mail.id);
      return [method, { ids: before.ids }, id];
    }
    case 'Email/get':
      return [method, { list: (before.ids ?? []).map(each => server.emails.get(each)) }, id];
    case 'Email/set': {
      for (const gone of (given.destroy as string[] | undefined) ?? []) server.emails.delete(gone);
      const made = (given.create as { letter?: Omit<Stored, 'id'> } | undefined)?.letter;
      if (made) {
        before.letter = `e${server.emails.size + 1}`;
        server.emails.set(before.letter, { ...made, id: before.letter });
      }
      return [method, { created: made ? { letter: { id: before.letter } } : null }, id];
    }
    default: {
      if (server.mayNotSubmit) return [method, { created: null, notCreated: { go: { type: 'forbiddenToSend' } } }, id];
      const mail = server.emails.get(before.letter ?? '');
      if (!mail) return ['error', { type: 'invalidArguments' }, id];
      server.out.push(mail.subject);
      mail.keywords = { $seen: true };
      mail.mailboxIds = { out: true };
      return [method, { created: { go: { id: 'sub1' } } }, id];
    }
  }
};

const ask = async (asked: Ask): Promise<Answer> => {
  server.asked.push(asked);
  if (asked.url.endsWith('/.well-known/jmap')) return ok({}, 'https://mail.example/session');
  if (asked.headers?.Authorization !== `Bearer ${TOKEN}`)
    return { ok: true, status: 401, headers: {}, json: undefined, text: '' };
  if (asked.url.endsWith('/session')) return ok(session());
  const before = {};
  const methodResponses = (asked.json as { methodCalls: Call[] }).methodCalls.map(call => run(call, before));
  if (server.lose > 0 && methodResponses.some(([method]) => method === 'EmailSubmission/set')) {
    server.lose -= 1;
    return { ok: false, why: 'timeout' };
  }
  return ok({ methodResponses });
};

const mail = (more: Partial<Mail> = {}): Mail => ({
  ask,
  now: 0,
  key: 'k1',
  unsure: false,
  letter: { lang: 'en', subject: 'Acme lost access', greeting: '', lead: '', items: [], foot: '' },
  text: 'Hello',
  to: { name: 'Ann', email: 'ann@acme.example' },
  address: 'https://mail.example/session',
  apiKey: TOKEN,
  holds: async () => true,
  ...more,
});

test('is written as a draft, submitted, and lies with what was sent', async () => {
  expect(await jmap.send(mail())).toEqual({ code: 'sent', status: 200 });
  expect(server.out).toEqual(['Acme lost access']);
  expect([...server.emails.values()]).toMatchObject([
    {
      mailboxIds: { out: true },
      keywords: { $seen: true },
      messageId: ['k1@token-health.invalid'],
      from: [{ email: 'desk@acme.example', name: 'Desk' }],
      to: [{ name: 'Ann', email: 'ann@acme.example' }],
    },
  ]);
});

test('a bare address leads to the session; the token goes only where that ends, and not before', async () => {
  expect((await jmap.send(mail({ address: 'https://mail.example/' }))).code).toBe('sent');
  const [first, second] = server.asked;
  expect([first?.url, first?.headers]).toEqual(['https://mail.example/.well-known/jmap', undefined]);
  expect(second?.url).toBe('https://mail.example/session');
});

test('a site that is not allowed yet is named and gets no token', async () => {
  const holds = async (origins: readonly string[]) => !origins.some(origin => origin.includes('api.'));
  expect(await jmap.send(mail({ holds }))).toEqual({ code: 'host-not-granted', hosts: ['https://api.mail.example/*'] });
  expect(server.asked.filter(({ url }) => url.includes('api.'))).toEqual([]);
});

test('after a lost answer it is looked up first: sent is sent', async () => {
  server.lose = 1;
  expect((await jmap.send(mail())).code).toBe('no-answer');
  expect(await jmap.send(mail({ unsure: true }))).toEqual({ code: 'sent' });
  expect(server.out).toHaveLength(1);
});

test('a draft that could not be submitted is not left lying', async () => {
  server.mayNotSubmit = true;
  expect((await jmap.send(mail())).code).toBe('bad-request');
  expect(server.emails.size).toBe(0);
});

test('a draft of which nobody knew is swept up and sent anew', async () => {
  server.emails.set('e1', {
    id: 'e1',
    keywords: { $draft: true },
    mailboxIds: { d: true },
    messageId: ['k1@token-health.invalid'],
    subject: 'Acme lost access',
    to: [],
  });
  expect((await jmap.send(mail({ unsure: true }))).code).toBe('sent');
  expect([server.out.length, server.emails.size]).toEqual([1, 1]);
});

/** The server answers one method in its own way, and the rest as it should. */
const failing =
  (method: string, says: (id: string) => unknown[]) =>
  async (asked: Ask): Promise<Answer> => {
    const answer = await ask(asked);
    const list = answer.ok
      ? (answer.json as { methodResponses?: unknown[][] } | undefined)?.methodResponses
      : undefined;
    if (!answer.ok || !list) return answer;
    return ok({ methodResponses: list.map(each => (each[0] === method ? says(String(each[2])) : each)) });
  };

test.each<[string, string, string, boolean]>([
  ['Mailbox/get', 'serverUnavailable', 'outage', false],
  ['Identity/get', 'serverUnavailable', 'outage', false],
  ['Identity/get', 'serverFail', 'outage', false],
  ['Identity/get', 'unknownMethod', 'not-understood', false],
  ['Identity/get', 'forbidden', 'no-identity', false],
  ['Email/get', 'serverUnavailable', 'outage', true],
  ['Email/get', 'invalidResultReference', 'not-understood', true],
])('%s that fails with %s before anything went out: %s', async (method, type, code, unsure) => {
  const sent = await jmap.send(mail({ unsure, ask: failing(method, id => ['error', { type }, id]) }));
  expect([sent.code, server.out]).toEqual([code, []]);
});

test.each<[string, unknown[], string]>([
  ['a submission that is put off', ['error', { type: 'serverUnavailable' }], 'outage'],
  ['a submission that broke down', ['error', { type: 'serverFail' }], 'no-answer'],
  ['half a submission', ['error', { type: 'serverPartialFail' }], 'no-answer'],
  ['too many submissions', ['EmailSubmission/set', { notCreated: { go: { type: 'rateLimit' } } }], 'rate-limited'],
  ['a full account', ['EmailSubmission/set', { notCreated: { go: { type: 'overQuota' } } }], 'outage'],
  ['no receiver', ['EmailSubmission/set', { notCreated: { go: { type: 'invalidRecipients' } } }], 'bad-request'],
  ['an answer that leaves it out', ['Email/set', {}], 'no-answer'],
])('%s', async (_what, answered, code) => {
  const says = (id: string) => [...answered, answered[0] === 'Email/set' ? 'other' : id];
  expect((await jmap.send(mail({ ask: failing('EmailSubmission/set', says) }))).code).toBe(code);
});

test.each<[string, unknown[], string]>([
  ['a draft that is put off', ['error', { type: 'serverUnavailable' }], 'outage'],
  ['too many drafts', ['Email/set', { notCreated: { letter: { type: 'rateLimit' } } }], 'rate-limited'],
  ['a full mailbox', ['Email/set', { notCreated: { letter: { type: 'overQuota' } } }], 'outage'],
  [
    'a draft that is no e-mail',
    ['Email/set', { notCreated: { letter: { type: 'invalidProperties' } } }],
    'bad-request',
  ],
])('%s', async (_what, answered, code) => {
  const gone = ['EmailSubmission/set', { notCreated: { go: { type: 'invalidProperties' } } }];
  const sent = await jmap.send(
    mail({
      ask: async asked => {
        const answer = await failing('Email/set', id => [...answered, id])(asked);
        const list = answer.ok && (answer.json as { methodResponses?: unknown[][] } | undefined)?.methodResponses;
        if (!answer.ok || !list) return answer;
        return ok({
          methodResponses: list.map(each => (each[0] === 'EmailSubmission/set' ? [...gone, each[2]] : each)),
        });
      },
    }),
  );
  expect(sent.code).toBe(code);
});

test.each([
  [500, undefined, 'no-answer'],
  [503, undefined, 'outage'],
  [504, undefined, 'no-answer'],
  [400, { type: 'urn:ietf:params:jmap:error:limit', limit: 'maxConcurrentRequests' }, 'rate-limited'],
  [400, { type: 'urn:ietf:params:jmap:error:notRequest' }, 'bad-request'],
])('a submission answered with %i %j is %s', async (status, json, code) => {
  const sent = await jmap.send(
    mail({
      ask: async asked => {
        const answer = await ask(asked);
        const calls = (asked.json as { methodCalls?: Call[] } | undefined)?.methodCalls ?? [];
        return calls.some(([name]) => name === 'EmailSubmission/set')
          ? { ok: true, status, headers: {}, json, text: '' }
          : answer;
      },
    }),
  );
  expect(sent.code).toBe(code);
});

test.each<[string, Partial<Mail>, string]>([
  ['a wrong token', { apiKey: 'other' }, 'refused'],
  ['nobody’s address', { to: { name: 'Ann' } }, 'no-address'],
  ['a server that is away', { ask: async () => ({ ok: false, why: 'unreachable' }) }, 'unreachable'],
  [
    'a session without mail',
    { ask: async () => ok({ apiUrl: 'https://a.example/', primaryAccounts: {} }) },
    'no-identity',
  ],
  ['a session in the clear', { ask: async () => ok(session('http://mail.example/jmap')) }, 'not-understood'],
  ['a page instead of a session', { ask: async () => ok(undefined) }, 'not-understood'],
])('%s', async (_what, more, code) => {
  expect((await jmap.send(mail(more))).code).toBe(code);
  expect(server.out).toEqual([]);
});
