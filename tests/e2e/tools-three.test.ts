/** The pages of Chatwoot, Nango and Hootsuite: badges beside the right names, with what page and list say, and none elsewhere. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CHATWOOT, HOOTSUITE, NANGO, setThree } from '../world/three-tools.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { badges, badgeThat } from './support/overlay.ts';
import { importFile, rows } from './support/rows.ts';

let world: World;
let browser: Browser;
let page: Page;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  const file = setThree(world);
  browser = await launch({ port: world.port });
  const dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, file);
  await until('six accounts', async () => (await rows(dashboard)).length === 6);
  for (const { holder, network, id } of await rows(dashboard)) ids[`${holder} ${network}`] = id;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});
beforeEach(async () => {
  await page?.close();
  page = await browser.context.newPage();
});

const networks = async () => (await badges(page)).map(({ network }) => network);
/** The loader has had its turn by then; a badge would have come with the first reading. */
const bare = async (url: string): Promise<void> => {
  await page.goto(url);
  await page.waitForFunction(() => performance.now() > 2_000);
  expect(await badges(page)).toEqual([]);
};

test('Chatwoot: its list shows no state, its API does; inboxes of other kinds have no badge', async () => {
  await page.goto(CHATWOOT);
  const lost = (badge: { state: string; cause: string }) =>
    badge.state === 'expired' && badge.cause === 'reported-by-tool';
  await badgeThat(page, ids['chatwoot instagram'] ?? '', lost);
  await badgeThat(page, ids['chatwoot facebook'] ?? '', badge => badge.state === 'healthy');
  expect(await networks()).toEqual(['instagram', 'facebook']);
  await bare(CHATWOOT.replace('settings/inboxes/list', 'dashboard'));
});

test('Nango: the connection whose credentials expired, and none for what is no network of ours', async () => {
  await page.goto(NANGO);
  await badgeThat(page, ids['nango instagram'] ?? '', badge => badge.state === 'expired' || badge.state === 'revoked');
  await badgeThat(page, ids['nango linkedin'] ?? '', badge => badge.state === 'healthy');
  expect(await networks()).toEqual(['instagram', 'linkedin']);
  await bare(NANGO.replace('connections', 'integrations'));
});

test('Hootsuite: behind the #, in English and German; gone with its part of the page, and back with it', async () => {
  const lost = ids['hootsuite instagram'] ?? '';
  for (const url of [HOOTSUITE, HOOTSUITE.replace('#', '?lang=de#')]) {
    await page.goto(url);
    await badgeThat(page, lost, badge => badge.state === 'expired' && badge.cause === 'reported-by-tool');
    expect(await networks()).toEqual(['instagram', 'linkedin']);
  }
  for (const [hash, count] of [
    ['#/streams', 0],
    ['#/member', 2],
  ] as const) {
    await page.evaluate(to => {
      location.hash = to;
    }, hash);
    await until(`${count} badges`, async () => (await badges(page)).length === count);
  }
});
