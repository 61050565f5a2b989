/** A sign-in that nobody sees renews what nothing else does: when it is due, for the same person, once, and with patience. */
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveApp } from '@/entrypoints/background/apps';
import { reconnect } from '@/entrypoints/background/reconnect';
import { round } from '@/entrypoints/background/rounds';
import type { Account } from '@/utils/model/account';
import { appIdOf } from '@/utils/model/app';
import { vault } from '@/utils/store/vault';
import { around, at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stored } from './extension';

freshExtension();

const issuer = 'https://id.example';
const app = { network: 'oauth', clientId: 'c', issuer };

interface Server {
  /** Who is signed in there; absent: nobody. */
  who?: string;
  scope?: string;
  codes: number;
  opened: { silent: boolean; prompt: string | null }[];
  /** Tokens that work; the first one has come to its end in an hour. */
  dead: Set<string>;
}

/** A server without refresh tokens, and the browser's sign-in at it. */
const server = (): Server => {
  const state: Server = { who: '1', codes: 0, opened: [], dead: new Set() };
  network(({ to, authorization }) => {
    if (to.includes('.well-known'))
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
      });
    if (to.endsWith('/token')) {
      state.codes += 1;
      return json({ access_token: `A${state.codes}`, token_type: 'Bearer', expires_in: 3600, scope: state.scope });
    }
    const token = authorization?.replace('Bearer ', '') ?? '';
    if (state.dead.has(token))
      return json({ error: 'invalid_token' }, 401, { 'www-authenticate': 'Bearer error="invalid_token"' });
    return json({ sub: token === 'A0' ? '1' : (state.who ?? ''), preferred_username: 'acme' });
  });
  Object.assign(fakeBrowser.identity, {
    launchWebAuthFlow: async ({ url, interactive }: { url: string; interactive: boolean }) => {
      const asked = new URL(url).searchParams;
      state.opened.push({ silent: !interactive, prompt: asked.get('prompt') });
      const back = `https://abc.chromiumapp.org/?state=${asked.get('state')}`;
      return state.who === undefined ? `${back}&error=login_required` : `${back}&code=c`;
    },
  });
  return state;
};

const planted = async (more: Partial<Account> = {}, token: object = {}): Promise<void> => {
  await saveApp(app, NOW);
  const facts = { renews: 'no' as const, scopes: ['profile'], issuedAt: NOW, expiresAt: NOW + HOUR, ...token };
  const known = { network: 'oauth', issuer, handle: 'acme', networkAccountId: '1', appId: appIdOf(app) };
  await plant('a', { ...known, token: facts, ...more }, { access: 'A0' });
};

/** Every reading that falls due until then (ms). */
const live = async (until: number): Promise<void> => {
  for (let now = Date.now(); ; ) {
    now = Math.max(now + 1000, (await stored('a')).dueAt ?? until);
    if (now >= until) return at(until);
    at(now);
    await round();
  }
};

test('before its end, without a window, hour after hour; and then it counts as what renews itself', async () => {
  const id = server();
  await planted();
  await live(NOW + 44 * MINUTE);
  expect(id.opened).toEqual([]);
  await live(NOW + 10 * HOUR);
  expect(id.opened.every(each => each.silent && each.prompt === 'none')).toBe(true);
  expect(id.opened.length).toBeGreaterThan(11);
  expect(id.opened.length).toBeLessThan(15);
  expect(await vault.use('a', secret => secret?.access)).toBe(`A${id.codes}`);
  expect((await stored('a')).health).toMatchObject({ state: 'healthy', renewsItself: true });
  expect(around.shown.filter(({ title }) => /lost|expired/i.test(title))).toEqual([]);
});

test('nobody is signed in there: tried less and less often, and not for ever; the truth is told meanwhile', async () => {
  const id = server();
  delete id.who;
  await planted();
  await live(NOW + 2 * HOUR);
  expect(id.opened.length).toBeGreaterThan(3);
  expect(id.opened.length).toBeLessThan(7);
  id.dead.add('A0');
  await live(NOW + DAY);
  expect((await stored('a')).health).toMatchObject({ state: 'expired', cause: 'lifetime-ended' });
  expect(id.opened.length).toBeLessThan(11);
  await live(NOW + 60 * DAY);
  expect(id.opened.length).toBeLessThan(26);
  expect(id.codes).toBe(0);
});

test('signed in again at the server: the next try brings it back, with nobody pressing anything', async () => {
  const id = server();
  delete id.who;
  await planted();
  await live(NOW + 3 * HOUR);
  id.who = '1';
  await live(NOW + 8 * HOUR);
  expect((await stored('a')).health).toMatchObject({ state: 'healthy', renewsItself: true });
});

test('somebody else is signed in there: the old token stays', async () => {
  const id = server();
  id.who = '2';
  await planted();
  await live(NOW + 55 * MINUTE);
  expect(id.codes).toBeGreaterThan(0);
  expect(await vault.use('a', secret => secret?.access)).toBe('A0');
  expect((await stored('a')).token).toMatchObject({ expiresAt: NOW + HOUR });
  expect((await stored('a')).health.renewsItself).toBe(false);
});

test('with fewer permissions than before: the old token stays', async () => {
  const id = server();
  id.scope = 'profile';
  await planted({}, { scopes: ['profile', 'posts:write'] });
  await live(NOW + 55 * MINUTE);
  expect(id.codes).toBeGreaterThan(0);
  expect(await vault.use('a', secret => secret?.access)).toBe('A0');
});

test.each<[string, Partial<Account>, object]>([
  ['a tool holds it', { holder: 'livefyre' }, {}],
  ['nobody knows whose it is', { networkAccountId: undefined }, {}],
  ['it renews by its refresh token', {}, { renews: 'refresh-token' }],
  ['it came along with another', { parentId: 'p' }, {}],
  ['it has no end', {}, { expiresAt: null }],
  ['it is paused', { paused: true }, {}],
])('never where %s', async (_why, more, token) => {
  const id = server();
  await planted(more, token);
  await live(NOW + 55 * MINUTE);
  expect(id.opened).toEqual([]);
});

test('what a person ended there is theirs to bring back', async () => {
  const id = server();
  await planted();
  id.dead.add('A0');
  await live(NOW + DAY);
  expect((await stored('a')).health.state).toBe('revoked');
  expect(id.opened).toEqual([]);
});

test('a press while it is under way waits for it; while a person signs in it is not tried', async () => {
  const id = server();
  await planted();
  at(NOW + 50 * MINUTE);
  await Promise.all([round(['a']), reconnect('a')]);
  expect(id.opened.length).toBeLessThan(3);
  expect((await stored('a')).health.state).toBe('healthy');
});
