/** The address book: nobody stands in it twice, owners are inherited from the login, and a file's owners join it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '@/entrypoints/background/commands';
import { importAccounts } from '@/entrypoints/background/importing';
import { exportFile } from '@/utils/export/accounts';
import { loginsOf } from '@/utils/insight/logins';
import type { Account } from '@/utils/model/account';
import { findPerson, joinBook } from '@/utils/store/book';
import { database } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { readSnapshot } from '@/utils/store/snapshot';
import { freshExtension, NOW, plant } from './extension';

freshExtension();

const sender = {} as Parameters<typeof commands.assignOwner>[1];
const names = async () => (await readAll('people')).good.map(({ name, email = '' }) => [name, email].join(' ').trim());
const owners = async () =>
  Object.fromEntries(
    (await readSnapshot(NOW)).accounts.map(({ id, owner }) => [id, owner && owner.name + (owner.byLogin ? ' *' : '')]),
  );

test.each<[string, string | undefined, string[]]>([
  ['Ann', 'ANN@a.example', ['Ann ann@a.example']],
  ['Somebody Else', 'ann@a.example', ['Ann ann@a.example']],
  ['ann ', undefined, ['Ann ann@a.example']],
  ['Ann', 'other@a.example', ['Ann ann@a.example', 'Ann other@a.example']],
  ['Bob', undefined, ['Ann ann@a.example', 'Bob']],
])('%s %s joins a book with Ann once', async (name, email, book) => {
  await joinBook({ name: 'Ann', email: 'ann@a.example' }, NOW);
  for (let i = 0; i < 3; i += 1) await joinBook({ name, ...(email ? { email } : {}) }, NOW);
  expect((await names()).sort()).toEqual(book);
});

test('an address joins the person who had none; two of one name are never guessed', async () => {
  await joinBook({ name: 'Ann' }, NOW);
  await joinBook({ name: 'Ann', email: 'ann@a.example' }, NOW);
  expect(await names()).toEqual(['Ann ann@a.example']);
  await joinBook({ name: 'Ann', email: 'ann@b.example' }, NOW);
  expect(findPerson((await readAll('people')).good, { name: 'Ann' })).toBeUndefined();
});

test('a login’s owner looks after every account of it that has nobody of its own', async () => {
  const login = { login: 'anna@acme.example', holder: 'livefyre' };
  for (const id of ['a', 'c']) await plant(id, login);
  await plant('b', { login: 'Anna@acme.example ', holder: 'facelift', network: 'linkedin' });
  await plant('other', { ...login, login: 'anna@other.example' });
  await commands.assignOwner({ id: 'c', owner: { name: 'Bob' } }, sender);
  await commands.assignOwner({ id: 'a', owner: { name: 'Ann' }, login: true }, sender);
  expect(await owners()).toEqual({ a: 'Ann *', b: 'Ann *', c: 'Bob', other: undefined });
  await commands.assignOwner({ id: 'b', owner: null, login: true }, sender);
  expect(await owners()).toEqual({ a: undefined, b: undefined, c: 'Bob', other: undefined });
});

/** What the page of logins shows as one, by the ids in it. */
const rows = async () =>
  loginsOf((await readSnapshot(NOW)).accounts, ({ network }) => network)
    .map(({ views, owners: told }) => [
      views
        .map(({ id }) => id)
        .sort()
        .join(' '),
      ...told,
    ])
    .sort();

test('an address is one login everywhere, a name one of its network and server: the same for the page and for its owner', async () => {
  const at = (id: string, network: string, login: string, more: Partial<Account> = {}) =>
    plant(id, { network, login, holder: 'livefyre', ...more });
  await at('mail', 'x', 'anna@acme.example');
  await at('mail 2', 'linkedin', ' ANNA@acme.example', { holder: 'facelift' });
  await at('name', 'facebook', 'Anna Berger');
  await at('name 2', 'instagram-business', 'anna berger', { holder: 'facelift' });
  await at('stranger', 'linkedin', 'Anna Berger');
  await at('here', 'mastodon', '@anna', { issuer: 'https://one.example' });
  await at('here 2', 'mastodon', 'anna', { issuer: 'https://one.example', holder: 'browser' });
  await at('there', 'mastodon', 'anna', { issuer: 'https://two.example' });
  await commands.assignOwner({ id: 'mail 2', owner: { name: 'Ann' }, login: true }, sender);
  await commands.assignOwner({ id: 'name', owner: { name: 'Bob' }, login: true }, sender);
  await commands.assignOwner({ id: 'here', owner: { name: 'Cem' }, login: true }, sender);
  expect(await rows()).toEqual([
    ['here here 2', 'Cem'],
    ['mail mail 2', 'Ann'],
    ['name name 2', 'Bob'],
    ['stranger'],
    ['there'],
  ]);
});

