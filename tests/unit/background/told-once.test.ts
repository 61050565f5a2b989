/** Told in time, the right person, and nothing twice: what happens between a notice that is written down and the one that is read. */
import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { sendDue } from '@/entrypoints/background/sending';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { writeSettings } from '@/utils/store/settings';
import { around, at, DAY, freshExtension, HOUR, MINUTE, NOW, plant } from './extension';
import { receiver, withReceiver } from './receiver';

freshExtension();
withReceiver();

const sender = {} as Parameters<typeof commands.savePerson>[1];
const dead: Evidence = { kind: 'tool-page', at: NOW, finding: 'ended', cause: 'password-changed' };
const ends = (ms: number): Evidence => ({ kind: 'user', at: NOW, finding: 'alive', expiresAt: ms });
const NIGHT = { from: 20 * 60, to: 8 * 60 };
/** An hour of the first day, by the clock of the machine. */
const hour = (hours: number): number => new Date(NOW).setHours(hours, 0, 0, 0);

const round = async (now: number): Promise<void> => {
  at(now);
  await showAll();
  await sendDue();
};
/** The account as it is from `now` on, and the round that follows. */
const turn = async (id: string, now: number, change: Partial<Account>): Promise<void> => {
  at(now);
  await save(id, DEFAULT_POLICY, now, account => ({ ...account, ...change }));
  await round(now);
};
const put = async (id: string, ownerId: string | undefined, evidence: Evidence, given: Partial<Account> = {}) => {
  await plant(id, { ...(ownerId ? { ownerId } : {}), holder: 'livefyre', ...given, evidence: [evidence] });
  await turn(id, Date.now(), {});
};
const hook = async (): Promise<string> =>
  (await commands.saveChannel({ kind: 'webhook', name: 'hook', address: 'https://hook.example/in' }, sender)).id;
const person = async (name: string, channels: string[]): Promise<string> =>
  (await commands.savePerson({ name, channels }, sender)).id;
const told = () => receiver.got.map(({ json }) => `${(json.to as { name: string }).name}: ${json.subject}`);
const shown = () => around.shown.map(({ title }) => title);
const states = async () => (await readAll('deliveries')).good.map(({ state, code = '' }) => `${state} ${code}`.trim());
const alarm = async () => (await fakeBrowser.alarms.get('due'))?.scheduledTime;
const failing = (times: number) => {
  receiver.answer = (_got, n) => ({ status: n <= times ? 503 : 200 });
};

describe('a warning of a token that was replaced meanwhile', () => {
  test('is not shown when the quiet hours end', async () => {
    await writeSettings({ quiet: NIGHT });
    at(hour(22));
    await put('a', undefined, ends(hour(22) + 9 * DAY));
    await turn('a', hour(23), { generation: 2, evidence: [ends(hour(23) + 60 * DAY)] });
    await round(hour(32));
    expect(shown()).toEqual([]);
  });

  test('is not sent at the next try', async () => {
    failing(1);
    await put('a', await person('Ann', [await hook()]), ends(NOW + 9 * DAY));
    await turn('a', NOW + MINUTE / 2, { generation: 2, evidence: [ends(NOW + 60 * DAY)] });
    await round(NOW + HOUR);
    expect([told(), await states()]).toEqual([['Ann: @a: 9 days left'], ['dropped overtaken']]);
  });

  test('nor one of a step that another has followed, which is', async () => {
    receiver.answer = () => ({ status: 503 });
    await put('a', await person('Ann', [await hook()]), ends(NOW + 6 * DAY));
    const twoDays = NOW + DAY + HOUR;
    await turn('a', twoDays, {});
    receiver.answer = () => ({ status: 200 });
    await round(twoDays + 4 * HOUR);
    expect([told().at(-1), (await states()).sort()]).toEqual([
      'Ann: @a: 4 days left',
      ['dropped overtaken', 'sent sent'],
    ]);
  });
});

describe('in quiet hours', () => {
  test.each(['an owner is assigned', 'an owner gets a channel'])('%s, and is told when they end', async what => {
    const channel = await hook();
    const ann = await person('Ann', what === 'an owner is assigned' ? [channel] : []);
    await writeSettings({ quiet: NIGHT });
    await put('a', what === 'an owner is assigned' ? undefined : ann, dead);
    await round(NOW);
    at(hour(21));
    if (what === 'an owner is assigned') await commands.assignOwner({ id: 'a', owner: { person: ann } }, sender);
    else await commands.savePerson({ id: ann, name: 'Ann', channels: [channel] }, sender);
    await round(hour(21) + MINUTE);
    expect([told(), await alarm()]).toEqual([[], hour(32)]);
    await round(hour(32));
    expect(told()).toEqual(['Ann: @a lost access']);
  });
});

