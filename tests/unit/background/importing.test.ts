/** Import and export: a wrong file changes nothing, the same file changes nothing twice. */
import { describe, expect, test } from 'vitest';
import { checkImport } from '@/entrypoints/background/import-check';
import { importAccounts } from '@/entrypoints/background/importing';
import { round } from '@/entrypoints/background/rounds';
import { exportFile } from '@/utils/export/accounts';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { readSnapshot } from '@/utils/store/snapshot';
import { vault } from '@/utils/store/vault';
import { around, at, DAY, freshExtension, HOUR, json, NOW, network, plant, stored } from './extension';

freshExtension();

const iso = (ms: number) => new Date(ms).toISOString();
const file = (accounts: object[], more: object = {}) =>
  JSON.stringify({ format: 'token-health/accounts', version: 1, ...more, accounts });
const acme = { network: 'instagram', handle: 'acme', holder: 'browser' };
const TOKENS = { ...acme, accessToken: 'IGAAone', expiresAt: iso(NOW + 50 * DAY), connectedAt: iso(NOW - 10 * DAY) };

const dump = async () => {
  const db = await database();
  const stores: Record<string, unknown> = {};
  for (const name of ['accounts', 'secrets', 'apps', 'tools', 'history'] as const) stores[name] = await db.getAll(name);
  return stores;
};
const all = async () => (await readAll('accounts')).good;

describe('a file that does not validate as a whole', () => {
  const cases: [string, string, object[]][] = [
    ['no JSON', '{', [{ path: '', problem: 'not-json' }]],
    ['another format', JSON.stringify({ format: 'other', version: 1 }), [{ path: 'format', problem: 'wrong-value' }]],
    [
      'a later version',
      JSON.stringify({ format: 'token-health/accounts', version: 2 }),
      [{ path: 'version', problem: 'wrong-value' }],
    ],
    ['an unknown key at the top', file([], { acounts: [] }), [{ path: 'acounts', problem: 'unknown-key' }]],
    [
      'unknown keys inside',
      file([acme, { ...acme, handle: 'b', handel: 'x', toke: 1 }]),
      [
        { path: 'accounts[1].handel', problem: 'unknown-key' },
        { path: 'accounts[1].toke', problem: 'unknown-key' },
      ],
    ],
    [
      'an unknown key of an owner',
      file([{ ...acme, owner: { name: 'Ann', phone: '1' } }]),
      [{ path: 'accounts[0].owner.phone', problem: 'unknown-key' }],
    ],
    ['a missing key', file([{ network: 'x', handle: 'a' }]), [{ path: 'accounts[0].holder', problem: 'missing' }]],
    [
      'a time without zone',
      file([{ ...acme, expiresAt: '2026-12-01' }]),
      [{ path: 'accounts[0].expiresAt', problem: 'wrong-value' }],
    ],
    [
      'a day that does not exist',
      file([{ ...acme, connectedAt: '2026-02-30T00:00:00Z' }]),
      [{ path: 'accounts[0].connectedAt', problem: 'wrong-value' }],
    ],
    [
      'an unknown network',
      file([{ ...acme, network: 'orkut' }]),
      [{ path: 'accounts[0].network', problem: 'unknown-network' }],
    ],
    [
      'a network whose server is not named',
      file([{ ...acme, network: 'oauth' }]),
      [{ path: 'accounts[0].issuer', problem: 'missing' }],
    ],
    [
      'an app of a network whose server is not named',
      file([], { apps: [{ network: 'oauth', clientId: 'c' }] }),
      [{ path: 'apps[0].issuer', problem: 'missing' }],
    ],
    [
      'an account twice',
      file([acme, { ...acme, handle: ' ACME ' }]),
      [{ path: 'accounts[1]', problem: 'duplicate', detail: 'accounts[0]' }],
    ],
    [
      'one with an id and one of its name without',
      file([{ ...acme, networkAccountId: '1' }, acme]),
      [{ path: 'accounts[1]', problem: 'duplicate' }],
    ],
    [
      'an address that is none',
      file([], { tools: [{ tool: 'livefyre', origin: 'javascript:alert(1)' }] }),
      [{ path: 'tools[0].origin', problem: 'wrong-value' }],
    ],
  ];

  test.each(cases)('%s is named by its path, and nothing is imported', async (_case, text, problems) => {
    const before = await dump();
    const { report, ids } = await importAccounts(text, NOW);
    expect(report.problems).toMatchObject(problems);
    expect(report.problems).toHaveLength(problems.length);
    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 0, origins: [] });
    expect(ids).toEqual([]);
    expect(await dump()).toEqual(before);
  });

  test('one bad account keeps out the good ones, the apps and the tools', async () => {
    const before = await dump();
    await importAccounts(
      file([TOKENS, { ...acme, handle: 'b', x: 1 }], { apps: [{ network: 'x', clientId: 'c', clientSecret: 's' }] }),
      NOW,
    );
    expect(await dump()).toEqual(before);
  });

  test('a problem does not repeat a secret', () => {
    const text = file([{ ...TOKENS, accessToken: 7, refreshToken: 'IGAAplanted'.repeat(3000) }]);
    expect(JSON.stringify(checkImport(text))).not.toContain('IGAAplanted');
    const cut = file([TOKENS]).replace('"IGAAone"', 'IGAAone');
    expect(checkImport(cut)).toMatchObject({ ok: false, problems: [{ problem: 'not-json' }] });
    expect(JSON.stringify(checkImport(cut))).not.toContain('IGAAone');
  });
});

