/** Signing in at a tool: tokens sealed beside the connection, a refresh token that works once is used once wherever the worker dies, and no account dies of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { removeTool } from '@/entrypoints/background/apps';
import { commands } from '@/entrypoints/background/commands';
import { round } from '@/entrypoints/background/rounds';
import { saveTool } from '@/entrypoints/background/save-tool';
import { storeGrant } from '@/entrypoints/background/tool-grant';
import type { ToolConnection } from '@/utils/model/app';
import { closeDatabase } from '@/utils/store/db';
import { readOne } from '@/utils/store/read';
import { vault } from '@/utils/store/vault';
import {
  around,
  at,
  freshExtension,
  HOUR,
  json,
  MINUTE,
  NOW,
  network,
  plant,
  type Reply,
  type Request,
  stateOf,
} from './extension';

freshExtension();

const ORIGIN = 'https://publish.buffer.com';
const ID = `tool:buffer:${ORIGIN}:`;
const CLIENT = { clientId: 'acme-app', hasSecret: false };
const sender = {} as Parameters<typeof commands.check>[1];
const secret = () => vault.use(ID, kept => kept);
const connection = async (): Promise<ToolConnection> => {
  const found = await readOne('tools', ID);
  if (!found) throw new Error('no connection');
  return found;
};
const code = async () => (await connection()).outcome?.code;

const CHANNELS = [
  { id: 'c1', name: 'acme', displayName: 'Acme', service: 'linkedin', isDisconnected: false, isLocked: false },
];

/** Buffer as documented: access tokens for an hour, refresh tokens that work once; a second use ends the grant. */
const buffer = (more: Partial<Record<'token' | 'introspection' | 'revocation' | 'api', () => Reply>> = {}) => {
  const state = {
    access: 'A1',
    refresh: 'R1',
    used: [] as string[],
    twice: 0,
    dead: false,
    n: 1,
    revoked: [] as string[],
  };
  const rotate = () => {
    state.n += 1;
    state.access = `A${state.n}`;
    state.refresh = `R${state.n}`;
    const pair = { access_token: state.access, refresh_token: state.refresh };
    return json({ ...pair, token_type: 'Bearer', expires_in: 3600, scope: 'account:read posts:read offline_access' });
  };
  const tokens = ({ form }: Request): Reply => {
    if (form.get('grant_type') === 'authorization_code') return rotate();
    const given = form.get('refresh_token') ?? '';
    if (state.used.includes(given)) {
      state.twice += 1;
      state.dead = true;
    }
    if (state.dead || given !== state.refresh) return json({ error: 'invalid_grant' }, 400);
    state.used.push(given);
    return rotate();
  };
  const asked = network(request => {
    const { to, form, authorization } = request;
    switch (to) {
      case 'POST https://auth.buffer.com/token':
        return more.token?.() ?? tokens(request);
      case 'POST https://auth.buffer.com/token/introspection':
        return more.introspection?.() ?? json({}, 503);
      case 'POST https://auth.buffer.com/token/revocation':
        state.revoked.push(form.get('token') ?? '');
        return more.revocation?.() ?? new Response(null, { status: 200 });
      case 'POST https://api.buffer.com/': {
        const known = authorization === `Bearer ${state.access}` || authorization === 'Bearer personal-key';
        if (more.api) return more.api();
        if (!known || state.dead)
          return json({ errors: [{ message: 'no', extensions: { code: 'UNAUTHORIZED' } }] }, 401);
        // What is asked is JSON, which requests here do not show: the second question of each reading is for the channels.
        return apiTurn();
      }
      default:
        throw new Error(`Nobody expected ${to}`);
    }
  });
  let turn = 0;
  const apiTurn = () => {
    turn += 1;
    return turn % 2
      ? json({ data: { account: { organizations: [{ id: 'o1' }] } } })
      : json({ data: { channels: CHANNELS } });
  };
  return { state, asked };
};

const signedIn = async (expiresAt = NOW + HOUR): Promise<void> => {
  await saveTool({ tool: 'buffer', origin: ORIGIN, client: { clientId: 'acme-app' } }, NOW);
  await storeGrant(
    ID,
    CLIENT,
    { access: 'A1', refresh: 'R1', expiresAt, issuedAt: NOW, renews: 'refresh-token' },
    undefined,
  );
};
const tracked = () =>
  plant('a1', {
    network: 'linkedin',
    handle: 'acme',
    holder: 'buffer',
    toolAccountId: 'c1',
    connection: ID,
    dueAt: undefined,
  });

