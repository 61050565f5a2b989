/** Each status API against its double over real https: states arrive, a revoked key and a closed session are told apart, and nothing is changed there. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeAsk } from '../../../../utils/kit/http';
import { readTool } from '../../../../utils/sources/tool-api';
import { reconnectLink } from '../../../../utils/sources/tool-link';
import { toolApiOf } from '../../../../utils/tools/apis';
import { makeClient } from '../../../world/client.ts';
import { PLANTED, type ToolAccount, type ToolSite } from '../../../world/core/tool.ts';
import { startWorld, type World } from '../../../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const KEY = 'key-of-anna';
const TOOLS = ['brightbean', 'buffer', 'chatwoot', 'hootsuite', 'mixpost', 'nango', 'postiz', 'trypost'] as const;
/** In each tool's own words: one that works, one that does not. */
const WORDS: Record<(typeof TOOLS)[number], [platform: string, well: string, ended: string]> = {
  brightbean: ['linkedin_company', 'connected', 'disconnected'],
  buffer: ['linkedin', 'fine', 'disconnected'],
  chatwoot: ['Channel::FacebookPage', 'fine', 'dead'],
  hootsuite: ['LINKEDINCOMPANY', 'fine', 'reauth'],
  mixpost: ['facebook_page', 'authorized', 'unauthorized'],
  nango: ['linkedin', 'fine', 'auth'],
  postiz: ['linkedin-page', 'fine', 'refreshNeeded'],
  trypost: ['linkedin', 'connected', 'token_expired'],
};

/** Like the product's own requests, with the cookies that the browser would send. */
const fetchAs =
  (cookies: string): typeof fetch =>
  async (input, init = {}) => {
    const got = await makeClient(world.port)(String(input), {
      method: init.method ?? 'GET',
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        ...(init.credentials === 'include' && cookies ? { cookie: cookies } : {}),
      },
      ...(init.body ? { body: String(init.body) } : {}),
    });
    if (got.status >= 300 && got.status < 400) {
      if (init.redirect !== 'manual') throw new TypeError('Failed to fetch');
      return Object.defineProperty(Response.error(), 'text', { value: async () => '' });
    }
    return new Response(got.text, { status: got.status });
  };

describe.each(TOOLS)('%s', id => {
  const [platform, well, ended] = WORDS[id];
  const api = toolApiOf(id);
  if (!api) throw new Error(`${id} has an API`);
  const double = (): ToolSite => world[id];
  const originOf = () => (api.signIn && api.cloud ? api.cloud : `https://${double().hosts[0]}`);
  const read = (cookies = '') =>
    readTool(api, {
      place: { origin: originOf(), accountId: '3' },
      key: api.ways.includes('key') ? KEY : undefined,
      access: api.ways.includes('key') ? undefined : KEY,
      ask: makeAsk(fetchAs(cookies)),
      now: 0,
    });
  const COOKIES = 'auth=jwt-of-anna; mixpost_session=session-of-anna';
  const account = (n: string, state: string): ToolAccount => ({
    id: n,
    platform,
    name: `Acme ${n}`,
    handle: `acme${n}`,
    state,
  });

  beforeEach(() => {
    double().addKey(KEY);
    double().accounts = [account('1', well), account('2', ended)];
  });

  /** Nango's ids are unique in their integration alone. */
  const nameOf = (account: string) => (id === 'nango' ? `${platform}-acme/${account}` : account);

  test('tells which accounts work and which do not', async () => {
    const { outcome, list } = await read(COOKIES);
    expect(outcome).toBe('read');
    expect(list?.rows.map(row => [row.toolAccountId, row.says?.finding])).toEqual([
      [nameOf('1'), 'alive'],
      [nameOf('2'), 'ended'],
    ]);
    expect(JSON.stringify(list)).not.toContain(PLANTED);
  });

  test('a revoked key, or nobody signed in, is told and gives no list', async () => {
    double().revokeKey(KEY);
    const { outcome, list } = await read();
    expect(list).toBeUndefined();
    const otherwise: Partial<Record<string, string>> = { mixpost: 'signed-out', hootsuite: 'sign-in-lost' };
    expect(outcome).toBe(otherwise[id] ?? 'key-refused');
  });

  test('an outage and a request to wait give no list', async () => {
    const host = new URL(api.asksAt(originOf())).host;
    for (const [kind, wanted] of [
      ['outage503', 'outage'],
      ['rate-limit', 'rate-limited'],
    ] as const) {
      world.trouble(host, kind);
      expect((await read(COOKIES)).outcome).toBe(wanted);
      world.trouble(host, 'none');
    }
  });
});

test('Nango: all pages, never a single connection, and a reconnect session in a click only', async () => {
  const { nango } = world;
  nango.addKey(KEY);
  nango.accounts = Array.from({ length: 230 }, (_, i) => ({
    id: `c${i}`,
    platform: 'linkedin',
    name: `N ${i}`,
    state: 'fine',
  }));
  const api = toolApiOf('nango');
  if (!api?.link) throw new Error('It has links');
  const asker = { place: { origin: 'https://nango.acme.example' }, key: KEY, ask: makeAsk(fetchAs('')), now: 0 };
  expect((await readTool(api, asker)).list?.rows).toHaveLength(230);
  expect([nango.probed, nango.sessions]).toEqual([[], []]);
  expect(await reconnectLink(api, api.link, 'linkedin-acme/c7', asker)).toMatch(/^https:\/\/connect\.acme\.example\//);
  expect([nango.probed, nango.sessions]).toEqual([[], ['c7']]);
  expect(world.buffer.mutations).toEqual([]);
});
