/** Children of a login: listed, kept, joined, left out, removed; what their parent's token does to them, and what a broken list must not do. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bringChildren, type Why } from '@/entrypoints/background/children';
import { importAccounts } from '@/entrypoints/background/importing';
import { remove } from '@/entrypoints/background/remove';
import { round } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { exportFile } from '@/utils/export/accounts';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { appIdOf } from '@/utils/model/app';
import { childrenOf } from '@/utils/store/accounts';
import { database } from '@/utils/store/db';
import { readHost } from '@/utils/store/hosts';
import { readAll } from '@/utils/store/read';
import { readSnapshot } from '@/utils/store/snapshot';
import { vault } from '@/utils/store/vault';
import { makeClient } from '../../world/client.ts';
import { fetchFrom } from '../../world/fetch.ts';
import { startWorld, type World } from '../../world/world.ts';
import { around, at, DAY, freshExtension, HOUR, MINUTE, NOW, plant, stored } from './extension';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
freshExtension();
beforeEach(() => {
  for (const host of ['graph.facebook.com', 'api.pinterest.com', 'api.linkedin.com', 'www.googleapis.com'])
    world.trouble(host, 'none');
  Object.assign(world.youtube, { quotaExceeded: false });
  globalThis.fetch = fetchFrom(makeClient(world.port));
});

let n = 0;
/** A name that no other test has. */
const fresh = (name: string): string => {
  n += 1;
  return `${name}${n}`;
};

const login = (network: string, given: Partial<Account> = {}): Partial<Account> => ({
  network,
  appId: appIdOf({ network, clientId: 'c' }),
  login: 'Jane Doe',
  token: { renews: 'no' },
  evidence: [{ kind: 'network', at: NOW - HOUR, finding: 'alive' }],
  triedAt: NOW - HOUR,
  listDueAt: NOW,
  ...given,
});

const judged = (id: string) => save(id, DEFAULT_POLICY, NOW, a => ({ ...a }));

/** A person on Facebook with these Pages, connected. */
const facebook = async (...pages: string[]) => {
  const who = fresh('jane');
  for (const name of pages) world.facebook.page(`${name} ${who}`, { admin: who });
  const person = world.facebook.person(who);
  await plant('p', login('facebook', { handle: who, networkAccountId: person.id }), {
    access: world.facebook.token(person).value,
  });
  await judged('p');
  return { who, page: (name: string) => world.facebook.page(`${name} ${who}`) };
};
const pinterest = async (boards: string[], token: Partial<Account['token']> = {}) => {
  const who = fresh('maker');
  world.pinterest.boards(who, ...boards);
  const { access } = world.pinterest.grant(who);
  const { id } = world.pinterest.account(who);
  await plant('p', login('pinterest', { handle: who, networkAccountId: id, token: { renews: 'no', ...token } }), {
    access,
  });
  await judged('p');
  return who;
};

const bring = (why: Why = 'due') => bringChildren('p', why);
const kids = async () => (await childrenOf('p')).sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
const states = async () =>
  Object.fromEntries(
    (await kids()).map(({ name, handle, health }) => [name ?? handle, `${health.state} ${health.cause ?? ''}`.trim()]),
  );

