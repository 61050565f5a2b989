/** A machine whose clock was far ahead, and is right again: nothing that was written meanwhile may hide what is so now. */
import { beforeEach, expect, test } from 'vitest';
import { round, showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { changeConnection } from '@/utils/store/connections';
import { database } from '@/utils/store/db';
import { putDelivery } from '@/utils/store/deliveries';
import { park, sweep } from '@/utils/store/pending';
import { readOne } from '@/utils/store/read';
import { around, at, DAY, freshExtension, HOUR, json, NOW, network, plant, stateOf, stored } from './extension';

freshExtension();

/** As far ahead as an instagram token that is renewed on the way stays well. */
const AHEAD = 20 * DAY;
const held: Partial<Account> = {
  token: { renews: 'itself', expiresAt: NOW + 59 * DAY, issuedAt: NOW - HOUR },
  evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive' }],
  triedAt: NOW - HOUR,
};
const well = () => json({ user_id: '1', username: 'a1' });
const over = () => json({ error: { code: 190, error_subcode: 460, message: 'password' } }, 400);

beforeEach(() => plant('a1', held, { access: 'IGAA' }));

test('an account is read again on schedule, and is not green meanwhile for what was seen then', async () => {
  network(well);
  at(NOW + AHEAD);
  await round();
  expect(await stateOf('a1')).toBe('healthy');
  const asked = network(over);
  at(NOW);
  await showAll();
  expect((await stored('a1')).health).toMatchObject({ state: 'unknown', reason: 'not-read-yet' });
  at(NOW + 60_000);
  await round();
  expect(asked.length).toBeGreaterThan(0);
  expect(await stateOf('a1')).toBe('revoked');
});

test('an account is read when somebody asks, be the clock set back by weeks or by minutes', async () => {
  network(well);
  for (const back of [AHEAD, 5 * 60_000]) {
    at(NOW + back);
    await round(['a1'], { byHand: true });
    const asked = network(well);
    at(NOW);
    await round(['a1'], { byHand: true });
    expect(asked.length).toBeGreaterThan(0);
  }
});

test('what a clock that drifts a little wrote stays', async () => {
  network(well);
  at(NOW + 60_000);
  await round();
  const before = await stored('a1');
  at(NOW);
  await showAll();
  expect(await stored('a1')).toEqual(before);
});

test('a host’s wish to wait is over', async () => {
  network(() => json({}, 429));
  at(NOW + AHEAD);
  await round();
  const asked = network(well);
  at(NOW);
  await round(['a1'], { byHand: true });
  expect(asked.length).toBeGreaterThan(0);
});

test('a token that was renewed then is renewed again, and is not taken for one that lives until then', async () => {
  const app = { id: 'app:x::c', network: 'x', clientId: 'c', hasSecret: false, addedAt: NOW };
  await (await database()).put('apps', app);
  const token = { renews: 'refresh-token' as const, expiresAt: NOW - 10 * HOUR, issuedAt: NOW - 12 * HOUR };
  await plant('x1', { network: 'x', token }, { access: 'A1', refresh: 'R1' });
  network(({ url }) =>
    url.host === 'api.x.com'
      ? json({ access_token: 'A2', refresh_token: 'R2', expires_in: 7200, token_type: 'bearer' })
      : well(),
  );
  at(NOW + 400 * DAY);
  await round();
  expect(await stateOf('x1')).toBe('healthy');
  at(NOW);
  await showAll();
  expect((await stored('x1')).token).toMatchObject({ issuedAt: NOW, expiresAt: NOW + 2 * HOUR });
  network(({ url }) => (url.host === 'api.x.com' ? json({ error: 'invalid_grant' }, 400) : well()));
  for (let hour = 0; hour <= 13; hour += 1) {
    at(NOW + hour * HOUR);
    await round();
  }
  expect(await stateOf('x1')).toBe('revoked');
});

test('a warning that came too early comes again at its time', async () => {
  const end = NOW + 30 * DAY;
  await plant('u1', { evidence: [{ kind: 'user', at: NOW, finding: 'alive', expiresAt: end }] });
  await plant('a1', { ...held, dueAt: NOW + 90 * DAY });
  const look = async (now: number) => {
    at(now);
    await save('u1', DEFAULT_POLICY, now, a => ({ ...a }));
    await showAll();
  };
  await look(NOW + 21 * DAY);
  expect(around.shown.map(({ id }) => id)).toEqual(['u1:1:days:10']);
  await look(NOW);
  expect(around.shown).toHaveLength(1);
  await look(NOW + 21 * DAY);
  expect(around.shown.map(({ id }) => id)).toEqual(['u1:1:days:10', 'u1:1:days:10']);
});

test('tools are read and messages go out at their time', async () => {
  const later = NOW + AHEAD;
  await changeConnection('t1', () => ({
    id: 't1',
    tool: 'postiz',
    origin: 'https://social.example',
    hasApiKey: true,
    addedAt: NOW,
    triedAt: later,
    dueAt: later + HOUR,
  }));
  await putDelivery({
    id: 'd1',
    personId: 'p1',
    channelId: 'c1',
    about: [{ notice: 'n', accountId: 'a1', step: 'lost' }],
    names: { person: 'P', channel: 'C', accounts: ['a1'] },
    at: later,
    state: 'waiting',
    attempts: 1,
    nextTry: later + HOUR,
  });
  at(later);
  network(well);
  await (await database()).put('settings', later, 'clock');
  at(NOW);
  await showAll();
  expect((await readOne('tools', 't1'))?.dueAt).toBe(NOW);
  expect((await readOne('deliveries', 'd1'))?.nextTry ?? NOW).toBe(NOW);
});

test('a pasted token that nobody kept is forgotten all the same', async () => {
  const { id } = await park({ access: 'IGAA' }, {}, NOW + AHEAD);
  expect(await sweep(NOW)).toBeUndefined();
  expect(await (await database()).get('secrets', id)).toBeUndefined();
});
