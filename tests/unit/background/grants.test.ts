/** A sign-in or a renewal that gives less than was asked for: it is said, it is remembered, and the next sign-in asks for all of it again. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveApp } from '@/entrypoints/background/apps';
import { connect } from '@/entrypoints/background/connect';
import { reconnect } from '@/entrypoints/background/reconnect';
import { round } from '@/entrypoints/background/rounds';
import type { Account } from '@/utils/model/account';
import { appIdOf } from '@/utils/model/app';
import { makeClient } from '../../world/client.ts';
import { fetchFrom } from '../../world/fetch.ts';
import { startWorld, type World } from '../../world/world.ts';
import { at, DAY, freshExtension, HOUR, json, NOW, network, plant, stored } from './extension';

freshExtension();

const BACK = 'https://abc.chromiumapp.org/';
interface Flow {
  url: string;
  interactive: boolean;
}

/** Stands for the browser's sign-in. `undefined`: nothing comes back without a person. Returns what was opened. */
const signIns = (answer: (url: URL, silent: boolean) => string | undefined | Promise<string | undefined>) => {
  const opened: { silent: boolean; asked: URLSearchParams }[] = [];
  Object.assign(fakeBrowser.identity, {
    launchWebAuthFlow: async ({ url, interactive }: Flow) => {
      const asked = new URL(url).searchParams;
      opened.push({ silent: !interactive, asked });
      const back = await answer(new URL(url), !interactive);
      if (!back) throw new Error(interactive ? 'The user did not approve access.' : 'User interaction required.');
      return back;
    },
  });
  return opened;
};
const scopesIn = (asked: URLSearchParams | undefined) => (asked?.get('scope') ?? '').split(/[ ,]/).filter(Boolean);
const limited = (missing: string) => ({
  health: { state: 'limited', cause: 'scope-missing' },
  outcome: { code: 'refreshed-limited', fields: { scopes: missing } },
});
const seconds = (ms: number) => Math.floor(ms / 1000);

describe('Facebook', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());
  beforeEach(() => {
    globalThis.fetch = fetchFrom(makeClient(world.port));
  });
  const SCOPES = ['public_profile', 'pages_show_list', 'pages_read_engagement'];
  const appOfFacebook = () => ({ network: 'facebook', clientId: world.facebook.app().id });
  const back = (token: string, url: URL, more = '') =>
    `${BACK}?#access_token=x&expires_in=3600${more}&long_lived_token=${token}&state=${url.searchParams.get('state')}`;
  const planted = async (name: string) => {
    const person = world.facebook.person(name);
    await saveApp(appOfFacebook(), NOW);
    const token = world.facebook.token(person, { scopes: SCOPES, expiresIn: 50 * DAY });
    const facts = { renews: 'no' as const, scopes: SCOPES, issuedAt: NOW - DAY };
    const known = { network: 'facebook', handle: name, networkAccountId: person.id, appId: appIdOf(appOfFacebook()) };
    await plant('p', { ...known, token: facts }, { access: token.value });
    return person;
  };

  test.each([
    ['told in the redirect', '&granted_scopes=public_profile,pages_show_list&denied_scopes=pages_read_engagement'],
    ['told by nobody but the check', ''],
  ])('a first sign-in with one unticked, %s', async (_how, more) => {
    const person = world.facebook.person(`Bea ${more.length}`);
    await saveApp(appOfFacebook(), NOW);
    const granted = { scopes: ['public_profile', 'pages_show_list'], expiresIn: 60 * DAY };
    signIns(url => back(world.facebook.token(person, granted).value, url, more));
    const id = await connect(appIdOf(appOfFacebook()), 'browser', []);
    expect(await stored(id)).toMatchObject(limited('pages_read_engagement'));
    // The next sign-in asks for it again, however often it is read in between.
    at(NOW + DAY);
    await round([id]);
    expect((await stored(id)).health.state).toBe('limited');
    const opened = signIns(() => undefined);
    await reconnect(id);
    expect(opened.map(each => scopesIn(each.asked))).toEqual([SCOPES, SCOPES]);
    expect(opened.map(each => each.asked.get('auth_type'))).toEqual([null, 'rerequest']);
  });

  test('what was taken back and is left unticked at the next sign-in stays missing', async () => {
    const person = await planted('Ada');
    world.facebook.removeScope('Ada', 'pages_read_engagement');
    await round(['p']);
    expect((await stored('p')).health).toMatchObject({ state: 'limited' });
    signIns((url, silent) =>
      silent ? undefined : back(world.facebook.token(person, { expiresIn: 60 * DAY }).value, url),
    );
    at(NOW + HOUR);
    await reconnect('p');
    expect(await stored('p')).toMatchObject(limited('pages_read_engagement'));
    expect((await stored('p')).token?.scopes).toEqual(SCOPES);
    // Ticked at last: all is well.
    signIns((url, silent) =>
      silent ? undefined : back(world.facebook.token(person, { scopes: SCOPES, expiresIn: 60 * DAY }).value, url),
    );
    at(NOW + 2 * HOUR);
    await reconnect('p');
    expect(await stored('p')).toMatchObject({ health: { state: 'healthy' }, outcome: { code: 'refreshed' } });
  });

  test('tokens that come unseen and lack the same do not count: a window asks', async () => {
    await planted('Cleo');
    world.facebook.removeScope('Cleo', 'pages_read_engagement');
    await round(['p']);
    world.facebook.autoRedirect = true;
    world.facebook.signedInAs('Cleo');
    const opened = signIns(async url => {
      const came = await makeClient(world.port)(url.href, { method: 'GET', headers: {} });
      return [came.headers.location].flat()[0];
    });
    at(NOW + 2 * HOUR);
    await reconnect('p');
    world.facebook.autoRedirect = false;
    expect(opened.map(each => [each.silent, each.asked.get('auth_type')])).toEqual([
      [true, null],
      [false, 'rerequest'],
    ]);
    expect(await stored('p')).toMatchObject({
      health: { state: 'limited' },
      outcome: { code: 'window-closed' },
    });
  });
});

