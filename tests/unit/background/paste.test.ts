/** Pasted tokens: looked at before they are kept, sealed while they wait, forgotten in time; and what may become of each. */
import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepToken } from '@/entrypoints/background/keep-token';
import { inspectToken } from '@/entrypoints/background/paste';
import { keepTime, PASTE_ALARM } from '@/entrypoints/background/paste-time';
import { database } from '@/utils/store/db';
import { PENDING_MS } from '@/utils/store/pending';
import { readAll } from '@/utils/store/read';
import { vault } from '@/utils/store/vault';
import { around, at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stored } from './extension';

freshExtension();

const TOKEN = `EAAB${'k'.repeat(40)}`;
const good = {
  is_valid: true,
  type: 'PAGE',
  expires_at: NOW / 1000 + 50 * 86_400,
  scopes: ['public_profile', 'pages_show_list'],
};
const dead = { is_valid: false, error: { code: 190, subcode: 460, message: 'The session was invalidated' } };

/** Facebook with one token in one state. */
const facebook = (data: object, who = { id: '77', name: 'Northwind' }) =>
  network(({ url }) => json(url.pathname.endsWith('/debug_token') ? { data } : who));

const secrets = async () => (await database()).getAllKeys('secrets');
const keep = (pending: string, more: Partial<Parameters<typeof keepToken>[0]> = {}) =>
  keepToken({ pending, holder: 'browser', withToken: true, ...more });
const facebookToken = () => inspectToken({ network: 'facebook', access: TOKEN });

describe('looked at', () => {
  test('account, kind, end, permissions and state, and nothing is kept but a sealed entry', async () => {
    facebook(good);
    const found = await facebookToken();
    expect(found).toMatchObject({
      result: 'alive',
      identity: { networkAccountId: '77', handle: 'Northwind' },
      tokenKind: 'page',
      expiresAt: NOW + 50 * DAY,
      scopes: ['public_profile', 'pages_show_list'],
      health: { state: 'healthy', evidence: { kind: 'network' } },
      known: [],
      until: NOW + PENDING_MS,
    });
    expect(JSON.stringify(found)).not.toContain(TOKEN);
    expect((await readAll('accounts')).good).toEqual([]);
    const db = await database();
    const rows = await Promise.all([...db.objectStoreNames].map(name => db.getAll(name)));
    expect(JSON.stringify(rows)).not.toContain(TOKEN);
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain(TOKEN);
    expect(await secrets()).toEqual([found.pending]);
  });

  test('a dead one: its cause, and no question for its name', async () => {
    const asked = facebook(dead);
    expect(await facebookToken()).toMatchObject({
      result: 'ended',
      health: { state: 'revoked', cause: 'password-changed', confidence: 'certain' },
    });
    expect(asked.every(({ url }) => url.pathname.endsWith('/debug_token'))).toBe(true);
  });

  test('an outage proves nothing', async () => {
    network(() => json({}, 503));
    expect(await facebookToken()).toMatchObject({
      result: 'inconclusive',
      reason: 'outage',
      health: { state: 'unknown' },
    });
  });

  test('X is never asked: nothing is free there', async () => {
    const asked = network(() => json({}));
    const found = await inspectToken({ network: 'x', access: 'a'.repeat(50), refresh: 'r'.repeat(50) });
    expect(found).toMatchObject({
      result: 'not-asked',
      health: { state: 'unknown', reason: 'not-read-yet' },
      renews: 'refresh-token',
    });
    expect(asked).toEqual([]);
  });

  test('a refresh token alone is not asked about either: only a renewal would tell', async () => {
    const asked = network(() => json({}));
    expect(await inspectToken({ network: 'youtube', refresh: '1//0abcdefghijkl' })).toMatchObject({
      result: 'not-asked',
      refresh: true,
    });
    expect(asked).toEqual([]);
  });

  test.each([
    ['without the host', 'host-not-granted', { network: 'facebook', access: TOKEN }],
    ['a network that is over', 'not-understood', { network: 'xing', access: TOKEN }],
    ['a network that nobody knows', 'not-understood', { network: 'nowhere', access: TOKEN }],
    ['without its server', 'not-understood', { network: 'mastodon', access: TOKEN }],
  ])('%s: refused, nothing asked, nothing stored', async (_, code, given) => {
    around.held = new Set();
    await expect(inspectToken(given)).rejects.toMatchObject({ code });
    expect(await secrets()).toEqual([]);
  });
});

