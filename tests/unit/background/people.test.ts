/** The address book: nobody stands in it twice, owners are inherited from the login, and a file's owners join it. */
import { expect, test } from 'vitest';
import { commands } from '@/entrypoints/background/commands';
import { importAccounts } from '@/entrypoints/background/importing';
import { exportFile } from '@/utils/export/accounts';
import { findPerson, joinBook } from '@/utils/store/book';
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
  for (const id of ['a', 'b', 'c']) await plant(id, login);
  await plant('other', { ...login, holder: 'facelift' });
  await commands.assignOwner({ id: 'c', owner: { name: 'Bob' } }, sender);
  await commands.assignOwner({ id: 'a', owner: { name: 'Ann' }, login: true }, sender);
  expect(await owners()).toEqual({ a: 'Ann *', b: 'Ann *', c: 'Bob', other: undefined });
  await commands.assignOwner({ id: 'b', owner: null, login: true }, sender);
  expect(await owners()).toEqual({ a: undefined, b: undefined, c: 'Bob', other: undefined });
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