test('a whole login is what came along with its sign-ins and what tools have of it, whichever was said of a part before', async () => {
  const anna = { network: 'facebook', login: 'Anna Berger' };
  await plant('anna', anna);
  await plant('page', { network: 'facebook', parentId: 'anna' });
  await plant('insta', { network: 'instagram-business', parentId: 'anna', login: 'old name' });
  await commands.assignOwner({ id: 'page', owner: { name: 'Bob' }, login: true }, sender);
  await plant('held', { ...anna, holder: 'livefyre' });
  expect(await rows()).toEqual([['anna held insta page', 'Bob']]);
  await commands.assignOwner({ id: 'held', owner: { name: 'Ann' }, login: true }, sender);
  expect(await owners()).toEqual({ anna: 'Ann *', page: 'Ann *', insta: 'Ann *', held: 'Ann *' });
  await commands.assignOwner({ id: 'insta', owner: null, login: true }, sender);
  expect(Object.values(await owners()).filter(Boolean)).toEqual([]);
});

test('every account of the book: who is told of a login is who its row names', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          network: fc.constantFrom('facebook', 'instagram-business', 'linkedin'),
          holder: fc.constantFrom('browser', 'livefyre', 'facelift'),
          login: fc.constantFrom(undefined, '', 'Anna', 'anna ', '@anna', 'anna@acme.example', 'ANNA@acme.example'),
          child: fc.boolean(),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      fc.nat(),
      async (list, n) => {
        const db = await database();
        for (const store of ['accounts', 'logins', 'people'] as const) await db.clear(store);
        for (const [i, { network, holder, login, child }] of list.entries())
          await plant(`${i}`, {
            network,
            holder,
            ...(login === undefined ? {} : { login }),
            ...(child && i > 0 && !list[0]?.child ? { parentId: '0' } : {}),
          });
        const id = `${n % list.length}`;
        await commands.assignOwner({ id, owner: { name: 'Ann' }, login: true }, sender);
        const logins = loginsOf((await readSnapshot(NOW)).accounts, ({ network }) => network);
        for (const { views } of logins) {
          const mine = views.some(view => view.id === id);
          expect(views.map(({ owner }) => owner?.name)).toEqual(views.map(() => (mine ? 'Ann' : undefined)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what came along with a sign-in goes along with its owner, until it has one', async () => {
  await plant('person', { holder: 'browser' });
  await plant('page', { parentId: 'person' });
  await commands.assignOwner({ id: 'person', owner: { name: 'Ann' } }, sender);
  expect(await owners()).toEqual({ person: 'Ann', page: 'Ann *' });
  await commands.assignOwner({ id: 'page', owner: { name: 'Bob' }, login: true }, sender);
  expect(await owners()).toEqual({ person: 'Ann', page: 'Bob *' });
});

test('a person who is removed leaves nobody behind, and no account breaks', async () => {
  await plant('a', {});
  await commands.assignOwner({ id: 'a', owner: { name: 'Ann' } }, sender);
  const [ann] = (await readAll('people')).good;
  await commands.removePerson({ id: ann?.id ?? '' }, sender);
  expect(await owners()).toEqual({ a: undefined });
});

test('the same file twice, and its own export, change nothing', async () => {
  const account = { network: 'x', holder: 'livefyre' };
  const file = (accounts: object[]) => JSON.stringify({ format: 'token-health/accounts', version: 1, accounts });
  const text = file([
    { ...account, handle: 'a', owner: { name: 'Ann', email: 'ann@a.example' } },
    { ...account, handle: 'b', owner: { name: 'ann', email: 'ANN@a.example' } },
    { ...account, handle: 'c', login: 'l', owner: { name: 'Bob' } },
    { ...account, handle: 'd', login: 'l' },
  ]);
  expect((await importAccounts(text, NOW)).report).toMatchObject({ added: 4 });
  expect((await importAccounts(text, NOW)).report).toMatchObject({ added: 0, updated: 0, unchanged: 4 });
  expect((await names()).sort()).toEqual(['Ann ann@a.example', 'Bob']);
  const c = (await readAll('accounts')).good.find(({ handle }) => handle === 'c');
  await commands.assignOwner({ id: c?.id ?? '', owner: { name: 'Bob' }, login: true }, sender);
  const exported = exportFile(await readSnapshot(NOW));
  expect((await importAccounts(exported, NOW)).report).toMatchObject({ updated: 0, unchanged: 4, problems: [] });
  expect(Object.values(await owners()).sort()).toEqual(['Ann', 'Ann', 'Bob *', 'Bob *']);
});
