/** What comes along with a sign-in, in a real browser: Pages, boards, channels, organisations; lost together, brought back together, left out one by one. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, EXTENSION_ID, launch, until } from './support/browser.ts';
import { reads } from './support/keys.ts';
import { importFile, rows, rowThat, type ShownRow } from './support/rows.ts';
import { allow, signInWindow } from './support/sign-in.ts';

let world: World;
let browser: Browser;
let dashboard: Page;
let popup: Page;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.facebook.app(undefined, { redirectUris: [`https://${EXTENSION_ID}.chromiumapp.org/`] });
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/accounts');
  popup = await browser.open('popup.html');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Connect by the dialog, as whoever is signed in at the network. */
const connect = async (network: string, app: { clientId: string; clientSecret?: string }): Promise<void> => {
  await dashboard.bringToFront();
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption(network);
  for (const [name, value] of Object.entries(app)) {
    const field = dialog.locator(`[name=${name}]`);
    if (await field.count()) await field.fill(value);
  }
  const go = dialog.getByRole('button', { name: 'Connect', exact: true });
  await allow(await signInWindow(browser.context, () => go.click()));
  await until('the dialog is gone', async () => (await dashboard.getByRole('dialog').count()) === 0);
};

const of = async (network: string): Promise<ShownRow[]> => (await rows(popup)).filter(row => row.network === network);
const childrenIn = (all: readonly ShownRow[], parent: string) => all.filter(row => row.parent === parent);

/** Wait until the children of a login are exactly as wanted: name to state. */
const childrenAre = (parent: string, wanted: Record<string, string>): Promise<ShownRow[]> =>
  until(`children ${JSON.stringify(wanted)}`, async () => {
    const found = childrenIn(await rows(popup), parent);
    const nameOf = (row: ShownRow) => Object.keys(wanted).find(name => row.text.includes(name));
    const are = Object.fromEntries(found.map(row => [nameOf(row) ?? row.text.slice(0, 40), row.state]));
    const same = found.length === Object.keys(wanted).length && Object.entries(wanted).every(([n, s]) => are[n] === s);
    if (same && found.every(row => !row.busy)) return found;
    throw new Error(JSON.stringify(are));
  });

const press = (id: string, name: RegExp) =>
  popup.locator(`[data-account-id="${id}"]`).getByRole('button', { name }).first().click();
const checkAll = async (): Promise<void> => {
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Check all now' }).click();
};
/** The sign-in window that a row's button opens. */
const refreshWindow = async (id: string): Promise<Page> => {
  await popup.bringToFront();
  return signInWindow(browser.context, () => press(id, /^Refresh/));
};

