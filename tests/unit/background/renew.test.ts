/** Renewals: the new pair is stored before anything uses it, and a refresh token that may be used once is used once, wherever the worker dies. */
import { afterEach, describe, expect, test } from 'vitest';
import { round } from '@/entrypoints/background/rounds';
import type { Account } from '@/utils/model/account';
import { addAccount } from '@/utils/store/accounts';
import { closeDatabase, database } from '@/utils/store/db';
import { seal, vault } from '@/utils/store/vault';
import { around, at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stateOf, stored } from './extension';

freshExtension();

const TOKEN = 'POST https://api.x.com/2/oauth2/token';
const x: Partial<Account> = {
  network: 'x',
  token: { renews: 'refresh-token', expiresAt: NOW - 10 * HOUR, issuedAt: NOW - 12 * HOUR, scopes: ['tweet.read'] },
  evidence: [{ kind: 'network', at: NOW - 12 * HOUR, finding: 'alive' }],
};
const withApp = async (): Promise<void> => {
  await (await database()).put('apps', { id: 'app:x::c', network: 'x', clientId: 'c', hasSecret: false, addedAt: NOW });
};
const pair = (id: string) => vault.use(id, secret => secret);

/** A server whose refresh tokens work once. `R1` is the first; using one a second time is what must never happen. */
const server = () => {
  const state = { valid: 'R1', used: [] as string[], twice: 0, n: 1 };
  const asked = network(({ to, form }) => {
    if (to !== TOKEN) throw new Error(`Nobody expected ${to}`);
    const given = form.get('refresh_token') ?? '';
    if (state.used.includes(given)) state.twice += 1;
    if (given !== state.valid) return json({ error: 'invalid_grant' }, 400);
    state.used.push(given);
    state.n += 1;
    state.valid = `R${state.n}`;
    return json({
      access_token: `A${state.n}`,
      refresh_token: state.valid,
      expires_in: 7200,
      token_type: 'bearer',
      scope: 'tweet.read',
    });
  });
  return { state, asked };
};

test('a renewal stores the new pair with its facts and reads as alive', async () => {
  await withApp();
  await plant('a1', x, { access: 'A1', refresh: 'R1' });
  const { asked } = server();
  await round();
  expect(asked).toHaveLength(1);
  expect(await pair('a1')).toEqual({ access: 'A2', refresh: 'R2' });
  const after = await stored('a1');
  expect(after.health).toMatchObject({ state: 'healthy', deadline: null, renewsItself: true });
  expect(after.token).toEqual({
    renews: 'refresh-token',
    issuedAt: NOW,
    expiresAt: NOW + 2 * HOUR,
    scopes: ['tweet.read'],
    lacking: [],
  });
  expect(after.dueAt).toBeGreaterThan(NOW + 10 * HOUR);
});

test('the first renewed pair is used by the next renewal', async () => {
  await withApp();
  await plant('a1', x, { access: 'A1', refresh: 'R1' });
  const { state, asked } = server();
  for (let i = 0; i < 5; i++) {
    at(NOW + i * 13 * HOUR);
    await round();
  }
  expect(asked.map(({ form }) => form.get('refresh_token'))).toEqual(['R1', 'R2', 'R3', 'R4', 'R5']);
  expect(state.twice).toBe(0);
});

test('without its app it is not sent, and says what is missing', async () => {
  await plant('a1', x, { access: 'A1', refresh: 'R1' });
  const { asked } = server();
  await round();
  expect(asked).toEqual([]);
  expect(await stored('a1')).toMatchObject({ obstacle: 'app-missing', health: { state: 'unknown' } });
  expect(await pair('a1')).toEqual({ access: 'A1', refresh: 'R1' });
});

test('a clear no ends it; a server in trouble does not', async () => {
  await withApp();
  await plant('a1', x, { access: 'A1', refresh: 'R1' });
  network(() => json({}, 503));
  await round();
  expect(await stored('a1')).toMatchObject({
    failures: 1,
    health: { state: 'healthy' },
    token: { renews: 'refresh-token' },
  });
  expect((await stored('a1')).token?.renewingSince).toBeUndefined();
  at(NOW + HOUR);
  network(() => json({ error: 'invalid_grant' }, 400));
  await round();
  expect(await stored('a1')).toMatchObject({
    health: { state: 'revoked', cause: 'unknown', deadline: null },
    token: { renewFailedAt: NOW + HOUR },
  });
  expect(await pair('a1')).toEqual({ access: 'A1', refresh: 'R1' });
});

