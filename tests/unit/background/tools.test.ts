/** Tool connections in the background: what a tool's list says reaches the right accounts, trouble stays with the connection, and no secret of an answer stays anywhere. */
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { hostsChanged } from '@/entrypoints/background/commands-hosts';
import { checkImport } from '@/entrypoints/background/import-check';
import { round } from '@/entrypoints/background/rounds';
import { saveTool } from '@/entrypoints/background/save-tool';
import { storeGrant } from '@/entrypoints/background/tool-grant';
import { exportFile } from '@/utils/export/accounts';
import { withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import type { ToolConnection } from '@/utils/model/app';
import type { ToolOutcome } from '@/utils/model/outcomes';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { readSnapshot } from '@/utils/store/snapshot';
import { toolApis } from '@/utils/tools/apis';
import { ANSWERS, SECRET } from '../../contract/tools/apis/answers';
import { around, at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stateOf, stored } from './extension';

freshExtension();

const ONE = 'https://one.acme.example';
const TWO = 'https://two.acme.example';
const KEY = 'bb_studio_the-persons-own-key';
const sender = {} as Parameters<typeof commands.check>[1];

const status = (id: string, connection_status: string, more: object = {}) => ({
  id,
  platform: 'linkedin_company',
  account_name: `Name ${id}`,
  account_handle: `@${id}`,
  connection_status,
  ...more,
});
const list = (...accounts: object[]) => json({ accounts });
const connect = (origin = ONE, apiKey = KEY) => saveTool({ tool: 'brightbean', origin, apiKey }, NOW);
const connection = async (id: string): Promise<ToolConnection> => {
  const found = (await readAll('tools')).good.find(tool => tool.id === id);
  if (!found) throw new Error(`no connection ${id}`);
  return found;
};
const held = (toolAccountId: string | undefined, more: Partial<Account> = {}): Partial<Account> => ({
  network: 'linkedin',
  holder: 'brightbean',
  dueAt: undefined,
  ...(toolAccountId ? { toolAccountId } : {}),
  ...more,
});

describe('what the list says', () => {
  test('is never taken by an account of the same name whose handle is another', async () => {
    const id = await connect();
    await plant('french', held(undefined, { handle: 'acme.fr', name: 'Name acme.de' }));
    network(() => list(status('acme.de', 'disconnected')));
    await round();
    expect(await stored('french')).toMatchObject({ evidence: [] });
    expect((await stored('french')).toolAccountId).toBeUndefined();
    expect((await connection(id)).offers).toMatchObject([{ handle: 'acme.de' }]);
  });

  test('reaches the accounts by the tool’s id, the handle, the name; each with its evidence', async () => {
    const id = await connect();
    await plant('by-id', held('b1', { handle: '' }));
    await plant('by-handle', held(undefined, { handle: 'B2' }));
    await plant('by-name', held(undefined, { handle: '', name: ' name  B3 ' }));
    await plant('elsewhere', { network: 'linkedin', holder: 'livefyre', handle: 'b1', dueAt: undefined });
    const asked = network(() => list(status('b1', 'connected'), status('b2', 'disconnected'), status('b3', 'error')));
    await round();
    expect(asked.map(({ to, authorization }) => [to, authorization])).toEqual([
      [`GET ${ONE}/api/v1/accounts/`, `Bearer ${KEY}`],
    ]);
    expect(await stored('by-id')).toMatchObject({
      connection: id,
      handle: 'b1',
      health: { state: 'healthy', evidence: { kind: 'tool-api', at: NOW } },
    });
    expect(await stored('by-handle')).toMatchObject({
      toolAccountId: 'b2',
      health: { state: 'revoked', cause: 'reported-by-tool', confidence: 'likely', evidence: { kind: 'tool-api' } },
    });
    expect(await stored('by-name')).toMatchObject({ toolAccountId: 'b3', health: { state: 'expired' } });
    expect((await stored('elsewhere')).evidence).toEqual([]);
    expect(await connection(id)).toMatchObject({
      outcome: { code: 'read', at: NOW },
      readAt: NOW,
      listed: { rows: 3, others: 0 },
      offers: [],
    });
    expect(around.shown.map(({ id: notice }) => notice.split(':')[0]).sort()).toEqual(['by-handle', 'by-name']);
  });

  test('what the tool calls an account now is kept beside what a person called it, so that its pages are known again', async () => {
    await connect();
    await plant('a', held('b1', { handle: 'ours', name: 'Our name' }));
    let name = 'Acme';
    network(() => json({ accounts: [{ ...status('b1', 'connected'), account_name: name }] }));
    await round();
    expect(await stored('a')).toMatchObject({ name: 'Our name', handle: 'ours', toolName: 'Acme' });
    name = 'Acme Inc';
    at(NOW + HOUR);
    await round();
    expect(await stored('a')).toMatchObject({ name: 'Our name', toolName: 'Acme Inc' });
    const scanned = await commands.scan({ rows: [{ key: 'accounts/0/0', network: 'linkedin', name: 'acme inc' }] }, {
      url: `${ONE}/social-accounts/`,
      frameId: 0,
    } as Parameters<typeof commands.scan>[1]);
    expect(scanned.rows[0]?.accounts.map(({ id }) => id)).toEqual(['a']);
  });

  test('comes again on schedule, and turns an account green when the tool has access again', async () => {
    await connect();
    await plant('a1', held('b1'));
    let word = 'disconnected';
    network(() => list(status('b1', word)));
    await round();
    expect(await stateOf('a1')).toBe('revoked');
    word = 'connected';
    at(NOW + 10 * MINUTE);
    await round();
    expect(await stateOf('a1')).toBe('revoked');
    at(NOW + HOUR);
    await round();
    expect(await stateOf('a1')).toBe('healthy');
  });

  test('"expires soon" warns with the latest possible end, which repeating does not move', async () => {
    await connect();
    await plant('a1', held('b1'));
    network(() => list(status('b1', 'token_expiring')));
    await round();
    const first = (await stored('a1')).health;
    expect(first).toMatchObject({ state: 'expiring', deadline: NOW + 7 * DAY, evidence: { kind: 'tool-api' } });
    at(NOW + 2 * DAY);
    await round();
    expect((await stored('a1')).health).toMatchObject({ state: 'expiring', deadline: NOW + 7 * DAY });
  });

  test('two accounts that fit are told apart by nobody', async () => {
    await connect();
    await plant('a1', held(undefined, { handle: '', name: 'Name b1' }));
    await plant('a2', held(undefined, { handle: '', name: 'Name b1' }));
    network(() => list(status('b1', 'disconnected')));
    await round();
    expect((await stored('a1')).evidence.concat((await stored('a2')).evidence)).toEqual([]);
    const [only] = (await readAll('tools')).good;
    expect(only?.offers).toEqual([]);
  });

  test('of two servers of one tool stays apart, though their ids are the same', async () => {
    const [one, two] = [await connect(ONE), await connect(TWO, 'another-key')];
    await plant('first', held('7', { connection: one }));
    await plant('second', held('7', { connection: two }));
    await plant('nowhere', held('7'));
    network(({ url }) => list(status('7', url.origin === ONE ? 'connected' : 'disconnected')));
    await round();
    expect(await stateOf('first')).toBe('healthy');
    expect(await stateOf('second')).toBe('revoked');
    expect((await stored('nowhere')).evidence).toEqual([]);
  });

  test('on their pages two servers stay apart as well: badges, what the page shows, and what is tracked there', async () => {
    const [one, two] = [await connect(ONE), await connect(TWO, 'another-key')];
    await plant('first', held('7', { connection: one }));
    const at = (origin: string) =>
      ({ id: fakeBrowser.runtime.id, url: `${origin}/social-accounts/x`, tab: { id: 1 } }) as Parameters<
        typeof commands.scan
      >[1];
    const row = { key: 'k', network: 'linkedin', toolAccountId: '7', shows: 'ended' as const };
    expect((await commands.scan({ rows: [row] }, at(TWO))).rows[0]?.accounts).toEqual([]);
    expect((await stored('first')).evidence).toEqual([]);
    const { id } = await commands.track(
      { network: 'linkedin', handle: '', holder: 'brightbean', toolAccountId: '7' },
      at(TWO),
    );
    expect(id).not.toBe('first');
    expect((await stored(id)).connection).toBe(two);
    expect((await commands.scan({ rows: [row] }, at(ONE))).rows[0]?.accounts.map(account => account.id)).toEqual([
      'first',
    ]);
    expect(await stateOf('first')).toBe('expired');
  });

  test('silent rows claim an account and say nothing of it', async () => {
    await saveTool({ tool: 'postiz', origin: ONE, apiKey: KEY }, NOW);
    await plant('a1', { network: 'instagram-business', holder: 'postiz', handle: 'acme', dueAt: undefined });
    network(({ to }) => (to.endsWith('/integrations/list') ? json({}, 401) : new Response(ANSWERS.postiz?.[1]?.text)));
    await round();
    expect(await stored('a1')).toMatchObject({ toolAccountId: 'p1', evidence: [] });
    expect((await readAll('tools')).good[0]?.outcome?.code).toBe('names-only');
  });
});

describe('what is no evidence of death', () => {
  const troubles: [string, () => Response, ToolOutcome][] = [
    ['a revoked key', () => json({ detail: 'Invalid key' }, 401), 'key-refused'],
    ['a role that is too low', () => json({}, 403), 'role-too-low'],
    ['an outage', () => json({}, 503), 'outage'],
    ['a page in place of JSON', () => new Response('<html>Login</html>'), 'not-understood'],
    ['a rate limit', () => json({}, 429, { 'retry-after': '600' }), 'rate-limited'],
    ['a bill', () => json({}, 402), 'plan'],
    ['an empty list', () => list(), 'read'],
    [
      'no way there',
      () => {
        throw new TypeError('Failed to fetch');
      },
      'unreachable',
    ],
  ];
  test.each(troubles)('%s leaves the accounts, and is said on the connection', async (_case, reply, code) => {
    const id = await connect();
    await plant('a1', held('b1'));
    let down = false;
    network(() => (down ? reply() : list(status('b1', 'connected'))));
    await round();
    const before = await stored('a1');
    down = true;
    at(NOW + HOUR);
    await round();
    expect(await stored('a1')).toEqual(before);
    expect(await connection(id)).toMatchObject({ outcome: { code, at: NOW + HOUR }, triedAt: NOW + HOUR });
    const { dueAt = 0, readAt } = await connection(id);
    expect(dueAt).toBeGreaterThan(NOW + HOUR);
    expect(dueAt).toBeLessThanOrEqual(NOW + HOUR + DAY);
    expect(readAt).toBe(code === 'read' ? NOW + HOUR : NOW);
    expect(around.shown).toEqual([]);
  });

  test('an outage is asked about less and less often; a person may ask at once; a wait that was asked for binds them too', async () => {
    const id = await connect();
    let code = 503;
    const asked = network(() => json({}, code, { 'retry-after': '900' }));
    const gaps: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      await round();
      const { dueAt = 0 } = await connection(id);
      gaps.push(dueAt - Date.now());
      at(dueAt);
    }
    expect(asked).toHaveLength(8);
    expect(gaps.at(-1)).toBeGreaterThan((gaps[0] ?? 0) * 50);
    code = 429;
    at(Date.now() - MINUTE);
    await commands.checkTool({ id }, sender);
    expect(asked).toHaveLength(9);
    at(Date.now() + MINUTE);
    await commands.checkTool({ id }, sender);
    expect(asked).toHaveLength(9);
  });

  test('what the tool said long ago is called too old, not dead', async () => {
    await connect();
    await plant('a1', held('b1'));
    let down = false;
    network(() => (down ? json({}, 500) : list(status('b1', 'connected'))));
    await round();
    down = true;
    at(NOW + 8 * DAY);
    await round();
    expect((await readSnapshot(Date.now())).accounts[0]?.health).toMatchObject({ state: 'unknown', reason: 'too-old' });
  });
});