describe('a good file', () => {
  test('brings accounts, apps and tools, tokens only into the vault', async () => {
    const text = file(
      [
        TOKENS,
        { ...acme, network: 'x', accessToken: 'Xaccess', refreshToken: 'Xrefresh' },
        { ...acme, network: 'facebook', holder: 'livefyre', expiresAt: iso(NOW + 3 * DAY) },
      ],
      {
        apps: [{ network: 'x', clientId: 'c', clientSecret: 'Xsecret' }],
        tools: [{ tool: 'livefyre', origin: 'https://t.example/path', apiKey: 'Lkey' }],
      },
    );
    const { report, ids } = await importAccounts(text, NOW);
    expect(report).toMatchObject({ added: 3, updated: 0, unchanged: 0, problems: [] });
    expect(ids).toHaveLength(2);
    const { secrets, ...open } = await dump();
    for (const planted of ['IGAAone', 'Xaccess', 'Xrefresh', 'Xsecret', 'Lkey'])
      expect(JSON.stringify(open)).not.toContain(planted);
    expect(secrets).toHaveLength(4);
    const byNetwork = Object.fromEntries((await all()).map(a => [a.network, a]));
    expect(byNetwork.instagram).toMatchObject({
      token: { renews: 'itself', expiresAt: NOW + 50 * DAY, issuedAt: NOW - 10 * DAY },
      health: { state: 'unknown', reason: 'not-read-yet' },
    });
    expect(byNetwork.instagram?.dueAt).toBeLessThanOrEqual(NOW + 1000);
    expect(byNetwork.x?.token).toEqual({ renews: 'refresh-token' });
    expect(byNetwork.facebook).toMatchObject({
      health: { state: 'expiring', confidence: 'guess', evidence: { kind: 'user' } },
    });
    expect(open.tools).toMatchObject([{ origin: 'https://t.example', hasApiKey: true }]);
  });

  test('a token that a tool holds is never renewed here, and not asked after every minute; its refresh token alone is not even kept', async () => {
    const tool = { ...acme, network: 'oauth', issuer: 'https://id.example', holder: 'livefyre', refreshToken: 'R' };
    const apps = [{ network: 'oauth', issuer: 'https://id.example', clientId: 'c' }];
    await importAccounts(
      file(
        [
          { ...tool, accessToken: 'A', expiresAt: iso(NOW + HOUR) },
          { ...tool, handle: 'b' },
        ],
        { apps },
      ),
      NOW,
    );
    const [a, b] = (await all()).sort((one, two) => one.handle.localeCompare(two.handle));
    expect([a?.token?.renewedByTool, b?.token]).toEqual([true, undefined]);
    const asked = network(({ url }) => {
      if (url.pathname.includes('well-known'))
        return json({
          issuer: 'https://id.example',
          token_endpoint: 'https://id.example/token',
          userinfo_endpoint: 'https://id.example/me',
        });
      return json({ sub: '1' });
    });
    for (let minute = 0; minute < 300; minute++) {
      at(NOW + minute * 60_000);
      await round();
    }
    expect(asked.map(({ url }) => url.pathname)).not.toContain('/token');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(10);
  });

  test('names the hosts that are still missing, as patterns that a browser takes', async () => {
    around.held = new Set(['https://api.instagram.com/*']);
    const { report } = await importAccounts(
      file([TOKENS, acmeAt('https://id.example:8443')], {
        tools: [{ tool: 'livefyre', origin: 'https://t.example:9000' }],
      }),
      NOW,
    );
    expect(report.origins.sort()).toEqual([
      'https://graph.instagram.com/*',
      'https://id.example/*',
      'https://t.example/*',
    ]);
  });
  const acmeAt = (issuer: string) => ({ ...acme, network: 'oauth', issuer, accessToken: 'O' });

  test.each(['https://broker.example/token?code=PLANTED', 'https://broker.example/token#PLANTED'])(
    'a broker’s address with a key in it (%s) is not exported; the export imports, and what is here keeps it',
    async tokenEndpoint => {
      const app = { network: 'linkedin', clientId: 'c', tokenEndpoint };
      const plain = { network: 'x', clientId: 'd', tokenEndpoint: 'https://broker.example/token' };
      await importAccounts(file([], { apps: [app, plain] }), NOW);
      const text = exportFile(await readSnapshot(NOW));
      expect(text).not.toContain('PLANTED');
      expect(JSON.parse(text).apps).toEqual([{ network: 'linkedin', clientId: 'c' }, plain]);
      const before = (await readAll('apps')).good;
      const { report } = await importAccounts(text, NOW + HOUR);
      expect([report.problems, (await readAll('apps')).good]).toEqual([[], before]);
    },
  );

  test('a secret that lies here does not go to a broker that a file names', async () => {
    const app = { network: 'linkedin', clientId: 'c' };
    await importAccounts(file([], { apps: [{ ...app, clientSecret: 'S' }] }), NOW);
    await importAccounts(file([], { apps: [app] }), NOW);
    expect((await readAll('apps')).good).toMatchObject([{ hasSecret: true }]);
    await importAccounts(file([], { apps: [{ ...app, tokenEndpoint: 'https://broker.example/token' }] }), NOW);
    const [stored] = (await readAll('apps')).good;
    expect(stored).toMatchObject({ hasSecret: false, tokenEndpoint: 'https://broker.example/token' });
    expect(await vault.use(stored?.id ?? '', secret => secret?.clientSecret)).toBeUndefined();
  });
  test.each([
    [{ tools: [{ tool: 'postiz', origin: 'http://10.0.0.5:3000', apiKey: 'K' }] }, 'tools[0].origin'],
    [{ tools: [{ tool: 'postiz', origin: 'https://app.example@evil.example', apiKey: 'K' }] }, 'tools[0].origin'],
    [{ apps: [{ network: 'mastodon', clientId: 'c', issuer: 'http://social.example' }] }, 'apps[0].issuer'],
    [
      { apps: [{ network: 'x', clientId: 'c', tokenEndpoint: 'https://x.com@evil.example/' }] },
      'apps[0].tokenEndpoint',
    ],
  ])('secrets go nowhere in the clear, nor to an address that looks like another: %o', async (more, path) => {
    const { report } = await importAccounts(file([], more), NOW);
    expect(report.problems).toMatchObject([{ path }]);
    expect([...(await readAll('apps')).good, ...(await readAll('tools')).good]).toEqual([]);
  });

  test('accounts that waited for an app of the file are read again', async () => {
    await plant(
      'waits',
      { network: 'x', obstacle: 'app-missing', token: { renews: 'refresh-token' } },
      { access: 'A', refresh: 'R' },
    );
    const { ids } = await importAccounts(file([], { apps: [{ network: 'x', clientId: 'c' }] }), NOW);
    expect(ids).toEqual(['waits']);
  });
});