describe('a list', () => {
  test('becomes accounts of their own under the login, with their own tokens where they have one', async () => {
    const { page } = await facebook('Acme', 'Bakery');
    const { fresh: tokens } = await bring();
    const [acme, bakery] = await kids();
    expect(acme).toMatchObject({
      network: 'facebook',
      kind: 'page',
      networkAccountId: page('Acme').id,
      parentId: 'p',
      login: 'Jane Doe',
      holder: 'browser',
      token: { renews: 'no' },
    });
    expect(tokens.sort()).toEqual([acme?.id, bakery?.id].sort());
    await round(tokens);
    expect(Object.values(await states())).toEqual(['healthy', 'healthy']);
    const access = await vault.use(acme?.id ?? '', secret => secret?.access);
    expect(world.facebook.store.tokens.get(access ?? '')?.page).toBe(page('Acme'));
  });

  test('is made once a day, by hand at once, and not twice within a minute', async () => {
    await facebook('Acme');
    const asked = () =>
      world.requests({ host: 'graph.facebook.com' }).filter(({ path }) => path.endsWith('/me/accounts')).length;
    const before = asked();
    await round(['p']);
    expect(asked() - before).toBe(1);
    at(NOW + 5 * HOUR);
    await round(['p']);
    expect(asked() - before).toBe(1);
    await round(['p'], { byHand: true });
    expect(asked() - before).toBe(2);
    at(NOW + 5 * HOUR + MINUTE / 2);
    await round(['p'], { byHand: true });
    expect(asked() - before).toBe(2);
    at(NOW + 30 * HOUR);
    await round(['p']);
    expect(asked() - before).toBe(3);
  });

  test('of three pages of boards is kept whole, and again changes nothing', async () => {
    await pinterest(Array.from({ length: 620 }, (_, i) => `Board ${String(i).padStart(3, '0')}`));
    await bring();
    const first = await kids();
    expect(first).toHaveLength(620);
    expect(first[619]).toMatchObject({ kind: 'board', name: 'Board 619', health: { state: 'healthy' } });
    expect(first.every(({ token, dueAt }) => token === undefined && (dueAt ?? Infinity) > NOW + DAY)).toBe(true);
    at(NOW + 2 * DAY);
    await judged('p');
    await bring();
    expect((await kids()).map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
  });

  test.each(['error500', 'html200', 'truncated'] as const)(
    'that breaks (%s) changes nothing, and is no outage',
    async kind => {
      const who = await pinterest(['Recipes', 'Shoes']);
      await bring();
      const before = await states();
      world.pinterest.account(who).boards.length = 0;
      world.trouble('api.pinterest.com', kind);
      at(NOW + 2 * DAY);
      await bring();
      expect(await states()).toEqual(before);
      expect(await readHost('https://api.pinterest.com/*')).toBeUndefined();
      expect((await stored('p')).health.state).toBe('healthy');
      expect((await stored('p')).listDueAt).toBe(NOW + 2 * DAY + HOUR);
    },
  );

  test('a quota that is used up keeps the channels, and the login is asked all the same', async () => {
    const who = `${fresh('tube')}@acme.example`;
    world.youtube.channel(who, 'Acme TV');
    const { access } = world.youtube.grant(who);
    await plant('p', login('youtube', { handle: who, networkAccountId: world.youtube.account(who).sub }), { access });
    await judged('p');
    await bring();
    expect(await states()).toEqual({ 'Acme TV': 'healthy' });
    world.youtube.quotaExceeded = true;
    at(NOW + 2 * DAY);
    await bring();
    expect(await states()).toEqual({ 'Acme TV': 'healthy' });
    expect((await readHost('https://oauth2.googleapis.com/*'))?.until).toBeUndefined();
  });
});

describe('what rests on a token', () => {
  test('shares its end, its death and its coming back, is never asked itself, and does not bear witness', async () => {
    const end = NOW + 5 * DAY;
    const who = await pinterest(['Recipes', 'Shoes'], { expiresAt: end });
    await bring();
    expect(await states()).toEqual({ Recipes: 'expiring', Shoes: 'expiring' });
    expect((await kids())[0]?.health.deadline).toBe(end);
    const asked = world.requests({ host: 'api.pinterest.com' }).length;
    await round((await kids()).map(({ id }) => id));
    expect(world.requests({ host: 'api.pinterest.com' })).toHaveLength(asked);
    world.pinterest.removeApp(who);
    at(NOW + HOUR);
    await round(['p']);
    expect(await states()).toEqual({ Recipes: 'revoked unknown', Shoes: 'revoked unknown' });
  });

  test('two bare refusals end parent and children: repeated by forty boards they are still two', async () => {
    await pinterest(Array.from({ length: 40 }, (_, i) => `B${i}`));
    await bring();
    const refuse = () => new Response('{}', { status: 401, headers: { 'content-type': 'application/json' } });
    globalThis.fetch = (async () => refuse()) as typeof fetch;
    for (const ms of [HOUR, HOUR + 2 * MINUTE]) {
      at(NOW + ms);
      await round(['p']);
    }
    expect((await stored('p')).health.state).toBe('revoked');
    expect(new Set(Object.values(await states()))).toEqual(new Set(['revoked unknown']));
  });

  test('is one notice', async () => {
    const who = await pinterest(['Recipes', 'Shoes']);
    await bring();
    world.pinterest.removeApp(who);
    at(NOW + HOUR);
    await round(['p']);
    expect(around.shown).toHaveLength(1);
    expect(around.shown[0]?.title).toContain('Jane Doe');
    expect(around.shown[0]?.message).toContain('Recipes');
    expect((await readSnapshot(NOW + HOUR)).needsPerson).toBe(3);
  });
});

describe('a child that a complete list no longer has', () => {
  test('on Facebook was not ticked; a reading of its own token does not hide that, and its death goes first', async () => {
    const { who, page } = await facebook('Acme', 'Bakery');
    await round((await bring()).fresh);
    const grant = world.facebook.store.grantOf(world.facebook.person(who), world.facebook.app());
    Object.assign(grant ?? {}, { pages: [page('Acme').id] });
    at(NOW + 2 * DAY);
    await judged('p');
    expect((await bring()).missing.map(({ name }) => name)).toEqual([`Bakery ${who}`]);
    const wanted = { [`Acme ${who}`]: 'healthy', [`Bakery ${who}`]: 'limited scope-missing' };
    expect(await states()).toEqual(wanted);
    await round((await kids()).map(({ id }) => id));
    expect(await states()).toEqual(wanted);
    const view = (await readSnapshot(NOW + 2 * DAY)).accounts.find(({ name }) => name === `Bakery ${who}`);
    expect(view).toMatchObject({ unlisted: true, family: { id: 'p', size: 2 } });
    world.facebook.roleLost(page('Bakery'));
    at(NOW + 3 * DAY);
    await round((await kids()).map(({ id }) => id));
    expect(await states()).toMatchObject({ [`Bakery ${who}`]: 'revoked role-lost' });
    expect((await stored('p')).health.state).toBe('healthy');
  });

  test('on LinkedIn has lost its role, and the member’s token lives on; a role that comes back is seen', async () => {
    const who = fresh('lena');
    world.linkedin.member(who);
    const vanity = fresh('acme-');
    world.linkedin.organization(vanity, { name: 'Acme AG', admin: who });
    world.linkedin.organization(fresh('other-'), { name: 'Other', admin: who });
    const { access } = world.linkedin.grant(who);
    await plant('p', login('linkedin', { handle: who, networkAccountId: world.linkedin.member(who).id }), { access });
    await judged('p');
    await bring();
    expect(await states()).toEqual({ 'Acme AG': 'healthy', Other: 'healthy' });
    world.linkedin.role(vanity, who, 'ADMINISTRATOR', 'REVOKED');
    await bring('signed-in');
    expect(await states()).toEqual({ 'Acme AG': 'revoked role-lost', Other: 'healthy' });
    expect((await stored('p')).health.state).toBe('healthy');
    world.linkedin.role(vanity, who);
    await bring('signed-in');
    expect(await states()).toEqual({ 'Acme AG': 'healthy', Other: 'healthy' });
  });

  test('a board that was deleted is gone; one that is merely out of sight was not chosen', async () => {
    const who = await pinterest(['Recipes', 'Shoes', 'Plans']);
    await bring();
    const account = world.pinterest.account(who);
    account.boards = account.boards.filter(({ name }) => name !== 'Shoes');
    for (const board of account.boards) if (board.name === 'Plans') board.privacy = 'SECRET';
    await bring('signed-in');
    expect(await states()).toEqual({ Plans: 'limited scope-missing', Recipes: 'healthy', Shoes: 'revoked asset-gone' });
  });

  test('a channel that another was picked over still exists', async () => {
    const who = `${fresh('tube')}@acme.example`;
    const [one] = [world.youtube.channel(who, 'One'), world.youtube.channel(who, 'Two')];
    await plant('p', login('youtube', { handle: who, networkAccountId: world.youtube.account(who).sub }), {
      access: world.youtube.grant(who).access,
    });
    await judged('p');
    await bring();
    const account = world.youtube.account(who);
    account.picked = [one];
    await bring('signed-in');
    expect(await states()).toEqual({ One: 'healthy', Two: 'limited scope-missing' });
    account.channels = account.channels.filter(({ id }) => id === one);
    await bring('signed-in');
    expect(await states()).toEqual({ One: 'healthy', Two: 'revoked asset-gone' });
  });
});

describe('removing', () => {
  test('the login takes its children along; a child alone stays away until the login is connected again', async () => {
    await facebook('Acme', 'Bakery');
    await bring();
    const [acme, bakery] = await kids();
    await remove(acme?.id ?? '', true);
    expect((await kids()).map(({ id }) => id)).toEqual([bakery?.id]);
    expect(world.requests({ host: 'graph.facebook.com', method: 'DELETE' })).toHaveLength(0);
    await bring('signed-in');
    expect(await kids()).toHaveLength(1);
    await bring('connected');
    expect(await kids()).toHaveLength(2);
    await remove('p', false);
    expect((await readAll('accounts')).good).toEqual([]);
    expect(await vault.use(bakery?.id ?? '', secret => secret)).toBeUndefined();
  });
});

test('what came along with an account that was removed while its list was under way stays away', async () => {
  await facebook('Acme');
  const asking = globalThis.fetch;
  let removed: Promise<void> | undefined;
  globalThis.fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
    const answer = await asking(input, init);
    removed ??= remove('p', false);
    return answer;
  }) as typeof fetch;
  await bring();
  await removed;
  expect((await readAll('accounts')).good).toEqual([]);
  expect(await (await database()).getAll('secrets')).toEqual([]);
});

