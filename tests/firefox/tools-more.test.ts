/** The pages of Chatwoot, Nango and Hootsuite in Firefox, and the correction of a built-in tool's layout there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { CHATWOOT, HOOTSUITE, NANGO, setThree } from '../world/three-tools.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { badgesOf, badgeWhere, bySelector, importInto, inBadge, pressButton, rowsOf, says } from './support/page.ts';
import { KEYS, type Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let dashboard: Tab;
const ids: Record<string, string> = {};
const idOf = (key: string): string => {
  const id = ids[key];
  if (!id) throw new Error(`${key} is not among ${Object.keys(ids)}`);
  return id;
};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  const file = setThree(world);
  firefox = await launchFirefox({ port: world.port });
  dashboard = await firefox.open('dashboard.html#/accounts');
  await until('the list', () => dashboard.run(() => document.querySelector('input[name=accounts]') !== null));
  await importInto(dashboard, file);
  await until('six accounts', async () => (await rowsOf(dashboard)).length === 6);
  for (const { holder, network, id } of await rowsOf(dashboard)) ids[`${holder} ${network}`] = id;
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const networks = async (page: Tab) => (await badgesOf(page)).map(({ network }) => network);
const names = (page: Tab) =>
  page.run(() =>
    [...document.querySelectorAll('token-health-badge')].map(badge => badge.parentElement?.firstChild?.textContent),
  );
const noBadge = (page: Tab) => until('no badge', async () => (await badgesOf(page)).length === 0);

test('Chatwoot: its list shows no state, its API does; inboxes of other kinds have no badge', async () => {
  const page = await firefox.visit(CHATWOOT);
  await badgeWhere(
    page,
    idOf('chatwoot instagram'),
    badge => badge.state === 'expired' && badge.cause === 'reported-by-tool',
  );
  await badgeWhere(page, idOf('chatwoot facebook'), badge => badge.state === 'healthy');
  expect(await networks(page)).toEqual(['instagram', 'facebook']);
  expect(await names(page)).toEqual(['Acme Sports', 'Northwind']);
  await page.goto(CHATWOOT.replace('settings/inboxes/list', 'dashboard'));
  await until('the other page', () => page.run(() => document.querySelector('aside a') !== null));
  await page.run(() => new Promise(done => setTimeout(done, 1_500)));
  expect(await badgesOf(page)).toEqual([]);
  await page.close();
});

test('Nango: the connection whose credentials expired, and none for what is no network of ours', async () => {
  const page = await firefox.visit(NANGO);
  await badgeWhere(page, idOf('nango instagram'), badge => badge.state === 'expired' || badge.state === 'revoked');
  await badgeWhere(page, idOf('nango linkedin'), badge => badge.state === 'healthy');
  expect(await networks(page)).toEqual(['instagram', 'linkedin']);
  expect(await names(page)).toEqual(['Acme Sports', 'Northwind']);
  await page.goto(NANGO.replace('connections', 'integrations'));
  await until('the other page', () => page.run(() => document.querySelector('table') !== null));
  await page.run(() => new Promise(done => setTimeout(done, 1_500)));
  expect(await badgesOf(page)).toEqual([]);
  await page.close();
});

test('Hootsuite: behind the #, in English and German; the way to "Reconnect" is shown', async () => {
  const page = await firefox.visit(HOOTSUITE);
  const lost = idOf('hootsuite instagram');
  await badgeWhere(page, lost, badge => badge.state === 'expired' && badge.cause === 'reported-by-tool');
  expect(await networks(page)).toEqual(['instagram', 'linkedin']);
  await page.click(inBadge, lost);
  await says(page, 'Layout not verified');
  await pressButton(page, 'Reconnect', 'token-health-card');
  await says(page, 'Reconnect here.');
  await page.press(KEYS.escape);
  await page.run(() => {
    location.hash = '#/streams';
  });
  await noBadge(page);
  await page.run(() => {
    location.hash = '#/member';
  });
  await badgeWhere(page, lost, badge => badge.state === 'expired');
  // The page that is left still stands for a moment.
  await page.goto(HOOTSUITE.replace('#', '?lang=de#'));
  await says(page, 'Social-Media-Konten');
  await badgeWhere(page, lost, badge => badge.state === 'expired');
  await until('both', async () => (await networks(page)).join() === 'instagram,linkedin');
  await page.close();
});

test('Facelift has a new layout: corrected by pointing at one account, its badges are back, and its own warning counts', async () => {
  world.facelift.headings = ['Brands', 'People'];
  world.facelift.expire('Acme Sports');
  await dashboard.run(() => {
    location.hash = '#/settings/tools';
  });
  await until('the layout', () => dashboard.run(() => document.querySelector('[data-layout=facelift]') !== null));
  const page = await firefox.windowOf(() =>
    pressButton(dashboard, 'Correct the layout of Facelift', '[data-layout=facelift]'),
  );
  await until('the picker', () => page.run(bySelector, '[role=dialog]'));
  // As a mouse would, at the first name: the glass lies over it.
  await until('three rows', () =>
    page.run(() => {
      const root = document.querySelector('token-health-picker')?.shadowRoot;
      const name = [...document.querySelectorAll('strong')].find(each => each.textContent === 'Acme Sports');
      const at = name?.getBoundingClientRect();
      if (!root?.querySelector('.preview') && at)
        root
          ?.querySelector('.glass')
          ?.dispatchEvent(
            new MouseEvent('click', { clientX: at.x + 5, clientY: at.y + 5, bubbles: true, composed: true }),
          );
      return root?.querySelectorAll('.preview li').length === 3;
    }),
  );
  await pressButton(page, 'Save');
  await says(page, 'Saved.');
  await pressButton(page, 'Close');
  await until('three badges', async () => (await badgesOf(page)).length === 3);
  expect(await networks(page)).toEqual(['tiktok', 'linkedin', 'pinterest']);
  await page.click(
    () =>
      document.querySelector('token-health-badge')?.shadowRoot?.querySelector('button') as Element | null | undefined,
  );
  await until('it is tracked', async () => (await badgesOf(page))[0]?.state === 'expired');
  await says(dashboard, 'corrected by you', '[data-layout=facelift]');
});

test('the console is clean', () => expectCleanConsole(firefox, world));