describe('the same file again', () => {
  const big = file(
    [
      TOKENS,
      { ...acme, network: 'x', accessToken: 'A', refreshToken: 'R', refreshExpiresAt: iso(NOW + 100 * DAY) },
      {
        ...acme,
        network: 'facebook',
        holder: 'livefyre',
        connectedAt: iso(NOW - DAY),
        expiresAt: null,
        tags: ['t'],
        owner: { name: 'Ann', email: 'a@b.example' },
        login: 'ann',
        name: 'Acme',
        toolAccountId: '7',
      },
    ],
    {
      apps: [{ network: 'x', clientId: 'c', clientSecret: 's' }],
      tools: [{ tool: 'livefyre', origin: 'https://t.example' }],
    },
  );

  test('changes nothing', async () => {
    await importAccounts(big, NOW);
    const before = await dump();
    at(NOW + HOUR);
    const { report, ids } = await importAccounts(big, NOW + HOUR);
    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect(ids).toEqual([]);
    const after = await dump();
    expect({ ...after, secrets: 0 }).toEqual({ ...before, secrets: 0 });
  });

  test('changes nothing after a renewal: the old token does not come back', async () => {
    await importAccounts(file([TOKENS]), NOW);
    const [account] = await all();
    const id = account?.id ?? '';
    at(NOW + 30 * DAY);
    network(({ url }) =>
      url.pathname === '/refresh_access_token'
        ? json({ access_token: 'IGAAtwo', token_type: 'bearer', expires_in: 60 * 86_400 })
        : json({ user_id: '1', username: 'acme' }),
    );
    await round();
    expect(await vault.use(id, secret => secret?.access)).toBe('IGAAtwo');
    const before = await stored(id);
    expect(before.token?.expiresAt).toBe(NOW + 90 * DAY);
    const { report } = await importAccounts(file([TOKENS]), NOW + 31 * DAY);
    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 1 });
    expect(await stored(id)).toEqual(before);
    expect(await vault.use(id, secret => secret?.access)).toBe('IGAAtwo');
  });

  test('does not take back what a sign-in has learned since', async () => {
    await importAccounts(file([{ ...TOKENS, networkAccountId: '17841' }]), NOW);
    const [account] = await all();
    const learned = { ...account, handle: 'acme.renamed', connectedAt: NOW + DAY };
    await (await database()).put('accounts', learned as never);
    const { report } = await importAccounts(file([{ ...TOKENS, networkAccountId: '17841' }]), NOW + 2 * DAY);
    expect(report.unchanged).toBe(1);
    expect(await all()).toEqual([learned]);
  });

  test('with another token puts that in its place and starts anew', async () => {
    await importAccounts(file([TOKENS]), NOW);
    const [before] = await all();
    const { report, ids } = await importAccounts(
      file([{ ...TOKENS, accessToken: 'IGAAtwo', expiresAt: iso(NOW + 60 * DAY) }]),
      NOW + DAY,
    );
    expect(report).toMatchObject({ added: 0, updated: 1 });
    expect(ids).toEqual([before?.id]);
    expect(await vault.use(before?.id ?? '', secret => secret?.access)).toBe('IGAAtwo');
    expect((await all())[0]).toMatchObject({ generation: 2, token: { expiresAt: NOW + 60 * DAY } });
  });
});