describe('kept', () => {
  test('as a new account with what the network said; what waited is gone', async () => {
    facebook(good);
    const { pending } = await facebookToken();
    const { id, ask } = await keep(pending);
    expect(ask).toBe(false);
    const account = await stored(id);
    expect(account).toMatchObject({
      network: 'facebook',
      networkAccountId: '77',
      handle: 'Northwind',
      health: { state: 'healthy', evidence: { kind: 'network', at: NOW } },
      token: { renews: 'no', expiresAt: NOW + 50 * DAY },
      outcome: { code: 'connected' },
    });
    expect(await vault.use(id, secret => secret)).toEqual({ access: TOKEN });
    expect(await secrets()).toEqual([id]);
    await expect(keep(pending)).rejects.toMatchObject({ code: 'paste-gone' });
  });

  test('in the account that it is: the token is replaced, name and owner stay', async () => {
    await plant(
      'old',
      {
        network: 'facebook',
        handle: 'northwind.de',
        networkAccountId: '77',
        name: 'Our page',
        ownerId: 'jana',
        token: { renews: 'no' },
        evidence: [{ kind: 'network', at: NOW - DAY, finding: 'ended', cause: 'app-removed' }],
      },
      { access: 'OLD' },
    );
    facebook(good);
    const found = await facebookToken();
    expect(found.known).toEqual([{ id: 'old', handle: 'northwind.de', holder: 'browser', name: 'Our page' }]);
    expect(await keep(found.pending)).toEqual({ id: 'old', ask: false });
    expect(await stored('old')).toMatchObject({
      name: 'Our page',
      ownerId: 'jana',
      health: { state: 'healthy' },
      generation: 2,
    });
    expect(await vault.use('old', secret => secret?.access)).toBe(TOKEN);
  });

  test('in a certain account only if it is that one; the old token stays', async () => {
    await plant(
      'old',
      { network: 'facebook', handle: 'other', networkAccountId: '78', token: { renews: 'no' } },
      { access: 'OLD' },
    );
    facebook(good);
    const { pending } = await facebookToken();
    await expect(keep(pending, { into: 'old' })).rejects.toMatchObject({
      code: 'wrong-account',
      fields: { expected: 'other', got: 'Northwind' },
    });
    expect(await vault.use('old', secret => secret?.access)).toBe('OLD');
    expect(await secrets()).toContain(pending);
  });

  test('a dead one without its token only, and as what it is', async () => {
    facebook(dead);
    const { pending } = await facebookToken();
    await expect(keep(pending, { handle: 'northwind' })).rejects.toMatchObject({ code: 'still-ended' });
    await expect(keep(pending, { withToken: false })).rejects.toMatchObject({ code: 'not-understood' });
    const { id } = await keep(pending, { withToken: false, handle: '@northwind' });
    expect(await stored(id)).toMatchObject({
      handle: 'northwind',
      health: { state: 'revoked', cause: 'password-changed' },
    });
    expect((await stored(id)).token).toBeUndefined();
    expect(await secrets()).toEqual([]);
  });

  test('a tool’s token is checked and never renewed here', async () => {
    network(() => json({}));
    const { pending } = await inspectToken({ network: 'x', access: 'a'.repeat(50), refresh: 'r'.repeat(50) });
    const { id } = await keep(pending, { handle: 'acme', holder: 'livefyre' });
    expect((await stored(id)).token).toMatchObject({ renewedByTool: true });
  });

  test('whose it is nobody can tell: a stored token gives way on a person’s word alone', async () => {
    await plant('old', { network: 'x', handle: 'acme', token: { renews: 'no' } }, { access: 'OLD' });
    const { pending } = await inspectToken({ network: 'x', access: 'a'.repeat(50), refresh: 'r'.repeat(50) });
    await expect(keep(pending, { handle: 'Acme' })).rejects.toMatchObject({ code: 'not-proved' });
    expect(await vault.use('old', secret => secret?.access)).toBe('OLD');
    expect(await keep(pending, { handle: 'Acme', sure: true })).toEqual({ id: 'old', ask: true });
    expect(await stored('old')).toMatchObject({ health: { state: 'unknown' }, token: { renews: 'refresh-token' } });
  });

  test('an end that was pasted along counts until the network tells its own', async () => {
    network(() => json({}, 503));
    const { pending } = await inspectToken({ network: 'facebook', access: TOKEN, expiresAt: NOW + 3 * DAY });
    const { id } = await keep(pending, { handle: 'northwind' });
    expect((await stored(id)).health).toMatchObject({ state: 'expiring', deadline: NOW + 3 * DAY });
  });
});

describe('time', () => {
  test('after ten minutes it is forgotten, at the alarm and whatever anybody asks', async () => {
    facebook(good);
    const { pending, until } = await facebookToken();
    expect((await fakeBrowser.alarms.get(PASTE_ALARM))?.scheduledTime).toBe(until);
    at(NOW + 5 * MINUTE);
    await keepTime(Date.now());
    expect(await secrets()).toEqual([pending]);
    at(until);
    await expect(keep(pending)).rejects.toMatchObject({ code: 'paste-gone' });
    await keepTime(Date.now());
    expect(await secrets()).toEqual([]);
    expect(await fakeBrowser.alarms.get(PASTE_ALARM)).toBeFalsy();
  });

  test('an entry whose end is written further off cannot be opened', async () => {
    facebook(good);
    const { pending } = await facebookToken();
    const db = await database();
    const record = await db.get('secrets', pending);
    const longer = pending.replace(/\d{15}/, String(NOW + HOUR).padStart(15, '0'));
    if (record) await db.put('secrets', { ...record, id: longer });
    await expect(keep(longer)).rejects.toMatchObject({ code: 'paste-gone' });
  });

  test('an account’s own entry is neither opened nor dropped by this way', async () => {
    await plant('a1', {}, { access: 'A' });
    await expect(keep('a1')).rejects.toMatchObject({ code: 'paste-gone' });
    expect(await secrets()).toEqual(['a1']);
  });
});
