/** Passes over the accounts: what networks say is believed where it proves something, and nothing else changes a state. */
import { describe, expect, test } from 'vitest';
import { round } from '@/entrypoints/background/rounds';
import type { Account } from '@/utils/model/account';
import { INCONCLUSIVE } from '@/utils/model/evidence';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import {
  around,
  at,
  DAY,
  freshExtension,
  HOUR,
  json,
  MINUTE,
  NOW,
  network,
  plant,
  type Reply,
  stateOf,
  stored,
} from './extension';

freshExtension();

const ME = json({ user_id: '17841', username: 'acme' });
const well = () => ME.clone();
const bare401 = () => json({}, 401);
/** A token that is well, was read an hour ago, and is not to be renewed yet. */
const instagram: Partial<Account> = {
  token: { renews: 'itself', expiresAt: NOW + 59 * DAY, issuedAt: NOW - HOUR },
  evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive' }],
  triedAt: NOW - HOUR,
};
const plantMany = async (n: number, given = instagram): Promise<string[]> => {
  const ids = Array.from({ length: n }, (_, i) => `a${i}`);
  for (const id of ids) await plant(id, given, { access: `IGAA${id}` });
  return ids;
};
const health = async () => Object.fromEntries((await readAll('accounts')).good.map(a => [a.id, a.health.state]));