describe('which account it is', () => {
  const page = (networkAccountId?: string, more: object = {}) => ({
    ...acme,
    network: 'facebook',
    handle: 'Acme',
    ...(networkAccountId ? { networkAccountId } : {}),
    ...more,
  });

  test('two of one name with ids of their own stay two, in any order', async () => {
    const one = page('1', { accessToken: 'EAAone' });
    const two = page('2', { accessToken: 'EAAtwo' });
    await importAccounts(file([one]), NOW);
    expect((await importAccounts(file([two]), NOW)).report).toMatchObject({ added: 1, updated: 0 });
    expect((await importAccounts(file([two, one]), NOW)).report).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
    for (const account of await all()) {
      expect(await vault.use(account.id, secret => secret?.access)).toBe(
        account.networkAccountId === '1' ? 'EAAone' : 'EAAtwo',
      );
    }
  });

  test('of two that fit it takes neither', async () => {
    await importAccounts(file([page('1'), page('2')]), NOW);
    expect((await importAccounts(file([page()]), NOW)).report).toMatchObject({ added: 1 });
    expect((await importAccounts(file([page()]), NOW)).report).toMatchObject({ added: 0, unchanged: 1 });
  });

  test('an id that is new to an account known by its name joins it', async () => {
    await importAccounts(file([page()]), NOW);
    expect((await importAccounts(file([page('1')]), NOW)).report).toMatchObject({ added: 0, updated: 1 });
    expect(await all()).toMatchObject([{ networkAccountId: '1' }]);
  });

  test('the same profile with another holder, or on another server, is another account', async () => {
    const server = (issuer: string) => ({ ...acme, network: 'oauth', issuer });
    const { report } = await importAccounts(
      file([page(), page(undefined, { holder: 'livefyre' }), server('https://a.example'), server('https://b.example')]),
      NOW,
    );
    expect(report.added).toBe(4);
    expect((await importAccounts(file([server('https://a.example/')]), NOW)).report).toMatchObject({
      added: 0,
      unchanged: 1,
    });
  });

  test('without a handle nothing is taken for an account that the network named', async () => {
    await importAccounts(file([page('1', { handle: '' })]), NOW);
    expect((await importAccounts(file([page(undefined, { handle: '' })]), NOW)).report).toMatchObject({ added: 1 });
    expect((await importAccounts(file([page(undefined, { handle: '' })]), NOW)).report).toMatchObject({ unchanged: 1 });
  });
});