describe('signing in', () => {
  /** What the window does with the address that it is given. */
  let window: (url: URL) => string | Error;
  beforeEach(() => {
    window = url => `${url.searchParams.get('redirect_uri')}?code=C1&state=${url.searchParams.get('state')}`;
    Object.assign(fakeBrowser.identity, {
      launchWebAuthFlow: async ({ url }: { url: string }) => {
        const result = window(new URL(url));
        if (result instanceof Error) throw result;
        return result;
      },
    });
  });
  const start = () => saveTool({ tool: 'buffer', origin: ORIGIN, client: { clientId: 'acme-app' } }, NOW);

  test('opens the tool’s page with PKCE and read-only scopes, keeps the pair sealed, and reads the list with it', async () => {
    await start();
    let opened: URL | undefined;
    const open = window;
    window = url => {
      opened = url;
      return open(url);
    };
    const { asked } = buffer();
    await commands.signInTool({ id: ID }, sender);
    expect(`${opened?.origin}${opened?.pathname}`).toBe('https://auth.buffer.com/auth');
    expect(Object.fromEntries(opened?.searchParams ?? [])).toMatchObject({
      response_type: 'code',
      client_id: 'acme-app',
      redirect_uri: 'https://abc.chromiumapp.org/',
      scope: 'account:read posts:read offline_access',
      code_challenge_method: 'S256',
      prompt: 'consent',
    });
    const [exchange] = asked;
    expect([exchange?.form.get('code'), exchange?.form.get('client_secret'), exchange?.authorization]).toEqual([
      'C1',
      null,
      null,
    ]);
    expect(exchange?.form.get('code_verifier')?.length).toBeGreaterThan(40);
    expect(await secret()).toEqual({ access: 'A2', refresh: 'R2' });
    expect(await connection()).toMatchObject({
      outcome: { code: 'read' },
      signIn: { code: 'connected' },
      hasApiKey: false,
      grant: { renews: 'refresh-token', expiresAt: NOW + HOUR },
      listed: { rows: 1 },
    });
    expect(JSON.stringify(await connection())).not.toMatch(/A2|R2/);
  });

  test.each([
    ['a closed window', new Error('The user did not approve access.'), 'window-closed'],
    ['a no', 'error=access_denied&state=', 'denied'],
    ['an answer to another sign-in', 'code=C1&state=other', 'answer-not-ours'],
    ['an answer of another server', 'code=C1&iss=https://evil.example&state=', 'answer-not-ours'],
  ])('%s changes nothing and says so', async (_case, result, outcome) => {
    await start();
    const { asked } = buffer();
    window = url =>
      result instanceof Error
        ? result
        : `https://abc.chromiumapp.org/?${result}${result.endsWith('state=') ? url.searchParams.get('state') : ''}`;
    await commands.signInTool({ id: ID }, sender);
    expect((await connection()).signIn?.code).toBe(outcome);
    expect([asked, (await connection()).grant]).toEqual([[], undefined]);
  });

  test('the server may name itself in its answer, as its documents announce', async () => {
    await start();
    buffer();
    window = url =>
      `https://abc.chromiumapp.org/?code=C1&iss=https%3A%2F%2Fauth.buffer.com&state=${url.searchParams.get('state')}`;
    await commands.signInTool({ id: ID }, sender);
    expect((await connection()).signIn?.code).toBe('connected');
  });

  test('an unknown app is told with what to do; a key that was there still works', async () => {
    await saveTool({ tool: 'buffer', origin: ORIGIN, apiKey: 'personal-key' }, NOW);
    await start();
    buffer({ token: () => json({ error: 'invalid_client', error_description: 'client is unknown' }, 401) });
    await commands.signInTool({ id: ID }, sender);
    expect((await connection()).signIn).toMatchObject({ code: 'app-refused', fields: { advice: 'client-id' } });
    await round();
    expect(await code()).toBe('read');
  });

  test('an address that is removed while the window is open gets no tokens: they are ended', async () => {
    await start();
    const { state } = buffer();
    const finish = globalThis.fetch;
    globalThis.fetch = (async (...args: Parameters<typeof fetch>) => {
      if (String(args[0]).endsWith('/token')) await removeTool(ID);
      return finish(...args);
    }) as typeof fetch;
    await commands.signInTool({ id: ID }, sender);
    expect(state.revoked).toEqual(['R2', 'A2']);
    expect([await readOne('tools', ID), await secret()]).toEqual([undefined, undefined]);
  });

  test('an app that is changed while the window is open gets no tokens of the other one', async () => {
    await start();
    const { state } = buffer();
    const open = window;
    let changed: Promise<unknown> = Promise.resolve();
    window = url => {
      changed = saveTool({ tool: 'buffer', origin: ORIGIN, client: { clientId: 'another-app' } }, NOW);
      return open(url);
    };
    const finish = globalThis.fetch;
    globalThis.fetch = (async (...args: Parameters<typeof fetch>) => {
      await changed;
      return finish(...args);
    }) as typeof fetch;
    await commands.signInTool({ id: ID }, sender);
    expect(state.revoked).toEqual(['R2', 'A2']);
    expect([(await connection()).grant, await secret()]).toEqual([undefined, {}]);
  });

  test('without the hosts nothing is opened', async () => {
    await start();
    around.held = new Set(['https://api.buffer.com/*', 'https://publish.buffer.com/*']);
    window = () => {
      throw new Error('opened');
    };
    await commands.signInTool({ id: ID }, sender);
    expect((await connection()).signIn?.code).toBe('host-not-granted');
  });
});