describe('Facebook', () => {
  const pages = ['Acme', 'Blue Bakery', 'Corner Books'];
  const all = (state: string) => Object.fromEntries(pages.map(name => [name, state]));
  let person: string;

  test('a Page that was imported is joined, and every Page of the person stands under them, read by its own token', async () => {
    const made = pages.map(name => world.facebook.page(name, { admin: 'anna' }));
    const [acme] = made;
    await importFile(dashboard, {
      format: 'token-health/accounts',
      version: 1,
      accounts: [
        { network: 'facebook', handle: acme?.username, networkAccountId: acme?.id, name: 'Acme', holder: 'browser' },
      ],
    });
    const imported = await rowThat(popup, 'Acme', () => true);
    world.facebook.signedInAs('anna');
    await connect('facebook', { clientId: world.facebook.app().id });
    person = (await rowThat(popup, 'Anna', row => row.state === 'healthy' && !row.parent)).id;
    const found = await childrenAre(person, all('healthy'));
    expect(found.find(row => row.text.includes('Acme'))?.id).toBe(imported.id);
    expect(found.every(row => row.evidence === 'network' && row.text.includes('through Anna'))).toBe(true);
    expect(await of('facebook')).toHaveLength(4);
  });

  test('the password changed: all lost for that reason, in one group that says what to do before the window opens', async () => {
    world.facebook.changePassword('anna');
    await checkAll();
    const found = await childrenAre(person, all('revoked'));
    expect(new Set(found.map(row => row.cause))).toEqual(new Set(['password-changed']));
    const group = popup.locator('li.family');
    await until(
      'all four in one group',
      async () => (await group.count()) === 1 && (await group.locator('[data-account-id]').count()) === 4,
    );
    const head = await group.locator('h3, .family-hint').allInnerTexts();
    expect(head).toEqual([
      'Anna: 4 accounts, one sign-in',
      'Sign in as Anna. Leave these ticked: Acme, Blue Bakery, and Corner Books.',
    ]);
    await reads(dashboard.locator('tr.family-row'), 'Anna: 4 accounts');
    await until('the icon counts accounts', async () => (await browser.badge()).text === '4');
    const notices = await popup.evaluate(() => chrome.notifications.getAll());
    expect(Object.keys(notices)).toHaveLength(1);
  });

  test('somebody else signs in: said so, and nothing is lost but what was', async () => {
    world.facebook.person('mallory');
    world.facebook.signedInAs('mallory');
    const [page] = childrenIn(await rows(popup), person);
    await allow(await refreshWindow(page?.id ?? ''));
    await rowThat(popup, 'Acme', row => row.text.includes('You signed in as') && row.text.includes('Mallory'));
    await childrenAre(person, all('revoked'));
    world.facebook.signedInAs('anna');
  });

  test('one Page is refreshed: while the window is open the row says who has to sign in, and one sign-in brings all back', async () => {
    const page = childrenIn(await rows(popup), person).find(row => row.text.includes('Blue Bakery'));
    const window = await refreshWindow(page?.id ?? '');
    const note = popup.locator(`[data-account-id="${page?.id}"] [role=status]`);
    await until('the row says who', async () =>
      (await note.innerText()).includes('Sign in as Anna, who administers Blue Bakery.'),
    );
    await allow(window);
    await childrenAre(person, all('healthy'));
    const after = await rowThat(popup, 'Anna', row => row.id === person && row.state === 'healthy');
    expect(after.text).toContain('Refreshed');
    expect(await of('facebook')).toHaveLength(4);
    await until('the icon is quiet', async () => (await browser.badge()).text === '');
  });

  test('one Page is not ticked: reported by name, that one is limited, and the others stay good', async () => {
    const window = await refreshWindow(person);
    await window.getByLabel('Corner Books').uncheck();
    await allow(window);
    const row = await rowThat(popup, 'Anna', each => each.id === person && /not ticked/.test(each.text));
    expect(row.text).toContain('Refreshed, but 1 Page was not ticked: Corner Books.');
    expect(row.state).toBe('healthy');
    const left = { ...all('healthy'), 'Corner Books': 'limited' };
    const found = await childrenAre(person, left);
    const missing = found.find(each => each.text.includes('Corner Books'));
    expect(missing?.cause).toBe('scope-missing');
    expect(missing?.text).toContain('Not chosen at the last sign-in');
    // Its own token still answers: that does not hide what the list said.
    await checkAll();
    await childrenAre(person, left);
    await allow(await refreshWindow(missing?.id ?? ''));
    await childrenAre(person, all('healthy'));
  });

  test('one role is lost: that Page alone', async () => {
    world.facebook.roleLost('Blue Bakery');
    await checkAll();
    const found = await childrenAre(person, { ...all('healthy'), 'Blue Bakery': 'revoked' });
    expect(found.find(row => row.state === 'revoked')?.cause).toBe('role-lost');
    expect((await rowThat(popup, 'Anna', row => row.id === person)).state).toBe('healthy');
  });

  test('a Page that is removed alone does not come back; the person takes the others along', async () => {
    const [gone, ...others] = childrenIn(await rows(popup), person);
    const removeIn = async (id: string) => {
      await dashboard.bringToFront();
      await dashboard.locator(`[data-account-id="${id}"]`).getByRole('button', { name: 'Remove' }).click();
      const form = dashboard.locator('form').filter({ has: dashboard.getByRole('heading', { name: /^Remove/ }) });
      const text = await form.innerText();
      await form.getByRole('button', { name: 'Remove', exact: true }).click();
      await until('the row is gone', async () => !(await rows(popup)).some(row => row.id === id));
      return text;
    };
    await removeIn(gone?.id ?? '');
    await allow(await refreshWindow(person));
    await rowThat(popup, 'Anna', row => row.id === person && /Refreshed/.test(row.text));
    expect(
      childrenIn(await rows(popup), person)
        .map(row => row.id)
        .sort(),
    ).toEqual(others.map(row => row.id).sort());
    expect(await removeIn(person)).toMatch(/Removed with it, 2 accounts: .* and /);
    expect(await of('facebook')).toEqual([]);
  });
});

