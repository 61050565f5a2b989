/** What could make the lists lie: a database that fails, two at once, answers that nobody foresaw, copies of what others renew. */
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { importAccounts } from '@/entrypoints/background/importing';
import { keep } from '@/entrypoints/background/keep';
import { round, showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { ALARM } from '@/entrypoints/background/schedule';
import { start } from '@/entrypoints/background/start';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import { TIMEOUT_MS } from '@/utils/kit/http';
import type { Account } from '@/utils/model/account';
import instagram from '@/utils/networks/instagram';
import { closeDatabase, database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { vault } from '@/utils/store/vault';
import { around, at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stateOf, stored } from './extension';

freshExtension();

const held: Partial<Account> = {
  token: { renews: 'itself', expiresAt: NOW + 59 * DAY, issuedAt: NOW - HOUR },
  evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive' }],
  triedAt: NOW - HOUR,
};

describe('two at once', () => {
  test('the same file twice at the same moment adds each account once', async () => {
    const text = JSON.stringify({
      format: 'token-health/accounts',
      version: 1,
      accounts: [{ network: 'x', handle: 'acme', holder: 'browser', accessToken: 'A', refreshToken: 'R' }],
    });
    await Promise.all([importAccounts(text, NOW), importAccounts(text, NOW)]);
    expect((await readAll('accounts')).good).toHaveLength(1);
  });

  test('a new token from a file is read at once, however long its account was to rest', async () => {
    await plant(
      'a1',
      { ...held, handle: 'acme', failures: 12, failure: 'outage', triedAt: NOW - MINUTE },
      { access: 'OLD' },
    );
    const account = { network: 'instagram', handle: 'acme', holder: 'browser', accessToken: 'NEW' };
    await importAccounts(JSON.stringify({ format: 'token-health/accounts', version: 1, accounts: [account] }), NOW);
    expect((await stored('a1')).dueAt).toBeLessThanOrEqual(NOW + 1_000);
  });

  test('a file does not put its old token over one that was pasted since', async () => {
    const text = JSON.stringify({
      format: 'token-health/accounts',
      version: 1,
      accounts: [{ network: 'instagram', handle: 'acme', holder: 'browser', accessToken: 'OLD' }],
    });
    await importAccounts(text, NOW);
    const [account] = (await readAll('accounts')).good;
    const id = account?.id ?? '';
    await keep(
      {
        network: instagram,
        holder: 'browser',
        who: { handle: 'acme' },
        sure: true,
        token: { facts: { renews: 'itself' }, secret: { access: 'NEW' } },
        finding: { result: 'alive' },
        at: NOW,
        into: id,
      },
      NOW,
    );
    await importAccounts(text, NOW);
    expect(await vault.use(id, secret => secret?.access)).toBe('NEW');
  });
});

describe('a database that fails', () => {
  test('leaves an alarm, so that somebody tries again', async () => {
    await closeDatabase();
    const real = globalThis.indexedDB;
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('Internal error opening backing store', 'UnknownError');
      },
    } as unknown as IDBFactory;
    await (await start()).session;
    globalThis.indexedDB = real;
    expect(await fakeBrowser.alarms.get(ALARM)).toBeDefined();
  });
});

describe('what nobody foresaw', () => {
  test('is no reason to ask every half minute', async () => {
    await plant('a1', held, { access: 'IGAA' });
    const check = vi.spyOn(instagram, 'check').mockRejectedValue(new Error('boom'));
    await round();
    expect((await stored('a1')).dueAt).toBeGreaterThan(NOW + 30_000);
    check.mockRestore();
  });

  test('requests end before the browser ends the worker over them', () => {
    expect(TIMEOUT_MS).toBeLessThan(30_000);
  });
});