describe('put off', () => {
  test('it works again: told when the account wakes, if it still does', async () => {
    const ann = await person('Ann', [await hook()]);
    for (const id of ['a', 'b']) {
      await put(id, ann, dead);
      await turn(id, NOW + HOUR, { snoozedUntil: NOW + DAY });
      await turn(id, NOW + 2 * HOUR, { evidence: [ends(NOW + 90 * DAY)] });
    }
    await turn('b', NOW + 3 * HOUR, { evidence: [dead] });
    expect(told()).toEqual(['Ann: @a lost access', 'Ann: @b lost access']);
    await round(NOW + 2 * DAY);
    expect(told().slice(2).sort()).toEqual(['Ann: @a works again', 'Ann: @b lost access']);
    expect(shown().slice(2).sort()).toEqual(['@a works again', '@b lost access']);
  });

  test('a message that waits is sent when the account wakes, to whoever looks after it then', async () => {
    const channel = await hook();
    const [ann, bob] = [await person('Ann', [channel]), await person('Bob', [channel])];
    failing(2);
    await put('a', ann, dead);
    await put('b', ann, dead);
    for (const id of ['a', 'b']) await turn(id, NOW + MINUTE / 2, { snoozedUntil: NOW + DAY });
    await round(NOW + HOUR);
    expect(await states()).toEqual(['dropped overtaken', 'dropped overtaken']);
    receiver.got = [];
    failing(0);
    await turn('b', NOW + 2 * HOUR, { ownerId: bob });
    for (const id of ['a', 'b']) await turn(id, NOW + 2 * DAY, {});
    await round(NOW + 2 * DAY + HOUR);
    expect(told().sort()).toEqual(['Ann: @a lost access', 'Bob: @b lost access']);
  });
});

describe('lost, back and lost again while the first message waits', () => {
  test('is one message', async () => {
    failing(1);
    await put('a', await person('Ann', [await hook()]), dead);
    await turn('a', NOW + 10_000, { evidence: [ends(NOW + 90 * DAY)] });
    await turn('a', NOW + 20_000, { evidence: [dead] });
    for (let i = 1; i < 10; i += 1) await round(NOW + i * HOUR);
    // The first of the two met the outage.
    expect(told()).toEqual(['Ann: @a lost access', 'Ann: @a lost access']);
    expect((await states()).sort()).toEqual(['dropped overtaken', 'sent sent']);
    await turn('a', NOW + DAY, { evidence: [ends(NOW + 90 * DAY)] });
    expect(told().at(-1)).toBe('Ann: @a works again');
  });

  test('whoever may have got the message hears that it is over', async () => {
    receiver.answer = (_got, n) => (n === 1 ? 'break' : { status: 200 });
    await put('a', await person('Ann', [await hook()]), dead);
    await turn('a', NOW + 10_000, { evidence: [ends(NOW + 90 * DAY)] });
    await round(NOW + HOUR);
    expect(told()).toEqual(['Ann: @a lost access', 'Ann: @a works again']);
  });

  test('a message on its way when it comes back is decided by what becomes of it', async () => {
    const ann = await person('Ann', [await hook()]);
    failing(1);
    await put('a', ann, dead);
    const [waiting] = await (await database()).getAll('deliveries');
    await turn('a', NOW + 10_000, { evidence: [ends(NOW + 90 * DAY)] });
    expect(told()).toHaveLength(1);
    if (!waiting) throw new Error('no delivery');
    const { nextTry: _next, ...sent } = waiting;
    await (await database()).put('deliveries', { ...sent, state: 'sent' });
    await round(NOW + HOUR);
    await round(NOW + 2 * HOUR);
    expect(told().slice(1)).toEqual(['Ann: @a works again']);
  });
});