describe('what is no evidence of death', () => {
  const html = new Response('<html>maintenance</html>', { headers: { 'content-type': 'text/html' } });
  const cases: [string, () => Reply][] = [
    [
      'no way to the host',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
    [
      'a time-out',
      () => {
        throw new DOMException('', 'TimeoutError');
      },
    ],
    ['an answer that breaks off', () => new Response(new ReadableStream({ start: c => c.error(new Error('cut')) }))],
    ...[500, 502, 503, 504].map((status): [string, () => Reply] => [`status ${status}`, () => json({}, status)]),
    ['a page in place of JSON', () => html.clone()],
    ['an empty answer', () => new Response('')],
    ['JSON that says nothing', () => json(null)],
    ['a bill', () => json({}, 402)],
    ['a rate limit', () => json({}, 429)],
    ['a policy block', () => json({ error: { code: 368, message: 'blocked for now' } }, 400)],
  ];
  test.each(cases)('%s leaves the state and makes the evidence older', async (_case, reply) => {
    await plant('a1', { ...instagram, health: { ...(await judged()), state: 'healthy' } }, { access: 'IGAA1' });
    const before = await stored('a1');
    const asked = network(reply);
    await round(['a1']);
    const after = await stored('a1');
    expect(asked).toHaveLength(1);
    expect(after.health.state).toBe('healthy');
    expect(after).toMatchObject({ evidence: before.evidence, token: before.token, failures: 1, triedAt: NOW });
    expect(INCONCLUSIVE).toContain(after.failure);
    expect(after.dueAt).toBeGreaterThan(NOW);
    expect(around.shown).toEqual([]);
  });

  const judged = async () => ({
    state: 'healthy' as const,
    deadline: null,
    confidence: 'certain' as const,
    evidence: null,
    renewsItself: true,
    changesAt: null,
  });
});

test('what the network says in plain words is believed at once, for one or for many', async () => {
  const ids = await plantMany(5);
  network(() => json({ error: { code: 190, error_subcode: 460, type: 'OAuthException', message: 'password' } }, 400));
  await round(ids);
  expect(new Set(Object.values(await health()))).toEqual(new Set(['revoked']));
  expect((await stored('a0')).health.cause).toBe('password-changed');
});

test('accounts that fail do not stop the others', async () => {
  const ids = await plantMany(6);
  const secret = await (await database()).get('secrets', 'a1');
  await (await database()).put('secrets', { ...(secret as NonNullable<typeof secret>), iv: new Uint8Array(12) });
  await (await database()).put('accounts', { ...(await stored('a2')), network: 'gone' });
  await (await database()).put('accounts', { id: 'a3', damaged: true } as never);
  network(({ url }) => {
    if (url.searchParams.get('access_token') === 'IGAAa4') throw new Error('no');
    return well();
  });
  await round(ids);
  expect(await health()).toMatchObject({
    a0: 'healthy',
    a1: 'unknown',
    a2: expect.any(String),
    a4: 'healthy',
    a5: 'healthy',
  });
  expect(await stored('a1')).toMatchObject({ obstacle: 'token-unreadable' });
  expect(await stored('a4')).toMatchObject({ failures: 1 });
  expect(await (await database()).getAllKeys('accounts')).not.toContain('a3');
  expect(await (await database()).count('setAside')).toBe(1);
  expect(await (await database()).count('jobs')).toBe(0);
});

test('a host that asks to wait is left alone by all its accounts until then', async () => {
  const ids = await plantMany(12);
  const asked = network(() => json({}, 429, { 'retry-after': '600' }));
  await round(ids);
  // Two may have been on their way when the first answer came.
  expect(asked.length).toBeLessThanOrEqual(2);
  const sent = asked.length;
  at(NOW + 9 * MINUTE);
  await round();
  await round(ids);
  expect(asked).toHaveLength(sent);
  at(NOW + 11 * MINUTE);
  network(well);
  await round();
  expect(new Set(Object.values(await health()))).toEqual(new Set(['healthy']));
  expect((await readAll('accounts')).good.every(a => a.failures === 0)).toBe(true);
});

test('a host’s wait does not put off the warning that time brings', async () => {
  const expiresAt = NOW + 10 * DAY + 5 * MINUTE;
  const token = { ...instagram.token, renews: 'no' as const, expiresAt };
  await plant(
    'a1',
    { ...instagram, token, evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive', expiresAt }] },
    { access: 'x' },
  );
  network(() => json({}, 429, { 'retry-after': '7200' }));
  await round(['a1']);
  at(NOW + MINUTE);
  await round(['a1']);
  expect((await stored('a1')).dueAt).toBe(NOW + 5 * MINUTE);
});

test('three who ask at once get one answer; asking again later asks again', async () => {
  await plantMany(1);
  const asked = network(well);
  await Promise.all([round(['a0']), round(['a0']), round(['a0'])]);
  expect(asked).toHaveLength(1);
  at(NOW + 1);
  await round(['a0']);
  expect(asked).toHaveLength(2);
});

test('never more than two requests at a time to one host, and everybody gets their turn', async () => {
  const ids = await plantMany(15);
  let [running, most] = [0, 0];
  const asked = network(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(resolve => setTimeout(resolve, 1));
    running -= 1;
    return well();
  });
  await round(ids);
  expect(most).toBe(2);
  expect(asked).toHaveLength(15);
});

test('a pass on schedule reads what is due and nothing else', async () => {
  await plantMany(1);
  await plant('later', { ...instagram, dueAt: NOW + HOUR }, { access: 'x' });
  await plant('never', { ...instagram, dueAt: undefined }, { access: 'x' });
  await plant('paused', { ...instagram, paused: true }, { access: 'x' });
  await plant('tracked', { connectedAt: NOW - DAY });
  const asked = network(well);
  await round();
  expect(asked).toHaveLength(1);
  expect((await stored('a0')).outcome).toBeUndefined();
  expect((await stored('a0')).dueAt).toBeGreaterThan(NOW + 5 * HOUR);
  expect((await stored('paused')).dueAt ?? Infinity).toBeGreaterThan(NOW);
});

test('without its host an account is not asked for, and says why', async () => {
  await plantMany(1);
  around.held = new Set();
  const asked = network(well);
  await round(['a0']);
  expect(asked).toEqual([]);
  expect(await stored('a0')).toMatchObject({
    obstacle: 'host-not-granted',
    health: { state: 'unknown', reason: 'host-not-granted' },
  });
  around.held = 'all';
  await round(['a0']);
  expect(await stateOf('a0')).toBe('healthy');
});

describe('bare refusals', () => {
  test('one is none, two a minute apart are a death', async () => {
    await plantMany(1);
    network(bare401);
    await round();
    expect(await stateOf('a0')).toBe('healthy');
    const again = (await stored('a0')).dueAt ?? Infinity;
    expect(again - NOW).toBeLessThanOrEqual(2 * MINUTE);
    at(again);
    await round();
    expect(await stored('a0')).toMatchObject({ health: { state: 'revoked', cause: 'unknown', confidence: 'likely' } });
    expect((await stored('a0')).dueAt).toBeUndefined();
  });

  test('two pressed within five seconds are none', async () => {
    await plantMany(1);
    network(bare401);
    await round(['a0']);
    at(NOW + 4000);
    await round(['a0']);
    expect(await stateOf('a0')).toBe('healthy');
  });

  test('of several at once are an outage, for as long as it lasts, and cost little', async () => {
    await plantMany(4);
    const asked = network(bare401);
    for (let now = NOW; now < NOW + DAY; ) {
      at(now);
      await round();
      expect(new Set(Object.values(await health()))).toEqual(new Set(['healthy']));
      const due = (await readAll('accounts')).good.map(a => a.dueAt ?? Infinity);
      now = Math.max(now + 30_000, Math.min(...due));
    }
    expect(asked.length).toBeLessThan(4 * 20);
  });

  test('are believed again once one of them was read well', async () => {
    const ids = await plantMany(3);
    network(bare401);
    await round();
    at(NOW + 10 * MINUTE);
    network(({ url }) => (url.searchParams.get('access_token') === 'IGAAa0' ? well() : bare401()));
    await round(['a0']);
    await round(ids);
    at(NOW + 11 * MINUTE);
    await round(ids);
    expect(await health()).toEqual({ a0: 'healthy', a1: 'revoked', a2: 'revoked' });
  });

  test('of two are believed where another was read well in the same minute', async () => {
    await plantMany(3);
    network(({ url }) => (url.searchParams.get('access_token') === 'IGAAa0' ? well() : bare401()));
    await round(['a0']);
    for (const seconds of [1, 11]) {
      at(NOW + seconds * 1000);
      await round(['a1', 'a2']);
    }
    expect(await health()).toEqual({ a0: 'healthy', a1: 'revoked', a2: 'revoked' });
  });

  test('of two that died beside one that works are believed once that one was read again', async () => {
    await plantMany(3);
    network(({ url }) => (url.searchParams.get('access_token') === 'IGAAa0' ? well() : bare401()));
    const both = async (hours: number) => {
      at(NOW + hours * HOUR);
      await round(['a1', 'a2']);
    };
    for (const hours of [0, 1, 2, 3, 4]) await both(hours);
    expect(await health()).toMatchObject({ a1: 'healthy', a2: 'healthy' });
    at(NOW + 4.5 * HOUR);
    await round(['a0']);
    for (const hours of [5, 6]) await both(hours);
    expect(await health()).toEqual({ a0: 'healthy', a1: 'revoked', a2: 'revoked' });
  });

  test('of accounts on different hosts have nothing to do with each other', async () => {
    await plantMany(1);
    const facebook = { ...instagram, network: 'facebook', token: { renews: 'no' as const } };
    await plant('f', facebook, { access: 'EAA' });
    network(bare401);
    await round();
    at(NOW + MINUTE);
    await round(['a0', 'f']);
    expect(await health()).toEqual({ a0: 'revoked', f: 'revoked' });
  });
});
