/** The account pages of BrightBean, Buffer, Mixpost and TryPost in Firefox: one badge per row, beside the right name, with the right state. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { savedAccounts, savedFile, savedSite } from '../world/saved-pages.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { badgesOf, importInto, rowsOf } from './support/page.ts';
import type { Tab } from './support/tab.ts';

const PAGES = savedAccounts();
let world: World;
let firefox: Firefox;
let page: Tab | undefined;
const keys: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false, sites: [savedSite()] });
  firefox = await launchFirefox({ port: world.port });
  const dashboard = await firefox.open('dashboard.html#/accounts');
  await until('the list', () => dashboard.run(() => document.querySelector('input[name=accounts]') !== null));
  await importInto(dashboard, savedFile());
  await until('twelve accounts', async () => (await rowsOf(dashboard)).length === 12);
  for (const { holder, network, id } of await rowsOf(dashboard)) keys[id] = `${holder} ${network}`;
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

test.each(PAGES.map(each => [each.tool, each.page, each] as const))('%s: %s', async (_tool, _page, shown) => {
  if (page) await page.goto(shown.url);
  else page = await firefox.visit(shown.url);
  const tab = page;
  const wanted = shown.rows.map(({ key, state }) => [key, state]);
  await until('every badge', async () => {
    const there = (await badgesOf(tab)).map(({ id, state }) => [keys[id], state]);
    // The page that is left still stands for a moment.
    if ((await tab.url()) === shown.url && JSON.stringify(there) === JSON.stringify(wanted)) return true;
    throw new Error(JSON.stringify(there));
  });
  const names = await tab.run(() =>
    [...document.querySelectorAll('token-health-badge')].map(badge => badge.parentElement?.textContent?.trim()),
  );
  expect(names).toEqual(shown.rows.map(({ name }) => expect.stringContaining(name)));
});
