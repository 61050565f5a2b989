/** The pages of Facelift and Postiz in Firefox: badges beside the right names, what the page shows as evidence, and the shown way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { badgesOf, badgeWhere, bySelector, importInto, inBadge, pressButton, rowsOf, says } from './support/page.ts';
import { KEYS, type Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let popup: Tab;
let dashboard: Tab;
const ids: Record<string, string> = {};
const idOf = (key: string): string => ids[key] ?? '';

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port });
  dashboard = await firefox.open('dashboard.html#/accounts');
  const account = (holder: string, network: string, name: string) => ({ holder, network, name, handle: '' });
  await until('the list', () => dashboard.run(() => document.querySelector('input[name=accounts]') !== null));
  await importInto(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    accounts: [
      account('facelift', 'tiktok', 'Acme Sports'),
      account('facelift', 'linkedin', 'Northwind'),
      account('postiz', 'x', 'Acme Sports'),
      account('postiz', 'linkedin', 'Northwind'),
    ],
  });
  popup = await firefox.open('popup.html');
  await until('four accounts', async () => (await rowsOf(popup)).length === 4);
  for (const { holder, network, id } of await rowsOf(popup)) ids[`${holder} ${network}`] = id;
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const rowOf = (id: string, state: string, evidence: string) =>
  until(`row ${id}`, async () => {
    const row = (await rowsOf(popup)).find(each => each.id === id);
    if (row?.state === state && row.evidence === evidence) return row;
    throw new Error(JSON.stringify(row));
  });
const press = async (page: Tab, id: string): Promise<void> => {
  await page.click(inBadge, id);
};

describe('Facelift', () => {
  let page: Tab;
  let acme: string;
  const spotGone = () =>
    until('the ring has gone', () => page.run(() => document.querySelector('token-health-spot') === null));
  const refreshInMenu = () =>
    [...document.querySelectorAll('[role=menuitem]')].find(each => /Refresh Connection/.test(each.textContent ?? ''));

  test('badges stand beside the right names, with what the page shows as evidence', async () => {
    acme = idOf('facelift tiktok');
    world.facelift.expire('Acme Sports');
    page = await firefox.visit(world.facelift.url);
    await badgeWhere(page, acme, badge => badge.state === 'expired' && badge.cause === 'reported-by-tool');
    await badgeWhere(page, idOf('facelift linkedin'), badge => badge.state === 'healthy');
    const names = () =>
      [...document.querySelectorAll('token-health-badge')].map(badge => badge.parentElement?.firstChild?.textContent);
    expect(await page.run(names)).toEqual(['Acme Sports', 'Northwind', 'Haus & Garten']);
    await rowOf(acme, 'expired', 'tool-page');
  });

  test('"Refresh connection" opens the menu of this row and rings the entry; nothing else is pressed', async () => {
    await press(page, acme);
    await says(page, 'Ad accounts cannot be connected.');
    await pressButton(page, 'Refresh connection');
    await says(page, 'Choose “Refresh Connection” here.');
    const around = await page.run(() => {
      const ring = document.querySelector('token-health-spot')?.shadowRoot?.querySelector('.ring');
      const entry = [...document.querySelectorAll('[role=menuitem]')].find(each =>
        each.textContent?.includes('Refresh'),
      );
      if (!ring || !entry) return null;
      const [outer, inner] = [ring.getBoundingClientRect(), entry.getBoundingClientRect()];
      return (
        outer.left < inner.left && outer.top < inner.top && outer.right > inner.right && outer.bottom > inner.bottom
      );
    });
    expect(around).toBe(true);
    const pressed = () => (window as unknown as { facelift: { pressed: string[] } }).facelift.pressed;
    expect(await page.run(pressed)).toEqual(['menu of Acme Sports']);
    expect(world.facelift.refreshed).toEqual([]);
  });

  test('chosen, with the event page ended before: green only by what the page shows', async () => {
    await firefox.killBackground();
    await page.click(refreshInMenu);
    await badgeWhere(page, acme, badge => badge.state === 'healthy');
    expect(world.facelift.refreshed).toEqual(['Acme Sports']);
    await rowOf(acme, 'healthy', 'tool-page');
    await press(page, acme);
    await says(page, 'Working again');
    await page.press(KEYS.escape);
    await spotGone();
  });

  test('in German, and gone on another page of the same site', async () => {
    world.facelift.expire('Acme Sports');
    await page.goto(`${world.facelift.url}?lang=de`);
    await badgeWhere(page, acme, badge => badge.state === 'expired');
    await press(page, acme);
    await pressButton(page, 'Refresh connection');
    await says(page, 'Choose “Verbindung aktualisieren” here.');
    await page.press(KEYS.escape);
    await spotGone();
    await page.run(() => (window as unknown as { go(path: string): Promise<void> }).go('/groups'));
    await until('no badge is left', async () => (await badgesOf(page)).length === 0);
    await page.close();
  });
});

test('Postiz: the right channels have badges, the row is shown as the way, and back from the sign-in it is green', async () => {
  world.postizCloud.disconnect('Acme Sports');
  const id = idOf('postiz x');
  const page = await firefox.visit(world.postizCloud.url);
  await badgeWhere(page, id, badge => badge.state === 'expired');
  expect((await badgesOf(page)).map(({ network }) => network)).toEqual(['x', 'linkedin']);
  await press(page, id);
  await pressButton(page, 'Reconnect');
  await says(page, 'Reconnect here.');
  expect(world.postizCloud.signIns).toEqual([]);
  await page.click(bySelector, '[role=Handle]');
  await until('on the way to the sign-in', async () => world.postizCloud.signIns.length === 1);
  world.postizCloud.disconnect('Acme Sports', false);
  await page.goto(world.postizCloud.url);
  await badgeWhere(page, id, badge => badge.state === 'healthy');
  await rowOf(id, 'healthy', 'tool-page');
  await page.close();
});

test('the console is clean', () => expectCleanConsole(firefox, world));