describe('an export', () => {
  const text = file(
    [
      { ...acme, network: 'facebook', holder: 'livefyre', handle: 'one', connectedAt: iso(NOW - DAY) },
      {
        ...acme,
        network: 'facebook',
        handle: 'two',
        expiresAt: iso(NOW + 30 * DAY),
        tags: ['a', 'b'],
        owner: { name: 'Ann' },
        login: 'ann',
        name: 'Two',
        networkAccountId: '2',
        toolAccountId: '7',
      },
      { ...acme, handle: 'three', expiresAt: null },
      { ...acme, network: 'oauth', issuer: 'https://id.example', handle: 'four', expiresAt: iso(NOW - DAY) },
    ],
    {
      apps: [{ network: 'x', clientId: 'c', tokenEndpoint: 'https://broker.example/token' }],
      tools: [{ tool: 'livefyre', origin: 'https://t.example', accountId: '9' }],
    },
  );
  const exported = async (now = NOW) => exportFile(await readSnapshot(now));
  const sorted = (json: string) => {
    const parsed = JSON.parse(json) as { accounts: { handle: string }[] };
    return { ...parsed, accounts: parsed.accounts.sort((a, b) => a.handle.localeCompare(b.handle)) };
  };

  test('imported where it came from changes nothing', async () => {
    await importAccounts(text, NOW);
    await importAccounts(
      file([
        TOKENS,
        {
          ...acme,
          network: 'x',
          accessToken: 'A',
          refreshToken: 'R',
          refreshExpiresAt: iso(NOW + 100 * DAY),
          expiresAt: iso(NOW + HOUR),
        },
      ]),
      NOW,
    );
    const before = await dump();
    const { report } = await importAccounts(await exported(), NOW + HOUR);
    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 6, problems: [] });
    expect(await dump()).toEqual(before);
  });

  test('imported elsewhere says the same again', async () => {
    await importAccounts(text, NOW);
    const first = await exported();
    expect(sorted(first)).toEqual(sorted(text));
    for (const store of ['accounts', 'apps', 'tools'] as const) await (await database()).clear(store);
    await importAccounts(first, NOW);
    expect(sorted(await exported())).toEqual(sorted(first));
  });
});

test('an account held by a tool that this version does not know is kept: it is followed all the same', async () => {
  const { report } = await importAccounts(
    JSON.stringify({
      format: 'token-health/accounts',
      version: 1,
      accounts: [{ network: 'instagram', handle: 'acme', holder: 'agorapulse', expiresAt: '2027-01-01T00:00:00Z' }],
    }),
    NOW,
  );
  expect(report).toMatchObject({ added: 1, problems: [] });
});