describe('the ladder of warnings', () => {
  const ending = (refreshExpiresAt: number): Partial<Account> => ({
    ...x,
    token: { renews: 'refresh-token', issuedAt: NOW - 13 * HOUR, expiresAt: NOW - 11 * HOUR, refreshExpiresAt },
  });
  /** Renewed twice a day, `reply` says what comes back each time. */
  const days = async (n: number, reply: () => object): Promise<void> => {
    network(() => json({ access_token: 'A', token_type: 'bearer', expires_in: 7200, ...reply() }));
    for (let now = NOW; now < NOW + n * DAY; now += 13 * HOUR) {
      at(now);
      await round();
    }
  };

  test('is told once, however often the access token is renewed meanwhile', async () => {
    await withApp();
    await plant('a1', ending(NOW + 9 * DAY), { access: 'A1', refresh: 'R1' });
    await days(8, () => ({}));
    expect(around.shown.map(({ id }) => id)).toEqual(['a1:1:days:10', 'a1:1:days:5']);
    expect((await stored('a1')).token?.refreshExpiresAt).toBe(NOW + 9 * DAY);
  });

  test('knows how long the grant lives, whatever its renewals', async () => {
    await withApp();
    const token = { ...ending(NOW + 6 * DAY).token, renews: 'refresh-token', grantedAt: NOW - DAY } as const;
    await plant('a1', { ...x, token }, { access: 'A1', refresh: 'R1' });
    await days(2, () => ({}));
    expect(await stored('a1')).toMatchObject({ token: { grantedAt: NOW - DAY }, health: { lifeMs: 7 * DAY } });
    await days(3, () => ({ refresh_token: 'R2', refresh_token_expires_in: 60 * 86_400 }));
    expect((await stored('a1')).token?.grantedAt).toBeGreaterThan(NOW);
  });

  test('starts anew when a renewal moves the end', async () => {
    await withApp();
    await plant('a1', ending(NOW + 9 * DAY), { access: 'A1', refresh: 'R1' });
    await days(1, () => ({ refresh_token: 'R2', refresh_token_expires_in: 60 * 86_400 }));
    const { generation, health } = await stored('a1');
    expect(health.state).toBe('healthy');
    expect(generation).toBeGreaterThan(1);
  });
});

test('a date from a file was about the old token', async () => {
  await withApp();
  const told = { kind: 'user', at: NOW - DAY, finding: 'alive', expiresAt: NOW + DAY } as const;
  await plant('a1', { ...x, evidence: [told] }, { access: 'A1', refresh: 'R1' });
  server();
  await round();
  expect((await stored('a1')).evidence.map(e => e.kind)).toEqual(['network']);
});

describe('a server that says whether a refresh token is unused', () => {
  const ISSUER = 'https://id.example';
  const metadata = {
    issuer: ISSUER,
    authorization_endpoint: `${ISSUER}/auth`,
    token_endpoint: `${ISSUER}/token`,
    introspection_endpoint: `${ISSUER}/introspect`,
    userinfo_endpoint: `${ISSUER}/me`,
  };
  const held: Partial<Account> = { network: 'oauth', issuer: ISSUER, token: { ...x.token, renews: 'refresh-token' } };
  const answers = (
    unused: boolean | 'down',
    tokenReply = () => json({ access_token: 'A2', refresh_token: 'R2', token_type: 'bearer', expires_in: 3600 }),
  ) =>
    network(({ url, form }) => {
      if (url.pathname.includes('well-known')) return json(metadata);
      if (url.pathname === '/introspect') {
        if (unused === 'down') return json({}, 503);
        return form.get('token') === 'R1' ? json({ active: unused }) : json({ active: false });
      }
      if (url.pathname === '/token') return tokenReply();
      if (url.pathname === '/me')
        return json({ error: 'invalid_token' }, 401, { 'www-authenticate': 'Bearer error="invalid_token"' });
      throw new Error(`Nobody expected ${url}`);
    });
  const cutOff = async (): Promise<void> => {
    await (await database()).put('apps', {
      id: `app:oauth:${ISSUER}:c`,
      network: 'oauth',
      issuer: ISSUER,
      clientId: 'c',
      hasSecret: false,
      addedAt: NOW,
    });
    await plant(
      'a1',
      { ...held, token: { ...x.token, renews: 'refresh-token', renewingSince: NOW - MINUTE } },
      { access: 'A1', refresh: 'R1' },
    );
  };
  const sent = (asked: ReturnType<typeof answers>) => asked.filter(({ to }) => to === `POST ${ISSUER}/token`).length;

  test('unused: the renewal that was cut off is made', async () => {
    await cutOff();
    const asked = answers(true);
    await round();
    expect(sent(asked)).toBe(1);
    expect(await pair('a1')).toEqual({ access: 'A2', refresh: 'R2' });
    expect((await stored('a1')).token?.renewingSince).toBeUndefined();
    expect(await stateOf('a1')).toBe('healthy');
  });

  test.each([false, 'down'] as const)('%s: it is not sent again, a person is told', async unused => {
    await cutOff();
    const asked = answers(unused);
    await round();
    at(NOW + DAY);
    await round(['a1']);
    expect(sent(asked)).toBe(0);
    expect(await stored('a1')).toMatchObject({
      obstacle: 'renewal-cut-off',
      // Its access token is over, and the refresh token must not be used: a person is needed.
      health: { state: 'expired', reason: 'renewal-cut-off' },
    });
  });

  test('an access token that was ended early is no death while its refresh token works', async () => {
    await (await database()).put('apps', {
      id: `app:oauth:${ISSUER}:c`,
      network: 'oauth',
      issuer: ISSUER,
      clientId: 'c',
      hasSecret: false,
      addedAt: NOW,
    });
    await plant(
      'a1',
      { ...held, token: { renews: 'refresh-token', issuedAt: NOW - HOUR, expiresAt: NOW + 10 * HOUR } },
      { access: 'A1', refresh: 'R1' },
    );
    const asked = answers(false);
    await round();
    expect(sent(asked)).toBe(1);
    expect(await stateOf('a1')).toBe('healthy');
  });

  test('and is one when that is refused too', async () => {
    await (await database()).put('apps', {
      id: `app:oauth:${ISSUER}:c`,
      network: 'oauth',
      issuer: ISSUER,
      clientId: 'c',
      hasSecret: false,
      addedAt: NOW,
    });
    await plant(
      'a1',
      { ...held, token: { renews: 'refresh-token', issuedAt: NOW - HOUR, expiresAt: NOW + 10 * HOUR } },
      { access: 'A1', refresh: 'R1' },
    );
    answers(false, () => json({ error: 'invalid_grant' }, 400));
    await round();
    expect(await stateOf('a1')).toBe('revoked');
  });
});