describe('signing out', () => {
  test('ends the tokens at the tool and forgets them; the app stays, and nothing is asked any more', async () => {
    await signedIn();
    await tracked();
    const { state, asked } = buffer();
    await round();
    await commands.signOutTool({ id: ID }, sender);
    expect(state.revoked).toEqual(['R1', 'A1']);
    expect(await secret()).toEqual({});
    const after = await connection();
    expect(after).toMatchObject({
      client: CLIENT,
      signIn: { code: 'revoked-at-network' },
      outcome: { code: 'sign-in-missing' },
    });
    expect([after.grant, after.dueAt]).toEqual([undefined, undefined]);
    const before = asked.length;
    at(NOW + 2 * HOUR);
    await round();
    expect(asked.length).toBe(before);
    expect(await stateOf('a1')).toBe('healthy');
  });

  test('while a renewal is under way it waits for the new pair, and ends that one', async () => {
    await signedIn(NOW - MINUTE);
    const { state } = buffer();
    const answer = globalThis.fetch;
    let out: Promise<unknown> | undefined;
    globalThis.fetch = (async (...args: Parameters<typeof fetch>) => {
      out ??= commands.signOutTool({ id: ID }, sender);
      return answer(...args);
    }) as typeof fetch;
    await round();
    await out;
    expect(state.revoked).toEqual(['R2', 'A2']);
    expect([(await connection()).grant, await secret()]).toEqual([undefined, {}]);
  });

  test('a tool that does not confirm it is told of, and the tokens are forgotten all the same', async () => {
    await signedIn();
    buffer({ revocation: () => json({}, 503) });
    await commands.signOutTool({ id: ID }, sender);
    expect((await connection()).signIn?.code).toBe('not-revoked');
    expect(await secret()).toEqual({});
  });

  test('a key, another app, or removing the address end what was signed in for', async () => {
    for (const replace of [
      () => saveTool({ tool: 'buffer', origin: ORIGIN, apiKey: 'personal-key' }, NOW),
      () => saveTool({ tool: 'buffer', origin: ORIGIN, client: { clientId: 'another-app' } }, NOW),
      () => removeTool(ID),
    ]) {
      await signedIn();
      const { state } = buffer();
      await replace();
      expect(state.revoked).toEqual(['R1', 'A1']);
      expect(JSON.stringify((await secret()) ?? {})).not.toMatch(/A1|R1/);
      expect((await readOne('tools', ID))?.grant).toBeUndefined();
    }
  });
});