describe('accounts that nobody tracks yet', () => {
  test('are offered, tracked all at once with what was said of them, and only once', async () => {
    const id = await connect();
    await plant('known', held('b1'));
    network(() =>
      list(
        status('b1', 'connected'),
        status('b2', 'disconnected'),
        status('b3', 'connected'),
        status('b9', 'connected', { platform: 'devto' }),
      ),
    );
    await round();
    expect((await connection(id)).offers?.map(row => row.toolAccountId)).toEqual(['b2', 'b3']);
    expect(await commands.trackTool({ id, toolAccountIds: ['b3'] }, sender)).toEqual({ count: 1 });
    expect(await commands.trackTool({ id }, sender)).toEqual({ count: 1 });
    expect(await commands.trackTool({ id }, sender)).toEqual({ count: 0 });
    const accounts = (await readAll('accounts')).good;
    expect(accounts.map(a => [a.toolAccountId, a.health.state, a.connection === id]).sort()).toEqual([
      ['b1', 'healthy', true],
      ['b2', 'revoked', true],
      ['b3', 'healthy', true],
    ]);
    at(NOW + HOUR);
    await round();
    expect((await readAll('accounts')).good).toHaveLength(3);
  });

  test('tracked from the page in the meantime, one is not added again', async () => {
    const id = await connect();
    network(() => list(status('b1', 'connected')));
    await round();
    await plant('from-page', held('b1'));
    expect(await commands.trackTool({ id }, sender)).toEqual({ count: 0 });
  });
});

