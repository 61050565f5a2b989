/** The account pages of BrightBean, Buffer, Mixpost and TryPost in several markups: one badge per row, beside the right name, with the right state. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { savedAccounts, savedFile, savedSite } from '../world/saved-pages.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { badges } from './support/overlay.ts';
import { importFile, rows } from './support/rows.ts';

const PAGES = savedAccounts();
let world: World;
let browser: Browser;
let page: Page;
const keys: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false, sites: [savedSite()] });
  browser = await launch({ port: world.port });
  const dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, savedFile());
  await until('twelve accounts', async () => (await rows(dashboard)).length === 12);
  for (const { holder, network, id } of await rows(dashboard)) keys[id] = `${holder} ${network}`;
  page = await browser.context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test.each(PAGES.map(each => [each.tool, each.page, each] as const))('%s: %s', async (_tool, _page, shown) => {
  await page.goto(shown.url);
  const wanted = shown.rows.map(({ key, state }) => [key, state]);
  await until('every badge', async () => {
    const there = (await badges(page)).map(({ id, state }) => [keys[id], state]);
    if (JSON.stringify(there) === JSON.stringify(wanted)) return true;
    throw new Error(JSON.stringify(there));
  });
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('token-health-badge')].map(badge => badge.parentElement?.textContent?.trim()),
    ),
  ).toEqual(shown.rows.map(({ name }) => expect.stringContaining(name)));
});