test('YouTube: channels; one that is not picked is said to be left out, not dead', async () => {
  const [one] = [
    world.youtube.channel('olga@acme.example', 'Acme TV'),
    world.youtube.channel('olga@acme.example', 'Acme Kids'),
  ];
  world.youtube.signedInAs('olga@acme.example');
  await connect('youtube', { clientId: world.youtube.app().clientId, clientSecret: world.youtube.app().secret });
  const { id } = await rowThat(popup, 'olga@acme.example', row => !row.parent);
  await childrenAre(id, { 'Acme TV': 'healthy', 'Acme Kids': 'healthy' });
  world.youtube.account('olga@acme.example').picked = [one];
  await allow(await refreshWindow(id));
  await childrenAre(id, { 'Acme TV': 'healthy', 'Acme Kids': 'limited' });
  await rowThat(
    popup,
    'olga@acme.example',
    row => row.id === id && /1 channel was not chosen: Acme Kids/.test(row.text),
  );
});

test('LinkedIn: a role that is lost is no dead token', async () => {
  world.linkedin.member('lena', { name: 'Lena Lang' });
  world.linkedin.organization('acme-ag', { name: 'Acme AG', admin: 'lena' });
  world.linkedin.organization('acme-labs', { name: 'Acme Labs', admin: 'lena' });
  world.linkedin.signedInAs('lena');
  const { clientId, secret: clientSecret } = world.linkedin.app();
  await connect('linkedin', { clientId, clientSecret });
  const { id } = await rowThat(popup, 'Lena Lang', row => !row.parent);
  await childrenAre(id, { 'Acme AG': 'healthy', 'Acme Labs': 'healthy' });
  world.linkedin.role('acme-labs', 'lena', 'ADMINISTRATOR', 'REVOKED');
  // Signed in and allowed before: no window opens.
  await popup.bringToFront();
  await press(id, /^Refresh/);
  const found = await childrenAre(id, { 'Acme AG': 'healthy', 'Acme Labs': 'revoked' });
  expect(found.find(row => row.state === 'revoked')).toMatchObject({ cause: 'role-lost', evidence: 'network' });
  expect((await rowThat(popup, 'Lena Lang', row => row.id === id)).state).toBe('healthy');
});

// The last one: so many rows are rendered piece by piece.
test('Pinterest: boards of several pages, lost and brought back with their profile', async () => {
  const names = Array.from({ length: 253 }, (_, i) => `Board ${String(i + 1).padStart(3, '0')}`);
  world.pinterest.boards('maker', ...names);
  world.pinterest.signedInAs('maker');
  await connect('pinterest', { clientId: world.pinterest.app().clientId, clientSecret: world.pinterest.app().secret });
  const { id } = await rowThat(popup, 'maker', row => row.network === 'pinterest' && !row.parent);
  const totals = () => popup.locator('body').innerText();
  await until('all boards are counted', async () => /260 accounts/.test(await totals()));
  expect(world.requests({ host: 'api.pinterest.com' }).filter(({ path }) => path === '/v5/boards')).toHaveLength(2);
  world.pinterest.removeApp('maker');
  await checkAll();
  await until('all are lost', async () => (await browser.badge()).text === '99+');
  await reads(popup.locator('li.family h3'), '254 accounts, one sign-in');
  await allow(await refreshWindow(id));
  // Back to what the tests before have left: one organisation without its role.
  await until('all are back', async () => (await browser.badge()).text === '1');
});
