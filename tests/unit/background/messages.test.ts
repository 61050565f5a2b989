/** Messages to people: signed, in their language, once each, through failures, lost answers and workers that die. */
import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { notify } from '@/entrypoints/background/notices';
import { showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { sendDue } from '@/entrypoints/background/sending';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import { readLog } from '@/utils/kit/log';
import type { Account } from '@/utils/model/account';
import type { ChannelKind } from '@/utils/model/channel';
import type { Evidence } from '@/utils/model/evidence';
import { closeDatabase, database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { writeSettings } from '@/utils/store/settings';
import { readSnapshot } from '@/utils/store/snapshot';
import { around, at, DAY, freshExtension, HOUR, MINUTE, NOW, plant } from './extension';
import { receiver, withReceiver } from './receiver';

freshExtension();
withReceiver();

const sender = {} as Parameters<typeof commands.savePerson>[1];
const dead: Evidence = { kind: 'tool-page', at: NOW, finding: 'ended', cause: 'password-changed' };
const ends = (ms: number): Evidence => ({ kind: 'user', at: NOW, finding: 'alive', expiresAt: ms });
const ADDRESS = 'https://hook.example/in?key=PLANTED-ADDRESS-SECRET';

const settle = async (ids: readonly string[], now: number, change = (a: Account) => a) => {
  at(now);
  for (const id of ids) await save(id, DEFAULT_POLICY, now, a => ({ ...change(a) }));
};
/** A round as the worker makes it, with what it sends. */
const round = async (now?: number) => {
  if (now !== undefined) at(now);
  await showAll();
  await sendDue();
};
const channel = async (kind: ChannelKind, more: Partial<Parameters<typeof commands.saveChannel>[0]> = {}) =>
  commands.saveChannel({ kind, name: kind, address: ADDRESS, ...more }, sender);
const person = async (name: string, channels: string[], more: { email?: string; lang?: 'de' | 'en' } = {}) =>
  (await commands.savePerson({ name, channels, ...more }, sender)).id;
const put = async (id: string, ownerId: string, evidence: Evidence = dead, given: Partial<Account> = {}) => {
  await plant(id, { handle: id, ownerId, holder: 'livefyre', ...given, evidence: [evidence] });
  await settle([id], Date.now());
};
const states = async () => (await readAll('deliveries')).good.map(({ state, code = '' }) => `${state} ${code}`.trim());
const keys = () => receiver.got.map(({ headers }) => headers['idempotency-key'] ?? '');
const subjects = () => receiver.got.map(({ json }) => String(json.subject));

describe('what arrives', () => {
  test('is signed with the secret that was shown once, and says what happened and what to do', async () => {
    const { id, signing = '' } = await channel('webhook');
    expect(signing).toMatch(/^whsec_[0-9a-f]{64}$/);
    const ann = await person('Ann', [id], { email: 'ann@acme.example' });
    await put('acme', ann, dead, { name: 'Acme Sports', login: 'anna@acme.example' });
    await round();
    const [got, ...more] = receiver.got;
    expect(more).toEqual([]);
    const [, timestamp = '', v1] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(got?.headers['token-health-signature'] ?? '') ?? [];
    expect(Number(timestamp)).toBe(Math.floor(NOW / 1000));
    expect(v1).toBe(createHmac('sha256', signing).update(`${timestamp}.${got?.body}`).digest('hex'));
    expect(got?.json).toMatchObject({
      format: 'token-health/message',
      version: 1,
      id: got?.headers['idempotency-key'],
      to: { name: 'Ann', email: 'ann@acme.example' },
      language: 'en-GB',
      accounts: [
        {
          id: 'acme',
          name: 'Acme Sports (Instagram, Livefyre)',
          step: 'lost',
          cause: 'password-changed',
          title: 'Password was changed',
          heading: 'What to do in Livefyre',
          link: { text: 'Open Livefyre', url: 'https://studio.livefyre.com/' },
        },
      ],
    });
    expect(got?.json.text).toContain('1. Choose “Refresh Token”.');
    expect(got?.json.text).toContain('Sign in to Instagram as anna@acme.example with the new password');
    expect(await states()).toEqual(['sent sent']);
  });

  test('is in the language of its reader, whatever the browser speaks', async () => {
    const { id } = await channel('webhook');
    const jana = await person('Jana', [id], { lang: 'de' });
    await put('acme', jana, ends(NOW + 9 * DAY));
    await round();
    expect(receiver.got[0]?.json).toMatchObject({
      language: 'de',
      accounts: [{ heading: 'Was in Livefyre zu tun ist' }],
    });
    expect(receiver.got[0]?.json.text).toMatch(/^Hallo Jana,[\s\S]*Bis 10\. November 2026/);
    // And nothing else has changed its language by that.
    expect(around.shown[0]?.title).toMatch(/days left|day left/);
  });

  test('holds no token, key or secret; neither do the log and the records', async () => {
    const { id, signing = '' } = await channel('webhook', { key: 'PLANTED-KEY' });
    const chat = await channel('slack');
    const ann = await person('Ann', [id, chat.id]);
    await plant(
      'acme',
      {
        ownerId: ann,
        evidence: [{ kind: 'network', at: NOW, finding: 'ended', cause: 'app-removed' }],
        token: { renews: 'no' },
        triedAt: NOW,
      },
      { access: 'PLANTED-ACCESS', refresh: 'PLANTED-REFRESH' },
    );
    await settle(['acme'], NOW);
    await round();
    expect(receiver.got).toHaveLength(2);
    const out = receiver.got.flatMap(({ body, headers }) => [body, JSON.stringify(headers)]).join('\n');
    const kept = JSON.stringify([
      (await readAll('deliveries')).good,
      (await readAll('channels')).good,
      await readLog(),
    ]);
    expect(out + kept).not.toContain('PLANTED');
    expect(out + kept).not.toContain(signing);
  });

  test.each<[ChannelKind, RegExp, RegExp]>([
    ['slack', /"type":"header"/, /"(mrkdwn|text)":"[^"]*&lt;!channel&gt;[^"]*<!channel>/],
    ['teams', /"contentType":"application\/vnd\.microsoft\.card\.adaptive"/, /"text":"[^"]*[^\\]\[x\]\(https/],
    ['discord', /"allowed_mentions":\{"parse":\[\]\}/, /[^\\]\[x\]\(https|[^\\]@everyone/],
  ])('as %s takes it, with nothing in a name that it would read as its own', async (kind, shape, harm) => {
    const { id } = await channel(kind);
    const ann = await person('Ann', [id]);
    await put('acme', ann, dead, { name: '<!channel> *[x](https://evil.example)* @everyone' });
    await round();
    expect(receiver.got[0]?.body).toMatch(shape);
    expect(receiver.got[0]?.body).not.toMatch(harm);
    expect(receiver.got[0]?.body).toContain('Password was changed');
    expect(receiver.got[0]?.to).toMatch(/^POST https:\/\/hook\.example\/in\?key=PLANTED/);
  });

  test('the fields of an HTTP form are filled in, and a name cannot become one', async () => {
    const form = {
      encoding: 'form' as const,
      header: 'Api-Key',
      template: '{"to":"{{name}} <{{to}}>","subject":"{{subject}}","text":"{{text}}"}',
    };
    const { id } = await channel('form', { key: 'k1', form });
    const ann = await person('A"nn&to=x', [id], { email: 'ann@acme.example' });
    const bob = await person('Bob', [id]);
    await put('acme', ann);
    await put('bobs', bob);
    await round();
    const fields = new URLSearchParams(receiver.got[0]?.body);
    expect(receiver.got).toHaveLength(1);
    expect(receiver.got[0]?.headers['api-key']).toBe('k1');
    expect([...fields.keys()]).toEqual(['to', 'subject', 'text']);
    expect(fields.get('to')).toBe('A"nn&to=x <ann@acme.example>');
    expect(fields.get('text')).toContain('What to do in Livefyre');
    expect((await states()).sort()).toEqual(['failed no-address', 'sent sent']);
  });
});

describe('once each', () => {
  test('however often the icon is painted, and by whichever of several at once', async () => {
    const { id } = await channel('webhook');
    await put('acme', await person('Ann', [id]));
    await Promise.all(Array.from({ length: 5 }, () => round()));
    for (let now = NOW; now < NOW + 2 * DAY; now += 6 * HOUR) await round(now);
    expect(receiver.got).toHaveLength(1);
  });

  test('three are three messages, four are one, for each person of their own', async () => {
    const { id } = await channel('webhook');
    const [ann, bob] = [await person('Ann', [id]), await person('Bob', [id])];
    for (const each of ['a', 'b', 'c']) await put(each, ann);
    for (const each of ['d', 'e', 'f', 'g']) await put(each, bob);
    await round();
    const to = receiver.got.map(({ json }) => [(json.to as { name: string }).name, (json.accounts as object[]).length]);
    expect(to.sort()).toEqual([
      ['Ann', 1],
      ['Ann', 1],
      ['Ann', 1],
      ['Bob', 4],
    ]);
    expect(new Set(keys()).size).toBe(4);
  });

  test('a login that is lost with all that came along is one item', async () => {
    const { id } = await channel('webhook');
    const ann = await person('Ann', [id]);
    const owned = { network: 'facebook', holder: 'browser' };
    await put('anna', ann, dead, { ...owned, name: 'Anna' });
    for (let i = 0; i < 5; i += 1) await put(`page${i}`, ann, dead, { ...owned, parentId: 'anna', name: `Page ${i}` });
    await round();
    expect(receiver.got).toHaveLength(1);
    expect(receiver.got[0]?.json.accounts).toMatchObject([
      { id: 'anna', also: 'Also concerns: Page 0, Page 1, Page 2, Page 3 and 1 more.' },
    ]);
  });

  test('somebody who takes over hears of it, and whoever had it does not hear it again', async () => {
    const { id } = await channel('webhook');
    const [ann, bob] = [await person('Ann', [id]), await person('Bob', [id])];
    await put('a', ann);
    await round();
    await commands.assignOwner({ id: 'a', owner: { person: bob } }, sender);
    await round();
    await commands.assignOwner({ id: 'a', owner: { person: ann } }, sender);
    await round();
    expect(receiver.got.map(({ json }) => (json.to as { name: string }).name)).toEqual(['Ann', 'Bob']);
  });

  test('with notices of the browser switched off, people are told all the same', async () => {
    await writeSettings({ notices: false });
    const { id } = await channel('webhook');
    await put('a', await person('Ann', [id]));
    await round();
    await settle(['a'], NOW + HOUR, a => ({ ...a, evidence: [ends(NOW + 90 * DAY)] }));
    await round();
    expect(subjects()).toEqual(['@a lost access', '@a works again']);
    expect(around.shown).toEqual([]);
  });
});

describe('a receiver that', () => {
  test('fails is tried again later and later with the same key, and told once', async () => {
    const { id } = await channel('slack');
    await put('a', await person('Ann', [id]));
    receiver.answer = (_got, n) => (n < 3 ? { status: 503 } : { status: 200 });
    await round();
    expect(await states()).toEqual(['waiting outage']);
    const due = (await readAll('deliveries')).good[0]?.nextTry ?? 0;
    expect(due).toBeGreaterThanOrEqual(NOW + MINUTE);
    await round(NOW + MINUTE / 2);
    expect(receiver.got).toHaveLength(1);
    expect((await fakeBrowser.alarms.get('due'))?.scheduledTime).toBeLessThanOrEqual(due);
    await round(due);
    await round(due + 10 * MINUTE);
    await round(due + DAY);
    expect([receiver.got.length, await states()]).toEqual([3, ['sent sent']]);
  });

  test('asks for a pause gets it', async () => {
    const { id } = await channel('discord');
    await put('a', await person('Ann', [id]));
    receiver.answer = (_got, n) => (n === 1 ? { status: 429, headers: { 'retry-after': '7200' } } : { status: 200 });
    await round();
    await round(NOW + HOUR);
    expect(receiver.got).toHaveLength(1);
    await round(NOW + 2 * HOUR);
    expect(await states()).toEqual(['sent sent']);
  });

  test.each([
    [404, 'gone'],
    [403, 'refused'],
    [400, 'bad-request'],
  ])('says %i is not asked again by itself, but by a person', async (status, code) => {
    const { id } = await channel('webhook');
    await put('a', await person('Ann', [id]));
    receiver.answer = () => ({ status });
    await round();
    await round(NOW + DAY);
    expect([receiver.got.length, await states()]).toEqual([1, [`failed ${code}`]]);
    receiver.answer = () => ({ status: 200 });
    await commands.retryDelivery({ id: (await readAll('deliveries')).good[0]?.id ?? '' }, sender);
    expect([receiver.got.length, await states()]).toEqual([2, ['sent sent']]);
  });

  test('never works is given up after some days', async () => {
    const { id } = await channel('webhook');
    await writeSettings({ escalateDays: 0 });
    await put('a', await person('Ann', [id]));
    receiver.answer = () => ({ status: 500 });
    for (let now = NOW; now < NOW + 6 * DAY; now += HOUR) await round(now);
    expect([receiver.got.length, await states()]).toEqual([9, ['failed outage']]);
    expect(new Set(keys()).size).toBe(1);
  });

  test('takes a message and loses its answer gets the same key again where it can tell, and nothing where it cannot', async () => {
    const [hook, chat] = [await channel('webhook'), await channel('slack', { address: 'https://chat.example/x' })];
    await put('a', await person('Ann', [hook.id, chat.id]));
    const broken = new Set<string>();
    receiver.answer = ({ to }) => {
      const first = !broken.has(to);
      broken.add(to);
      return first ? 'break' : { status: 200 };
    };
    await round();
    for (let i = 1; i < 48; i += 1) await round(NOW + i * HOUR);
    const seen = (host: string) => receiver.got.filter(({ to }) => to.includes(host));
    expect(seen('chat.example')).toHaveLength(1);
    expect(seen('hook.example')).toHaveLength(2);
    expect(new Set(seen('hook.example').map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect((await states()).sort()).toEqual(['sent sent', 'unsure no-answer']);
  });

  test('hangs holds nobody up for ever', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(ms => timeout(ms / 100));
    const [hook, chat] = [await channel('webhook'), await channel('slack')];
    await put('a', await person('Ann', [hook.id, chat.id]));
    receiver.answer = () => 'hang';
    await round();
    expect((await states()).sort()).toEqual(['unsure no-answer', 'waiting no-answer']);
    vi.restoreAllMocks();
  });

  test('is not there gets its message when it is, even where it could not tell a second one', async () => {
    const { id } = await channel('teams');
    await put('a', await person('Ann', [id]));
    receiver.away = true;
    await round();
    expect(await states()).toEqual(['waiting unreachable']);
    receiver.away = false;
    await round(NOW + HOUR);
    expect([receiver.got.length, await states()]).toEqual([1, ['sent sent']]);
  });

  test('the browser does not let us talk to is waited for', async () => {
    const { id } = await channel('webhook');
    await put('a', await person('Ann', [id]));
    around.held = new Set();
    await round();
    expect([receiver.got.length, await states()]).toEqual([0, ['waiting host-not-granted']]);
    around.held = 'all';
    await round(NOW + HOUR);
    expect(await states()).toEqual(['sent sent']);
  });
});

describe('a worker that dies at any moment', () => {
  test.each<[ChannelKind, boolean]>([
    ['webhook', true],
    ['slack', false],
  ])('neither forgets nor doubles what goes to %s', async (kind, tells) => {
    const real = IDBDatabase.prototype.transaction;
    for (let n = 0; ; n += 1) {
      await closeDatabase();
      const db = await database();
      for (const store of db.objectStoreNames) await db.clear(store);
      receiver.got = [];
      at(NOW);
      await writeSettings({ escalateDays: 0 });
      const { id } = await channel(kind);
      await put('a', await person('Ann', [id]));
      let touches = 0;
      IDBDatabase.prototype.transaction = function (...args) {
        touches += 1;
        if (touches > n) throw new Error('killed');
        return real.apply(this, args);
      };
      const killed = await readSnapshot(NOW)
        .then(snapshot => notify(snapshot, NOW))
        .then(() => sendDue())
        .then(
          () => false,
          () => true,
        );
      IDBDatabase.prototype.transaction = real;
      for (let i = 0; i < 4; i += 1) await round(NOW + i * HOUR);
      const unlike = new Set(keys().length ? keys() : receiver.got.map(({ body }) => body)).size;
      const [state] = await states();
      if (tells) expect({ n, unlike, state }).toEqual({ n, unlike: 1, state: 'sent sent' });
      // Cut off after the mark and before the message: rather none than two.
      else
        expect({ n, many: receiver.got.length > 1, known: /^(sent sent|unsure no-answer)$/.test(state ?? '') }).toEqual(
          { n, many: false, known: true },
        );
      if (!killed) break;
    }
  });
});

describe('held back', () => {
  test('in quiet hours, and then together', async () => {
    const { id } = await channel('webhook');
    const ann = await person('Ann', [id]);
    await writeSettings({ quiet: { from: 20 * 60, to: 8 * 60 } });
    const evening = new Date(NOW).setHours(21, 0, 0, 0);
    const morning = new Date(NOW).setHours(8, 0, 0, 0) + DAY;
    at(evening);
    for (const [i, each] of ['a', 'b', 'c', 'd'].entries()) {
      await put(each, ann, dead, { dueAt: evening + DAY });
      await round(evening + i * HOUR);
    }
    expect(receiver.got).toEqual([]);
    expect((await fakeBrowser.alarms.get('due'))?.scheduledTime).toBeLessThanOrEqual(morning);
    await round(morning);
    expect(receiver.got.map(({ json }) => (json.accounts as object[]).length)).toEqual([4]);
  });

  test('snoozed and paused accounts say nothing, and tell it when they wake', async () => {
    const { id } = await channel('webhook');
    const ann = await person('Ann', [id]);
    await put('snoozed', ann, dead, { snoozedUntil: NOW + DAY });
    await put('paused', ann, dead, { paused: true });
    await round();
    expect(receiver.got).toEqual([]);
    await settle(['snoozed', 'paused'], NOW + DAY);
    await round();
    expect(receiver.got.map(({ json }) => (json.accounts as { id: string }[])[0]?.id)).toEqual(['snoozed']);
  });

  test('what was mended while it waited is not told, and nobody hears that it works again who has not heard that it did not', async () => {
    const { id } = await channel('webhook');
    await put('a', await person('Ann', [id]));
    receiver.answer = () => ({ status: 503 });
    await round();
    await settle(['a'], NOW + MINUTE, a => ({ ...a, evidence: [ends(NOW + 90 * DAY)] }));
    receiver.answer = () => ({ status: 200 });
    await round(NOW + HOUR);
    expect([await states(), receiver.got.length]).toEqual([['dropped overtaken'], 1]);
  });
});

test('nothing happened for three days: the owner again, and somebody else, once each', async () => {
  const { id } = await channel('webhook');
  const [ann, boss] = [await person('Ann', [id]), await person('Boss', [id])];
  await writeSettings({ secondPerson: boss });
  await put('a', ann);
  await round();
  const alarm = async () => (await fakeBrowser.alarms.get('due'))?.scheduledTime ?? 0;
  expect(await alarm()).toBeLessThanOrEqual(NOW + DAY);
  for (let now = NOW; now < NOW + 20 * DAY; now += 8 * HOUR) await round(now);
  expect(receiver.got.map(({ json }) => [(json.to as { name: string }).name, json.subject]).sort()).toEqual([
    ['Ann', '@a lost access'],
    ['Ann', 'Again: @a lost access'],
    ['Boss', 'Again: @a lost access'],
  ]);
  expect(receiver.got.map(({ json }) => json.text).join('\n')).toContain(
    'Ann was told about this, and nothing has changed since.',
  );
});