describe('Facebook’s access to data', () => {
  const app = { network: 'facebook', clientId: '123' };
  /** `ends`: what the check says of each token. */
  const planted = async (ends: Record<string, number>) => {
    await saveApp(app, NOW);
    network(({ to, url }) => {
      const access = url.searchParams.get('input_token') ?? '';
      const data = { is_valid: true, expires_at: seconds(NOW + 50 * DAY), scopes: ['public_profile'], type: 'USER' };
      if (to.endsWith('/debug_token'))
        return json({ data: { ...data, data_access_expires_at: seconds(ends[access] ?? NOW) } });
      return to.endsWith('/me') ? json({ id: '1', name: 'Ada' }) : json({ data: [] });
    });
    const token: Account['token'] = { renews: 'no', scopes: ['public_profile'], issuedAt: NOW - 91 * DAY };
    const known = { network: 'facebook', handle: 'Ada', networkAccountId: '1', appId: appIdOf(app) };
    await plant('a', { ...known, token }, { access: 'old' });
    await round(['a']);
  };
  const back = (token: string, end: number, url: URL) =>
    `${BACK}?#access_token=n&long_lived_token=${token}&expires_in=3600&data_access_expiration_time=${seconds(end)}&state=${url.searchParams.get('state')}`;

  test.each([
    ['has ended', NOW - DAY, 'expired'],
    ['ends within the warning', NOW + 6 * DAY, 'expiring'],
  ])('%s: tokens that come unseen with the same end open a window that sets it anew', async (_when, end, state) => {
    await planted({ old: end, unseen: end, seen: NOW + 90 * DAY });
    expect((await stored('a')).health.state).toBe(state);
    const opened = signIns((url, silent) => (silent ? back('unseen', end, url) : back('seen', NOW + 90 * DAY, url)));
    at(NOW + HOUR);
    await reconnect('a');
    expect(opened.map(each => each.asked.get('auth_type'))).toEqual([null, 'reauthorize']);
    expect(await stored('a')).toMatchObject({ health: { state: 'healthy' }, outcome: { code: 'refreshed' } });
  });

  test('a sign-in that did not set it anew is not called a success, and something is said', async () => {
    await planted({ old: NOW - DAY, seen: NOW - DAY });
    signIns((url, silent) => (silent ? undefined : back('seen', NOW - DAY, url)));
    at(NOW + HOUR);
    await reconnect('a');
    expect(await stored('a')).toMatchObject({
      health: { state: 'expired', cause: 'data-access-ended' },
      outcome: { code: 'not-proved', fields: { cause: 'data-access-ended' } },
    });
  });

  test('tokens that come unseen and move it on are taken', async () => {
    await planted({ old: NOW - DAY, unseen: NOW + 90 * DAY });
    const opened = signIns(url => back('unseen', NOW + 90 * DAY, url));
    at(NOW + HOUR);
    await reconnect('a');
    expect(opened).toHaveLength(1);
    expect((await stored('a')).health.state).toBe('healthy');
  });
});

