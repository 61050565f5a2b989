/** A permission that is left unticked in the network's own dialog is named in the row, and asked for again until it is ticked. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch } from './support/browser.ts';
import { importFile, rowThat } from './support/rows.ts';
import { allow, signInWindow } from './support/sign-in.ts';

const MISSING = 'pages_read_engagement';
const SCOPES = ['public_profile', 'pages_show_list', MISSING];
let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const box = (dialog: Page) => dialog.locator(`[name=allowed][value=${MISSING}]`);

test('Facebook: taken back, left unticked, ticked again', async () => {
  const { facebook } = world;
  const person = facebook.person('nora');
  const accessToken = facebook.token(person, { scopes: SCOPES }).value;
  const known = { network: 'facebook', holder: 'browser', handle: person.name, networkAccountId: person.id };
  const dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    apps: [{ network: 'facebook', clientId: facebook.app().id }],
    accounts: [{ ...known, accessToken, scopes: SCOPES }],
  });
  const popup = await browser.open('popup.html');
  await rowThat(popup, person.name, row => row.state === 'healthy');
  facebook.removeScope('nora', MISSING);
  await popup.getByRole('button', { name: 'Check all now' }).click();
  await rowThat(popup, person.name, row => row.state === 'limited' && row.cause === 'scope-missing');

  // The dialog would send her straight back with what is left: that mends nothing, so a window asks.
  facebook.signedInAs('nora');
  facebook.autoRedirect = true;
  const refresh = popup.getByRole('button', { name: /^Refresh/ }).first();
  const first = await signInWindow(browser.context, () => refresh.click());
  await box(first).uncheck();
  await allow(first);
  const left = await rowThat(popup, person.name, row => row.state === 'limited' && row.text.includes(MISSING));
  expect(left.cause).toBe('scope-missing');

  const second = await signInWindow(browser.context, () => refresh.click());
  expect(await box(second).isChecked(), 'it is asked for again').toBe(true);
  await allow(second);
  await rowThat(popup, person.name, row => row.state === 'healthy' && /Refreshed/.test(row.text));
  const asked = world.requests({ host: 'www.facebook.com', path: '/v26.0/dialog/oauth' });
  expect(asked.filter(each => each.method === 'GET').map(each => each.query.auth_type ?? '')).toEqual(
    expect.arrayContaining(['', 'rerequest']),
  );
});
