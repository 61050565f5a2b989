/** A refresh token that works once is used up by the answer to it, whatever else that answer is: the new pair must be kept. */
import { expect, test } from 'vitest';
import { round } from '@/entrypoints/background/rounds';
import type { Account } from '@/utils/model/account';
import { database } from '@/utils/store/db';
import { vault } from '@/utils/store/vault';
import { at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stateOf, stored } from './extension';

freshExtension();

const ISSUER = 'https://id.example';
const oauth: Partial<Account> = {
  network: 'oauth',
  issuer: ISSUER,
  token: { renews: 'refresh-token', expiresAt: NOW - HOUR, issuedAt: NOW - 2 * HOUR },
  evidence: [{ kind: 'network', at: NOW - 2 * HOUR, finding: 'alive' }],
};
const about = {
  issuer: ISSUER,
  token_endpoint: `${ISSUER}/token`,
  userinfo_endpoint: `${ISSUER}/me`,
};
const jwt = (claims: object): string =>
  [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map(part => btoa(JSON.stringify(part)).replaceAll('=', ''))
    .concat('c2ln')
    .join('.');
const seconds = (ms: number) => Math.floor(ms / 1000);
const fresh = { access_token: 'A2', refresh_token: 'R2', token_type: 'Bearer', expires_in: 3600 };

const cases: [string, object][] = [
  [
    'with an ID token that is over by our clock, which is an hour ahead',
    {
      ...fresh,
      id_token: jwt({ iss: ISSUER, aud: 'c', sub: '1', iat: seconds(NOW - HOUR), exp: seconds(NOW - 55 * MINUTE) }),
    },
  ],
  ['with an ID token that nobody can read', { ...fresh, id_token: 'opaque' }],
  ['without a type', { ...fresh, token_type: undefined }],
  ['with a type of its own', { ...fresh, token_type: 'jwt' }],
  ['with an end that is no number', { ...fresh, expires_in: 'soon' }],
  ['with a list of scopes', { ...fresh, scope: ['openid'] }],
];

test.each(cases)('%s', async (_case, answer) => {
  const app = { id: `app:oauth:${ISSUER}:c`, network: 'oauth', issuer: ISSUER, clientId: 'c' };
  await (await database()).put('apps', { ...app, hasSecret: false, hosts: [], addedAt: NOW - DAY });
  await plant('a1', oauth, { access: 'A1', refresh: 'R1' });
  const used: string[] = [];
  network(({ url, form }) => {
    if (url.pathname.includes('well-known')) return json(about);
    if (url.pathname === '/me') return json({ sub: '1' });
    const given = form.get('refresh_token') ?? '';
    if (used.includes(given)) return json({ error: 'invalid_grant' }, 400);
    used.push(given);
    return json(answer);
  });
  await round();
  expect(await vault.use('a1', secret => secret?.refresh)).toBe('R2');
  at(NOW + DAY);
  await round();
  expect(await stateOf('a1')).toBe('healthy');
});

test('a bare no to the app is no loss of its accounts, however often it comes', async () => {
  const app = { id: 'app:x::c', network: 'x', clientId: 'c', hasSecret: false, addedAt: NOW - DAY };
  await (await database()).put('apps', app);
  const token = { renews: 'refresh-token' as const, expiresAt: NOW - 10 * HOUR, issuedAt: NOW - 12 * HOUR };
  await plant('x1', { network: 'x', token }, { access: 'A1', refresh: 'R1' });
  network(() => json({ title: 'Unauthorized', status: 401 }, 401));
  for (let hour = 0; hour < 24; hour += 1) {
    at(NOW + hour * HOUR);
    await round();
  }
  expect((await stored('x1')).health).toMatchObject({ state: 'unknown', reason: 'app-refused' });
});

test('a pair that was handed out is stored though the database fails once', async () => {
  const app = { id: 'app:x::c', network: 'x', clientId: 'c', hasSecret: false, addedAt: NOW - DAY };
  await (await database()).put('apps', app);
  const token = { renews: 'refresh-token' as const, expiresAt: NOW - 10 * HOUR, issuedAt: NOW - 12 * HOUR };
  await plant('x1', { network: 'x', token }, { access: 'A1', refresh: 'R1' });
  const { transaction } = IDBDatabase.prototype;
  network(() => {
    IDBDatabase.prototype.transaction = () => {
      IDBDatabase.prototype.transaction = transaction;
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    };
    return json({ access_token: 'A2', refresh_token: 'R2', expires_in: 7200, token_type: 'bearer' });
  });
  await round();
  expect(await vault.use('x1', secret => secret?.refresh)).toBe('R2');
  expect(await stateOf('x1')).toBe('healthy');
});