describe('any OAuth server', () => {
  const issuer = 'https://id.example';
  const app = { network: 'oauth', clientId: 'c', issuer };
  const server = (scope: string | undefined) =>
    network(({ to }) => {
      if (to.includes('.well-known'))
        return json({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/me`,
        });
      if (to.endsWith('/token'))
        return json({ access_token: 'new', token_type: 'Bearer', expires_in: 3600, refresh_token: 'r2', scope });
      return json({ sub: '1', preferred_username: 'acme' });
    });
  const planted = async () => {
    await saveApp(app, NOW);
    const token = { renews: 'refresh-token' as const, scopes: ['profile', 'offline_access', 'posts:write'] };
    const known = { network: 'oauth', issuer, handle: 'acme', networkAccountId: '1', appId: appIdOf(app) };
    await plant('a', { ...known, token: { ...token, issuedAt: NOW - DAY } }, { access: 'old', refresh: 'r1' });
  };
  const code = (url: URL) => `${BACK}?code=c&state=${url.searchParams.get('state')}`;

  test('fewer scopes at a sign-in are named, also when they come unseen, and asked for again', async () => {
    server('profile');
    await planted();
    const opened = signIns(code);
    await reconnect('a');
    expect(opened.map(each => each.silent)).toEqual([true, false]);
    expect(await stored('a')).toMatchObject(limited('posts:write'));
    await reconnect('a');
    expect(scopesIn(opened.at(-1)?.asked)).toEqual(['profile', 'offline_access', 'posts:write']);
  });

  test.each([
    ['says nothing of scopes', undefined],
    ['leaves out what only asked for a refresh token', 'profile posts:write'],
    ['grants more', 'profile posts:write posts:read'],
  ])('a server that %s grants what was asked for', async (_what, scope) => {
    server(scope);
    await planted();
    signIns(code);
    await reconnect('a');
    expect(await stored('a')).toMatchObject({ health: { state: 'healthy' }, outcome: { code: 'refreshed' } });
    expect((await stored('a')).token?.scopes).toEqual(expect.arrayContaining(['offline_access', 'posts:write']));
  });
});

describe('YouTube', () => {
  const app = { network: 'youtube', clientId: 'c', clientSecret: 's' };
  const Y = 'https://www.googleapis.com/auth/youtube';
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const idToken = (nonce: string) => {
    const claims = { iss: 'https://accounts.google.com', aud: 'c', sub: '1', nonce };
    return `${part({ alg: 'RS256' })}.${part({ ...claims, iat: seconds(NOW), exp: seconds(NOW + HOUR) })}.AA`;
  };
  const google = (scope: string, nonce: () => string | undefined) =>
    network(({ to }) => {
      const told = nonce();
      if (to.endsWith('/token'))
        return json({
          access_token: 'ya29.n',
          token_type: 'Bearer',
          expires_in: 3599,
          refresh_token: '1//n',
          scope,
          ...(told ? { id_token: idToken(told) } : {}),
        });
      if (to.endsWith('/tokeninfo')) return json({ aud: 'c', sub: '1', scope, exp: String(seconds(NOW + HOUR)) });
      return json({ kind: 'youtube#channelListResponse' });
    });
  const planted = async (scopes: string[]) => {
    await saveApp(app, NOW);
    const token = { renews: 'refresh-token' as const, scopes, issuedAt: NOW - DAY };
    const known = { network: 'youtube', handle: 'a@b.de', networkAccountId: '1', appId: appIdOf(app) };
    await plant('a', { ...known, token }, { access: 'old', refresh: 'r1' });
  };
  /** Google hands out an ID token only for `openid`, and with the nonce it was sent. */
  const signIn = (scope: string) => {
    let nonce: string | undefined;
    google(scope, () => nonce);
    return signIns(url => {
      nonce = scopesIn(url.searchParams).includes('openid') ? (url.searchParams.get('nonce') ?? '') : undefined;
      return `${BACK}?code=c&state=${url.searchParams.get('state')}`;
    });
  };

  test('uploading unticked: named, read again, and asked for again', async () => {
    await planted(['openid', 'email', `${Y}.readonly`, `${Y}.upload`]);
    const opened = signIn(`openid https://www.googleapis.com/auth/userinfo.email ${Y}.readonly`);
    await reconnect('a');
    expect(await stored('a')).toMatchObject(limited(`${Y}.upload`));
    at(NOW + 10 * 60_000);
    await round(['a']);
    expect((await stored('a')).health.state).toBe('limited');
    await reconnect('a');
    expect(scopesIn(opened.at(-1)?.asked)).toContain(`${Y}.upload`);
  });

  test('an account that never had openid can be signed in again', async () => {
    await planted([`${Y}.readonly`]);
    signIn(`${Y}.readonly`);
    await reconnect('a');
    expect(await stored('a')).toMatchObject({ health: { state: 'healthy' }, outcome: { code: 'refreshed' } });
  });
});

test('X: a reconnect asks for what lets it renew itself, too', async () => {
  const app = { network: 'x', clientId: 'c' };
  await saveApp(app, NOW);
  const known = { network: 'x', handle: 'acme', networkAccountId: '1', appId: appIdOf(app) };
  await plant(
    'a',
    { ...known, token: { renews: 'no', scopes: ['tweet.read', 'users.read', 'dm.read'] } },
    { access: 'o' },
  );
  const opened = signIns(() => undefined);
  await reconnect('a');
  expect(scopesIn(opened[0]?.asked)).toEqual(['tweet.read', 'users.read', 'dm.read', 'offline.access']);
});

test('TikTok: a renewal that tells of fewer scopes', async () => {
  const app = { network: 'tiktok', clientId: 'k', clientSecret: 's' };
  await saveApp(app, NOW);
  let scope = 'user.info.basic';
  network(({ to }) =>
    to.endsWith('/oauth/token/')
      ? json({
          access_token: 'act.n',
          expires_in: 7200,
          refresh_token: 'rft.n',
          refresh_expires_in: 15_552_000,
          scope,
          open_id: 'o',
        })
      : json({ data: {}, error: { code: 'access_token_invalid', message: '' } }, 401),
  );
  const facts = { issuedAt: NOW - 7 * HOUR, expiresAt: NOW - 5 * HOUR, refreshExpiresAt: NOW + 100 * DAY };
  const token = { renews: 'refresh-token' as const, scopes: ['user.info.basic', 'video.publish'], ...facts };
  const known = { network: 'tiktok', handle: 'acme', networkAccountId: 'o', appId: appIdOf(app) };
  await plant('a', { ...known, token }, { access: 'act.0', refresh: 'rft.0' });
  await round(['a']);
  expect((await stored('a')).health).toMatchObject({ state: 'limited', cause: 'scope-missing' });
  expect((await stored('a')).evidence.at(-1)?.missing).toEqual(['video.publish']);
  scope = 'user.info.basic,video.publish';
  at(NOW + 7 * HOUR);
  await round(['a']);
  expect((await stored('a')).health.state).toBe('healthy');
});