describe('a copy of what a tool renews', () => {
  test.each([
    ['bare 401', () => json({}, 401)],
    [
      'invalid_token',
      () => new Response('', { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } }),
    ],
  ])('%s of the copy is no loss of the tool’s', async (_case, reply) => {
    await plant(
      'a1',
      {
        network: 'oauth',
        issuer: 'https://id.example',
        holder: 'postiz',
        token: { renews: 'refresh-token', renewedByTool: true, issuedAt: NOW - 3 * HOUR },
        evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive' }],
        triedAt: NOW - 12 * HOUR,
      },
      { access: 'A' },
    );
    network(({ url }) =>
      url.pathname.includes('well-known')
        ? json({
            issuer: 'https://id.example',
            token_endpoint: 'https://id.example/token',
            userinfo_endpoint: 'https://id.example/me',
          })
        : reply(),
    );
    for (let minute = 0; minute < 10; minute++) {
      at(NOW + minute * MINUTE);
      await round();
    }
    expect(await stateOf('a1')).not.toBe('revoked');
  });
});

test('an access token that is refused while its app is missing says that the app is missing', async () => {
  await plant(
    'a1',
    {
      network: 'oauth',
      issuer: 'https://id.example',
      token: { renews: 'refresh-token', expiresAt: NOW - HOUR, issuedAt: NOW - 3 * HOUR },
      evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive' }],
      triedAt: NOW - 12 * HOUR,
    },
    { access: 'A', refresh: 'R' },
  );
  network(({ url }) =>
    url.pathname.includes('well-known')
      ? json({
          issuer: 'https://id.example',
          token_endpoint: 'https://id.example/token',
          userinfo_endpoint: 'https://id.example/me',
        })
      : json({}, 401),
  );
  for (let minute = 0; minute < 10; minute++) {
    at(NOW + minute * MINUTE);
    await round();
  }
  expect((await stored('a1')).health).toMatchObject({ state: 'unknown', reason: 'app-missing' });
});

test('a second clock that was set anew without a new token warns anew', async () => {
  await plant('a1', {
    network: 'facebook',
    token: { renews: 'no', expiresAt: null, dataAccessEndsAt: NOW + 8 * DAY, issuedAt: NOW - 82 * DAY },
    evidence: [{ kind: 'network', at: NOW, finding: 'alive', expiresAt: null, dataAccessEndsAt: NOW + 8 * DAY }],
    triedAt: NOW,
  });
  await save('a1', DEFAULT_POLICY, NOW, a => ({ ...a }));
  await showAll();
  expect(around.shown).toHaveLength(1);
  const late = NOW + 88 * DAY;
  at(late);
  await save('a1', DEFAULT_POLICY, late, a => ({
    ...a,
    token: a.token && { ...a.token, dataAccessEndsAt: NOW + 97 * DAY },
    evidence: [{ kind: 'network', at: late, finding: 'alive', expiresAt: null, dataAccessEndsAt: NOW + 97 * DAY }],
  }));
  await showAll();
  expect(around.shown).toHaveLength(2);
});

test('a renewal does not move the end of the access to data: only a person does', async () => {
  const app = { id: 'app:facebook::c', network: 'facebook', clientId: 'c', hasSecret: false, addedAt: NOW - DAY };
  await (await database()).put('apps', { ...app, tokenEndpoint: 'https://broker.example/token' });
  const dataAccessEndsAt = NOW + 5 * DAY;
  const token = { renews: 'itself' as const, expiresAt: NOW + 20 * DAY, issuedAt: NOW - 40 * DAY, dataAccessEndsAt };
  const seen = { kind: 'network' as const, at: NOW - HOUR, finding: 'alive' as const, dataAccessEndsAt };
  await plant('f1', { network: 'facebook', token, evidence: [seen] }, { access: 'EAA1' });
  network(() => json({ access_token: 'EAA2', expires_in: 5_184_000 }));
  await round();
  expect(await vault.use('f1', secret => secret?.access)).toBe('EAA2');
  expect((await stored('f1')).health).toMatchObject({ state: 'expiring', deadline: dataAccessEndsAt });
  // The same end is warned of once, whichever token it is.
  expect((await stored('f1')).generation).toBe(1);
});