describe('renewing', () => {
  test('happens before the hour is over, once for each pair', async () => {
    await signedIn();
    await tracked();
    const { state } = buffer();
    for (let hours = 0; hours < 8; hours += 1) {
      at(NOW + hours * HOUR);
      await round();
      expect(await code()).toBe('read');
    }
    expect(state.used).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7']);
    expect([state.twice, await secret()]).toEqual([0, { access: 'A8', refresh: 'R8' }]);
    expect(await stateOf('a1')).toBe('healthy');
  });

  test('an access token that was ended early is renewed, and the list is read after all', async () => {
    await signedIn();
    const { state } = buffer();
    state.access = 'ended early';
    await round();
    expect([await code(), state.used]).toEqual(['read', ['R1']]);
  });

  test('two that ask at once renew once', async () => {
    await signedIn(NOW - MINUTE);
    const { state } = buffer();
    await Promise.all([commands.checkTool({ id: ID }, sender), round(), commands.checkTool({ id: ID }, sender)]);
    expect([state.used, state.twice]).toEqual([['R1'], 0]);
  });

  test('a grant that the tool ended says so at the connection; no account dies, nothing more is sent', async () => {
    await signedIn();
    await tracked();
    const { state, asked } = buffer();
    await round();
    state.dead = true;
    at(NOW + 2 * HOUR);
    await round();
    expect([await code(), (await connection()).dueAt]).toEqual(['sign-in-lost', undefined]);
    expect(await stateOf('a1')).toBe('healthy');
    const before = asked.length;
    at(NOW + 20 * HOUR);
    await round();
    await commands.checkTool({ id: ID }, sender);
    expect([asked.length, await code()]).toEqual([before, 'sign-in-lost']);
  });

  test('an API that refuses fresh tokens as well is not asked for ever', async () => {
    await signedIn();
    const { state } = buffer({ api: () => json({ errors: [{ extensions: { code: 'UNAUTHORIZED' } }] }) });
    await round();
    expect([await code(), state.used]).toEqual(['sign-in-lost', ['R1']]);
  });

  test.each([
    ['an outage', () => json({}, 503), 'outage'],
    ['no way there', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['a page', () => new Response('<html>maintenance'), 'not-understood'],
    ['a request to wait', () => json({}, 429), 'rate-limited'],
    ['a refused app', () => json({ error: 'invalid_client' }, 401), 'app-refused'],
  ] as const)('%s at the token endpoint ends nothing: it goes on afterwards', async (_case, token, outcome) => {
    await signedIn(NOW - MINUTE);
    await tracked();
    buffer({ token });
    await round();
    expect([await code(), (await connection()).grant?.renewingSince]).toEqual([outcome, undefined]);
    expect(await secret()).toEqual({ access: 'A1', refresh: 'R1' });
    const { state } = buffer();
    at(NOW + 3 * HOUR);
    await round();
    expect([await code(), state.twice]).toEqual(['read', 0]);
    expect(await stateOf('a1')).toBe('healthy');
  });

  test('after a lost answer the server is asked first whether the token counted as used', async () => {
    await signedIn(NOW - MINUTE);
    buffer({ token: () => Promise.reject(new TypeError('Failed to fetch')) });
    await round();
    expect((await connection()).grant?.renewUnsure).toBe(true);
    const { state } = buffer({ introspection: () => json({ active: false }) });
    at(NOW + 3 * HOUR);
    await round();
    expect([await code(), state.used]).toEqual(['sign-in-unsure', []]);
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
      const answer = await fetchBefore(...args);
      touch();
      return answer;
    };
    await work().catch(() => undefined);
    IDBDatabase.prototype.transaction = realTransaction;
    globalThis.fetch = fetchBefore;
    return touches > n;
  };

  test.each([
    ['a server that does not tell whether a token is unused', false],
    ['one that does', true],
  ])(
    'at any moment of a renewal, with %s: no refresh token is sent twice, no pair is lost unnoticed',
    async (_case, tells) => {
      let survived = 0;
      let stopped = 0;
      for (let n = 0; ; n++) {
        globalThis.indexedDB.deleteDatabase('token-health');
        await closeDatabase();
        globalThis.indexedDB = new (globalThis.indexedDB.constructor as new () => IDBFactory)();
        at(NOW);
        await signedIn(NOW - MINUTE);
        await tracked();
        const { state } = buffer({
          ...(tells ? { introspection: () => json({ active: state.used.length === 0 }) } : {}),
        });
        const killed = await killedAt(n, () => round());
        for (const later of [MINUTE, HOUR, 3 * HOUR, 26 * HOUR]) {
          at(NOW + later);
          await round();
        }
        const after = await connection();
        expect({ n, twice: state.twice }).toEqual({ n, twice: 0 });
        expect(['unknown', 'healthy']).toContain(await stateOf('a1'));
        if (after.outcome?.code === 'read') {
          survived += 1;
          expect({ n, refresh: (await secret())?.refresh }).toEqual({ n, refresh: state.refresh });
        } else {
          stopped += 1;
          expect({ n, code: after.outcome?.code }).toEqual({ n, code: 'sign-in-unsure' });
        }
        if (!killed) break;
        expect(n).toBeLessThan(300);
      }
      expect(survived).toBeGreaterThan(3);
      expect(stopped).toBeGreaterThan(0);
    },
  );
});