describe('permission and keys', () => {
  test('without the host nothing is asked; given, it is read at once; taken away, it says so', async () => {
    around.held = new Set();
    const id = await connect();
    const asked = network(() => list(status('b1', 'connected')));
    await round();
    expect([asked.length, (await connection(id)).outcome?.code]).toEqual([0, 'host-not-granted']);
    expect((await connection(id)).dueAt).toBeUndefined();
    around.held = new Set(['https://one.acme.example/*']);
    await hostsChanged();
    expect((await connection(id)).outcome?.code).toBe('read');
    around.held = new Set();
    await hostsChanged();
    expect((await connection(id)).outcome?.code).toBe('host-not-granted');
    expect(asked).toHaveLength(1);
  });

  test('a damaged entry is told from a missing key', async () => {
    const id = await connect();
    const secret = await (await database()).get('secrets', id);
    await (await database()).put('secrets', { ...(secret as NonNullable<typeof secret>), iv: new Uint8Array(12) });
    const asked = network(() => list());
    await round();
    expect((await connection(id)).outcome?.code).toBe('key-unreadable');
    await (await database()).delete('secrets', id);
    await commands.checkTool({ id }, sender);
    expect((await connection(id)).outcome?.code).toBe('key-missing');
    expect(asked).toEqual([]);
    await connect();
    await commands.checkTool({ id }, sender);
    expect((await connection(id)).outcome?.code).toBe('read');
  });

  test('the same address again keeps the key that is there', async () => {
    const id = await connect();
    await commands.saveTool({ tool: 'brightbean', origin: ONE }, sender);
    const asked = network(() => list());
    await commands.checkTool({ id }, sender);
    expect(asked[0]?.authorization).toBe(`Bearer ${KEY}`);
    expect((await readAll('tools')).good).toHaveLength(1);
  });
});