describe('a worker that is killed', () => {
  const realTransaction = IDBDatabase.prototype.transaction;
  afterEach(() => {
    IDBDatabase.prototype.transaction = realTransaction;
  });

  /** Kills at the nth touch of database or network: nothing gets through from there on. Returns whether it came to that. */
  const killedAt = async (n: number, work: () => Promise<void>): Promise<boolean> => {
    let touches = 0;
    const touch = () => {
      touches += 1;
      if (touches > n) throw new Error('killed');
    };
    const fetchBefore = globalThis.fetch;
    IDBDatabase.prototype.transaction = function (...args) {
      touch();
      return realTransaction.apply(this, args);
    };
    globalThis.fetch = async (...args) => {
      touch();
      return fetchBefore(...args);
    };
    await work().catch(() => undefined);
    IDBDatabase.prototype.transaction = realTransaction;
    globalThis.fetch = fetchBefore;
    return touches > n;
  };

  test('at any moment of a renewal: no refresh token is sent twice, and no pair is lost unnoticed', async () => {
    let survived = 0;
    for (let n = 0; ; n++) {
      globalThis.indexedDB.deleteDatabase('token-health');
      await closeDatabase();
      globalThis.indexedDB = new (globalThis.indexedDB.constructor as new () => IDBFactory)();
      at(NOW);
      await withApp();
      await plant('a1', x, { access: 'A1', refresh: 'R1' });
      const { state } = server();
      const killed = await killedAt(n, () => round());
      for (const later of [MINUTE, HOUR, 13 * HOUR, 26 * HOUR]) {
        at(NOW + later);
        await round();
      }
      const after = await stored('a1');
      const secret = await pair('a1');
      expect({ n, twice: state.twice }).toEqual({ n, twice: 0 });
      if (after.obstacle)
        expect({ n, obstacle: after.obstacle, state: after.health.state }).toEqual({
          n,
          obstacle: 'renewal-cut-off',
          state: 'expired',
        });
      else {
        survived += 1;
        expect({ n, refresh: secret?.refresh }).toEqual({ n, refresh: state.valid });
        expect(after.health.state).toBe('healthy');
      }
      if (!killed) break;
      expect(n).toBeLessThan(200);
    }
    expect(survived).toBeGreaterThan(3);
  });

  test('between the answer and the storing: the mark stays, the old pair too', async () => {
    await withApp();
    await addAccount(
      { ...(await plantless()), ...x, dueAt: NOW } as Account,
      NOW,
      await seal('a1', { access: 'A1', refresh: 'R1' }),
    );
    server();
    const encrypt = crypto.subtle.encrypt;
    crypto.subtle.encrypt = async () => {
      throw new Error('killed');
    };
    await round().finally(() => {
      crypto.subtle.encrypt = encrypt;
    });
    expect((await stored('a1')).token?.renewingSince).toBe(NOW);
    expect(await pair('a1')).toEqual({ access: 'A1', refresh: 'R1' });
  });

  const plantless = async () => {
    await plant('a1', x);
    const account = await stored('a1');
    await (await database()).delete('accounts', 'a1');
    return account;
  };
});