describe('accounts that are there already', () => {
  const file = (accounts: object[]) => JSON.stringify({ format: 'token-health/accounts', version: 1, accounts });

  test('are joined and not doubled; one with a token of its own only by a sign-in', async () => {
    const { page } = await facebook('Acme', 'Bakery');
    const token = world.facebook.token(page('Bakery')).value;
    const named = (name: string, more: object = {}) => ({
      network: 'facebook',
      handle: page(name).username,
      networkAccountId: page(name).id,
      holder: 'browser',
      ...more,
    });
    await importAccounts(
      file([named('Acme', { owner: { name: 'Olga' } }), named('Bakery', { accessToken: token, login: 'somebody' })]),
      NOW,
    );
    await importAccounts(file([{ ...named('Acme'), holder: 'livefyre' }]), NOW);
    await bring();
    const joined = await kids();
    const { accounts } = await readSnapshot(NOW);
    expect(accounts.filter(view => joined.some(({ id }) => id === view.id)).map(view => view.owner?.name)).toEqual([
      'Olga',
    ]);
    expect(joined.map(({ networkAccountId }) => networkAccountId)).toEqual([page('Acme').id]);
    expect((await readAll('accounts')).good).toHaveLength(4);
    await bring('signed-in');
    expect((await kids()).map(({ login: of }) => of).sort()).toEqual(['Jane Doe', 'somebody']);
    expect((await readAll('accounts')).good).toHaveLength(4);
  });

  test('an export that comes back changes nothing', async () => {
    await pinterest(['Recipes'], { expiresAt: NOW + 20 * DAY });
    await bring();
    const before = await states();
    const { report } = await importAccounts(exportFile(await readSnapshot(NOW)), NOW);
    expect(report).toMatchObject({ added: 0, updated: 0, problems: [] });
    expect(await states()).toEqual(before);
  });
});

test('two thousand children learn in one transaction what their login has learned', async () => {
  await pinterest(['Recipes']);
  await bring();
  const [child] = await kids();
  const db = await database();
  const tx = db.transaction('accounts', 'readwrite');
  for (let i = 0; i < 2000; i++) await tx.store.put({ ...(child as Account), id: `b${i}` });
  await tx.done;
  await save('p', DEFAULT_POLICY, NOW, a => ({ ...a, failures: 1, failure: 'outage' }));
  expect((await kids()).every(({ failure }) => failure === 'outage')).toBe(true);
});