describe('asked by a person', () => {
  test('"Check now" reads the tool and says in the row what came of it', async () => {
    await connect();
    await plant('a1', held('b1'));
    let reply = () => list(status('b1', 'connected'));
    network(() => reply());
    await commands.check({ ids: ['a1'] }, sender);
    expect((await stored('a1')).outcome?.code).toBe('checked');
    reply = () => list(status('b1', 'disconnected'));
    at(NOW + MINUTE);
    await commands.check({ ids: ['a1'] }, sender);
    expect((await stored('a1')).outcome?.code).toBe('tool-still-ended');
    reply = () => json({}, 401);
    at(NOW + 2 * MINUTE);
    await commands.check({ ids: ['a1'] }, sender);
    expect(await stored('a1')).toMatchObject({ outcome: { code: 'tool-not-read' }, health: { state: 'revoked' } });
  });

  test('"Reconnect" opens the page of that very address, and the list is read often for a while', async () => {
    const one = await saveTool({ tool: 'chatwoot', origin: ONE, accountId: '3', apiKey: KEY }, NOW);
    await saveTool({ tool: 'chatwoot', origin: TWO, accountId: '3', apiKey: KEY }, NOW);
    await plant('a1', {
      network: 'facebook',
      holder: 'chatwoot',
      toolAccountId: '12',
      connection: one,
      dueAt: undefined,
    });
    network(() => json({ payload: [] }));
    await commands.reconnect({ id: 'a1' }, sender);
    expect(around.opened).toEqual([`${ONE}/app/accounts/3/settings/inboxes/12`]);
    expect((await stored('a1')).outcome?.code).toBe('opened-tool');
    expect((await connection(one)).dueAt).toBe(NOW + MINUTE);
    at(NOW + MINUTE);
    await round();
    expect((await connection(one)).dueAt).toBe(NOW + 2 * MINUTE);
  });

  test('"Reconnect" at Nango opens its session link, made in that click and never by a poll', async () => {
    const id = await saveTool({ tool: 'nango', origin: ONE, apiKey: KEY }, NOW);
    await plant('a1', { network: 'linkedin', holder: 'nango', toolAccountId: 'c1', connection: id, dueAt: undefined });
    const asked = network(({ method }) =>
      method === 'POST'
        ? json({ data: { token: SECRET, connect_link: `${TWO}/?session_token=${SECRET}`, expires_at: '' } }, 201)
        : json({
            connections: [
              { connection_id: 'c1', provider_config_key: 'li', provider: 'linkedin', errors: [{ type: 'auth' }] },
            ],
          }),
    );
    await round();
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
    await commands.reconnect({ id: 'a1' }, sender);
    expect(around.opened).toEqual([`${TWO}/?session_token=${SECRET}`]);
    expect(await everything()).not.toContain(SECRET);
  });

  test('"Reconnect" at a tool of one’s own without an address says what is missing', async () => {
    await plant('a1', held('b1'));
    await commands.reconnect({ id: 'a1' }, sender);
    expect([around.opened, (await stored('a1')).outcome?.code]).toEqual([[], 'tool-address-missing']);
  });
});

