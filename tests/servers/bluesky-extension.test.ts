/** The production build in a real Chromium against the real Bluesky server: connect, suspended, lifted, reconnect, refused, removed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, launch, until } from '../e2e/support/browser.ts';
import { rows, rowThat } from '../e2e/support/rows.ts';
import { signInWindow } from '../e2e/support/sign-in.ts';
import { makeClient } from '../world/client.ts';
import { fetchFrom } from '../world/fetch.ts';
import { startWorld, type World } from '../world/world.ts';
import { CLIENT_ID, PDS, type Pds, startPds } from './support/pds.ts';
import { makePerson, type Person } from './support/person.ts';
import { signInAtPds } from './support/sign-in.ts';

const DAY = 86_400_000;

let pds: Pds;
let world: World;
let browser: Browser;
let popup: Page;
let anna: Person;
let id: string;

beforeAll(async () => {
  pds = await startPds();
  // The server answers for the names of its people as well.
  const { hostname } = new URL(PDS);
  const named = { [`otto.${hostname}`]: pds.behind[hostname] ?? 0 };
  world = await startWorld({ behind: { ...pds.behind, ...named }, keepAlive: false });
  browser = await launch({ port: world.port });
  anna = await makePerson(fetchFrom(makeClient(world.port)), 'anna');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await pds?.close();
});

const check = () => popup.getByRole('button', { name: 'Check all now' }).click();
const reconnect = () =>
  popup
    .locator(`[data-account-id="${id}"]`)
    .getByRole('button', { name: /^(Refresh|Reconnect)/ })
    .first()
    .click();

test('connect through the server’s own pages: healthy, and over in fourteen days', async () => {
  const dashboard = await browser.open('dashboard.html#/accounts');
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption('bluesky');
  await dialog.locator('[name=issuer]').fill(PDS);
  await dialog.locator('[name=clientId]').fill(CLIENT_ID);
  const window = await signInWindow(browser.context, () =>
    dialog.getByRole('button', { name: 'Connect', exact: true }).click(),
  );
  await signInAtPds(window, anna);
  popup = await browser.open('popup.html');
  const row = await rowThat(popup, anna.handle, r => r.state === 'healthy');
  id = row.id;
  expect(row).toMatchObject({ network: 'bluesky', holder: 'browser', cause: '', evidence: 'network' });
  expect(Math.round((Date.parse(row.deadline) - Date.now()) / DAY)).toBe(14);
});

test('suspended: the row says so, and offers no reconnect that would not help', async () => {
  await pds.order('takedown', anna.did, true);
  await check();
  const row = await rowThat(popup, anna.handle, r => r.state === 'blocked');
  expect(row).toMatchObject({ cause: 'user-suspended', evidence: 'network' });
  await until('the icon says 1', async () => (await browser.badge()).text === '1');
});

test('lifted: the grant is gone with the suspension, and a sign-in brings it back', async () => {
  await pds.order('takedown', anna.did, false);
  await check();
  await rowThat(popup, anna.handle, r => r.state === 'revoked');
  await browser.context.clearCookies();
  await popup.bringToFront();
  const window = await signInWindow(browser.context, reconnect);
  await signInAtPds(window, anna);
  await rowThat(popup, anna.handle, r => r.state === 'healthy' && r.evidence === 'network');
  await until('the icon is empty', async () => (await browser.badge()).text === '');
});

test('a no on the consent page: said so, and the access is kept as it was', async () => {
  const sessions = await pds.order('sessions', anna.did);
  await pds.order('takedown', anna.did, true);
  await pds.order('takedown', anna.did, false);
  expect(sessions).toBe(1);
  await check();
  await rowThat(popup, anna.handle, r => r.state === 'revoked');
  await browser.context.clearCookies();
  await popup.bringToFront();
  const window = await signInWindow(browser.context, reconnect);
  await signInAtPds(window, anna, 'Deny access');
  const row = await rowThat(popup, anna.handle, r => /not allowed/i.test(r.text));
  expect(row.state).toBe('revoked');
  expect(await rows(popup)).toHaveLength(1);
});

test('an app password through the dialog: the home found by the name, deleted, and a new one from the row', async () => {
  const otto = await makePerson(fetchFrom(makeClient(world.port)), 'otto');
  const dashboard = await browser.open('dashboard.html#/accounts');
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption('bluesky');
  await dialog.locator('[name=way][value=password]').check();
  const enter = async (password: string) => {
    await dialog.locator('[name=identifier]').fill(otto.handle);
    await dialog.locator('[name=appPassword]').fill(password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await enter('aaaa-bbbb-cccc-dddd');
  await until('wrong, with the next step', async () =>
    /app password is wrong/.test(await dialog.locator('p[role=status]').innerText()),
  );
  await enter(await otto.appPassword('first'));
  const row = await rowThat(dashboard, otto.handle, r => r.state === 'healthy');
  expect(row).toMatchObject({ network: 'bluesky', holder: 'browser', evidence: 'network', deadline: '' });
  await otto.deleteAppPassword('first');
  // The session lives until it has to be renewed; a new password takes its place all the same.
  await dashboard
    .locator(`[data-account-id="${row.id}"]`)
    .getByRole('button', { name: 'Refresh', exact: true })
    .click();
  await dialog.getByRole('heading', { name: /Fresh access/ }).waitFor();
  await enter(await otto.appPassword('second'));
  await dialog.waitFor({ state: 'detached' });
  await rowThat(dashboard, otto.handle, r => r.id === row.id && r.state === 'healthy');
  expect((await rows(dashboard)).filter(r => r.text.includes(otto.handle))).toHaveLength(1);
  await dashboard.close();
});