describe('when nothing happens for three days', () => {
  test('a new owner has three days of their own, and the second person is told once', async () => {
    const channel = await hook();
    const [ann, bob, boss] = [
      await person('Ann', [channel]),
      await person('Bob', [channel]),
      await person('Boss', [channel]),
    ];
    await writeSettings({ secondPerson: boss });
    await put('a', ann, dead);
    await turn('a', NOW + 3 * DAY - HOUR, { ownerId: bob });
    await round(NOW + 3 * DAY);
    await round(NOW + 6 * DAY - 2 * HOUR);
    expect(told()).toEqual(['Ann: @a lost access', 'Bob: @a lost access']);
    for (let i = 6; i < 20; i += 1) await round(NOW + i * DAY);
    expect(told().slice(2).sort()).toEqual(['Bob: Again: @a lost access', 'Boss: Again: @a lost access']);
  });

  test('the second person hears of what has no owner, or one whom nothing reaches', async () => {
    const boss = await person('Boss', [await hook()]);
    await writeSettings({ secondPerson: boss });
    await put('a', await person('Ann', []), dead);
    await put('b', undefined, dead);
    expect(await alarm()).toBeLessThanOrEqual(NOW + DAY);
    await round(NOW + 3 * DAY - HOUR);
    expect(told()).toEqual([]);
    expect(await alarm()).toBeLessThanOrEqual(NOW + 3 * DAY);
    for (let i = 3; i < 20; i += 1) await round(NOW + i * DAY);
    expect(told().sort()).toEqual(['Boss: @a lost access', 'Boss: @b lost access']);
    const texts = receiver.got.map(({ json }) => String(json.text)).join('\n');
    expect(texts).toContain('Ann looks after this and could not be told.');
    expect(texts).toContain('nobody looks after this yet');
    await turn('a', NOW + 20 * DAY, { evidence: [ends(NOW + 90 * DAY)] });
    expect(told().slice(2)).toEqual(['Boss: @a works again']);
  });
});

describe('what failed for good is sent when its way is mended', () => {
  test('a channel that is saved anew: what is still so, each once', async () => {
    const id = await hook();
    const ann = await person('Ann', [id]);
    receiver.answer = () => ({ status: 404 });
    await put('a', ann, dead);
    await put('b', ann, dead);
    for (let i = 0; i < 5; i += 1) await round(NOW + i * DAY);
    await turn('b', NOW + 5 * DAY, { evidence: [ends(NOW + 90 * DAY)] });
    expect(new Set(await states())).toEqual(new Set(['failed gone']));
    receiver.got = [];
    receiver.answer = () => ({ status: 200 });
    await commands.saveChannel({ id, kind: 'webhook', name: 'hook', address: 'https://hook.example/new' }, sender);
    await round(NOW + 5 * DAY + HOUR);
    expect(told()).toEqual(['Ann: @a lost access']);
    await commands.saveChannel({ id, kind: 'webhook', name: 'renamed' }, sender);
    await round(NOW + 5 * DAY + 2 * HOUR);
    expect(told()).toHaveLength(1);
  });

  test('a person who gets an address', async () => {
    const form = {
      encoding: 'json' as const,
      header: '',
      template: '{"to":"{{to}}","subject":"{{subject}}","text":"{{text}}"}',
    };
    const mail = { kind: 'form' as const, name: 'mail', address: 'https://mail.example/send', form };
    const { id } = await commands.saveChannel(mail, sender);
    const ann = await person('Ann', [id]);
    await put('a', ann, dead);
    expect(await states()).toEqual(['failed no-address']);
    await commands.savePerson({ id: ann, name: 'Ann', email: 'ann@acme.example', channels: [id] }, sender);
    await round(NOW + HOUR);
    expect(receiver.got.map(({ json }) => json)).toMatchObject([{ to: 'ann@acme.example', subject: '@a lost access' }]);
  });
});

test('switched on after weeks, notices say what is so, and nothing of the past', async () => {
  const ann = await person('Ann', [await hook()]);
  for (const people of [ann, undefined]) {
    const [a, b, c] = ['a', 'b', 'c'].map(id => `${id}${people ? 1 : 2}`) as [string, string, string];
    around.shown = [];
    await writeSettings({ notices: true });
    at(NOW);
    await put(b, people, dead);
    expect(shown()).toHaveLength(1);
    await writeSettings({ notices: false });
    await put(a, people, ends(NOW + 9 * DAY));
    await turn(a, NOW + DAY, { generation: 2, evidence: [ends(NOW + 90 * DAY)] });
    await turn(b, NOW + DAY, { evidence: [ends(NOW + 90 * DAY)] });
    at(NOW + DAY);
    await put(c, people, dead);
    await round(NOW + 40 * DAY);
    around.shown = [];
    await writeSettings({ notices: true });
    await round(NOW + 40 * DAY);
    expect(shown()).toEqual([`@${c} lost access`]);
    await turn(c, NOW + 41 * DAY, { evidence: [ends(NOW + 90 * DAY)] });
  }
});

test('other warning days do not warn again of what is nearer already', async () => {
  await put('a', await person('Ann', [await hook()]), ends(NOW + 4 * DAY));
  await commands.saveSettings({ warnDays: [14, 7] }, sender);
  await round(NOW + HOUR);
  expect([shown(), told()]).toEqual([['@a: 4 days left'], ['Ann: @a: 4 days left']]);
  // A step that is nearer still is news.
  await commands.saveSettings({ warnDays: [14, 7, 2] }, sender);
  await turn('a', NOW + 2 * DAY + HOUR, {});
  expect(told()).toEqual(['Ann: @a: 4 days left', 'Ann: @a: 1 day left']);
});
