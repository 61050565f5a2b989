/** An answer that was lost stays lost, whatever the next tries meet: what may have gone out is looked up, or not sent again. */
import { describe, expect, test } from 'vitest';
import { commands } from '@/entrypoints/background/commands';
import { showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { sendDue } from '@/entrypoints/background/sending';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import type { ChannelKind } from '@/utils/model/channel';
import { putDelivery } from '@/utils/store/deliveries';
import { readAll } from '@/utils/store/read';
import { writeSettings } from '@/utils/store/settings';
import { around, at, freshExtension, HOUR, NOW, plant } from './extension';
import { type Answers, receiver, withReceiver } from './receiver';

freshExtension();
withReceiver();

const sender = {} as Parameters<typeof commands.savePerson>[1];
const states = async () => (await readAll('deliveries')).good.map(({ state, code = '' }) => `${state} ${code}`.trim());

/** One account that lost access, and Ann, who is told through one channel. */
const lose = async (kind: ChannelKind, address: string): Promise<void> => {
  const { id } = await commands.saveChannel({ kind, name: kind, address, key: 'k' }, sender);
  const { id: ownerId } = await commands.savePerson({ name: 'Ann', email: 'ann@acme.example', channels: [id] }, sender);
  await plant('a', {
    handle: 'a',
    ownerId,
    holder: 'livefyre',
    evidence: [{ kind: 'tool-page', at: NOW, finding: 'ended', cause: 'password-changed' }],
  });
  await save('a', DEFAULT_POLICY, NOW, a => ({ ...a }));
};
const rounds = async (hours: number): Promise<void> => {
  for (let i = 0; i <= hours; i += 1) {
    at(NOW + i * HOUR);
    await showAll();
    await sendDue();
  }
};

/** A mail server that keeps what it took, and answers each request in turn as told; `undefined`: as it should. */
const mailServer = () => {
  const server = { out: 0, sessions: 0, session: (_n: number): Answers | undefined => undefined, lost: 1 };
  const answers: Record<string, (calls: [string, object, string][]) => Answers | undefined> = {
    'Mailbox/get': () => ({
      status: 200,
      body: {
        methodResponses: [
          ['Mailbox/get', { list: [{ id: 'd', role: 'drafts' }] }, 'boxes'],
          ['Identity/get', { list: [{ id: 'i', email: 'desk@acme.example' }] }, 'identities'],
        ],
      },
    }),
    'Email/query': () => ({
      status: 200,
      body: {
        methodResponses: [
          ['Email/query', { ids: server.out ? ['e'] : [] }, 'query'],
          ['Email/get', { list: server.out ? [{ id: 'e', keywords: {} }] : [] }, 'found'],
        ],
      },
    }),
    'Email/set': calls => {
      if (calls.length === 1) return { status: 200, body: { methodResponses: [] } };
      server.out += 1;
      if (server.out <= server.lost) return 'break';
      return {
        status: 200,
        body: {
          methodResponses: [
            ['Email/set', { created: { letter: { id: 'e' } } }, 'made'],
            ['EmailSubmission/set', { created: { go: { id: 's' } } }, 'submitted'],
          ],
        },
      };
    },
  };
  receiver.answer = ({ to, json }) => {
    if (to.includes('/session')) {
      server.sessions += 1;
      const body = {
        apiUrl: 'https://mail.example/jmap',
        primaryAccounts: { 'urn:ietf:params:jmap:mail': 'm', 'urn:ietf:params:jmap:submission': 's' },
      };
      return server.session(server.sessions) ?? { status: 200, body };
    }
    const calls = json.methodCalls as [string, object, string][];
    return answers[calls[0]?.[0] ?? '']?.(calls) ?? { status: 400 };
  };
  return server;
};

describe('an e-mail whose answer was lost goes out once', () => {
  test.each<[string, Answers]>([
    ['is not reached', 'break'],
    ['has an outage', { status: 503 }],
    ['asks for a pause', { status: 429 }],
  ])('though the server %s at the next try', async (_what, second) => {
    const server = mailServer();
    server.session = n => (n === 2 ? second : undefined);
    await lose('jmap', 'https://mail.example/session');
    await rounds(24);
    expect([server.out, await states()]).toEqual([1, ['sent sent']]);
  });

  test('though the site is taken away from us at the next try', async () => {
    const server = mailServer();
    await lose('jmap', 'https://mail.example/session');
    await rounds(0);
    around.held = new Set();
    await rounds(2);
    around.held = 'all';
    await rounds(24);
    expect([server.out, await states()]).toEqual([1, ['sent sent']]);
  });

  test('though the worker was killed on the way and nobody answers when it is taken up', async () => {
    const server = mailServer();
    server.session = n => (n === 2 ? { status: 503 } : undefined);
    await lose('jmap', 'https://mail.example/session');
    await rounds(0);
    for (const { nextTry, code, ...left } of (await readAll('deliveries')).good)
      await putDelivery({ ...left, state: 'sending', startedAt: NOW });
    await rounds(24);
    expect([server.out, await states()]).toEqual([1, ['sent sent']]);
  });

  test('and says that it may have, where the server never comes back; a person who sends it again does not double it', async () => {
    const server = mailServer();
    server.session = n => (n > 1 ? { status: 503 } : undefined);
    await writeSettings({ escalateDays: 0 });
    await lose('jmap', 'https://mail.example/session');
    await rounds(6 * 24);
    expect(await states()).toEqual(['unsure outage']);
    server.session = () => undefined;
    await commands.retryDelivery({ id: (await readAll('deliveries')).good[0]?.id ?? '' }, sender);
    expect([server.out, await states()]).toEqual([1, ['sent sent']]);
  });

  test.each([1, 0])(
    'though its key was refused at the next try and entered anew (the first one lost: %i)',
    async lost => {
      const server = mailServer();
      server.lost = lost;
      server.session = n => (n === (lost ? 2 : 1) ? { status: 401 } : undefined);
      await lose('jmap', 'https://mail.example/session');
      await rounds(2);
      expect(await states()).toEqual([lost ? 'unsure refused' : 'failed refused']);
      const [channel] = (await readAll('channels')).good;
      await commands.saveChannel({ id: channel?.id, kind: 'jmap', name: 'mail', key: 'new' }, sender);
      await sendDue();
      expect([server.out, await states()]).toEqual([1, ['sent sent']]);
    },
  );

  test('though it was overtaken at the next try and then is so again', async () => {
    const server = mailServer();
    await lose('jmap', 'https://mail.example/session');
    await rounds(0);
    await save('a', DEFAULT_POLICY, NOW, a => ({ ...a, snoozedUntil: NOW + 2 * HOUR }));
    at(NOW + HOUR);
    await showAll();
    await sendDue();
    expect((await readAll('deliveries')).good).toMatchObject([
      { state: 'dropped', code: 'overtaken', mayHaveGone: true },
    ]);
    at(NOW + 3 * HOUR);
    await save('a', DEFAULT_POLICY, NOW + 3 * HOUR, ({ snoozedUntil, ...a }) => a);
    await showAll();
    await sendDue();
    expect([server.out, await states()]).toEqual([1, ['sent sent']]);
  });
});

describe('a gateway that lost the answer', () => {
  test.each([
    [408, 'slack'],
    [502, 'slack'],
    [504, 'slack'],
    [504, 'teams'],
    [504, 'discord'],
    [524, 'discord'],
  ] as const)('says %i: %s is not told twice', async (status, kind) => {
    receiver.answer = (_got, n) => (n === 1 ? { status } : { status: 200 });
    await lose(kind, 'https://hook.example/in');
    await rounds(24);
    expect([receiver.got.length, await states()]).toEqual([1, ['unsure no-answer']]);
  });

  test('is asked again where the receiver can tell', async () => {
    receiver.answer = (_got, n) => (n === 1 ? { status: 504 } : { status: 200 });
    await lose('webhook', 'https://hook.example/in');
    await rounds(24);
    expect([receiver.got.length, await states()]).toEqual([2, ['sent sent']]);
    expect(new Set(receiver.got.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });
});