/** All that is stored, logged, shown, and given to pages. */
const everything = async (): Promise<string> => {
  const db = await database();
  const stores = await Promise.all(
    [...db.objectStoreNames].filter(name => name !== 'secrets' && name !== 'keys').map(name => db.getAll(name)),
  );
  const snapshot = await readSnapshot(Date.now());
  return JSON.stringify([
    stores,
    await fakeBrowser.storage.session.get(null),
    await fakeBrowser.storage.local.get(null),
    snapshot,
    exportFile(snapshot),
    around.shown,
  ]);
};

test.each(toolApis.map(api => [api.id, api] as const))(
  '%s: passwords and tokens in its answers stay nowhere',
  async (id, api) => {
    const client = { clientId: 'acme-app' };
    const given = { tool: id, origin: ONE, ...(api.needsAccountId ? { accountId: '3' } : {}) };
    const connected = await saveTool({ ...given, ...(api.signIn ? { client } : { apiKey: KEY }) }, NOW);
    if (api.signIn)
      await storeGrant(
        connected,
        { ...client, hasSecret: false },
        { access: KEY, refresh: `${KEY}-2`, expiresAt: NOW + HOUR, issuedAt: NOW, renews: 'refresh-token' },
        undefined,
      );
    const [answer] = ANSWERS[id] ?? [];
    const organizations = json({ data: { account: { organizations: [{ id: 'o1', secret: SECRET }] } } });
    network((_request, n) => (id === 'buffer' && n === 1 ? organizations : new Response(answer?.text)));
    await round();
    await commands.trackTool({ id: connected }, sender);
    network(() => new Response(`<html>${SECRET}</html>`, { status: 500 }));
    await commands.checkTool({ id: connected }, sender);
    expect((await readAll('accounts')).good).toHaveLength(answer?.rows.length ?? -1);
    const all = await everything();
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(KEY);
  },
);

test('an account of a tool needs no server to be imported, since the tool often names none; one with a token does', () => {
  const file = (more: object) =>
    JSON.stringify({
      format: 'token-health/accounts',
      version: 1,
      accounts: [{ network: 'mastodon', handle: 'acme', holder: 'trypost', toolAccountId: 't1', ...more }],
    });
  expect(checkImport(file({}))).toMatchObject({ ok: true });
  expect(checkImport(file({ accessToken: 'x' }))).toMatchObject({ ok: false });
  expect(checkImport(file({ holder: 'browser' }))).toMatchObject({ ok: false });
});

test.each([
  ['nothing else runs', false],
  ['a pass that began before is still under way', true],
])('a connection that comes with a file is read at once, not at the next alarm: %s', async (_when, busy) => {
  await plant('a1', held('b1'));
  network(() => list(status('b1', 'disconnected')));
  const tools = [{ tool: 'brightbean', origin: ONE, apiKey: KEY }];
  const text = JSON.stringify({ format: 'token-health/accounts', version: 1, tools, accounts: [] });
  const told = async () => {
    await commands.importAccounts({ text }, sender);
    await vi.waitFor(async () => expect(await stateOf('a1')).toBe('revoked'), { timeout: 10_000 });
  };
  await (busy ? withLock('poll-tools', told) : told());
});
