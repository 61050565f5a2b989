/** Issue 4, 2 and 3: badges on the pages of Facelift and Postiz, the state that these pages show, and the way to their own reconnect. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { badges, badgeThat } from './support/overlay.ts';
import { importFile, rows, rowThat } from './support/rows.ts';

let world: World;
let browser: Browser;
let popup: Page;
const ids: Record<string, string> = {};

const account = (holder: string, network: string, name: string) => ({ holder, network, name, handle: '' });

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
  const dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    accounts: [
      account('facelift', 'tiktok', 'Acme Sports'),
      account('facelift', 'linkedin', 'Northwind'),
      account('postiz', 'x', 'Acme Sports'),
      account('postiz', 'linkedin', 'Northwind'),
    ],
  });
  popup = await browser.open('popup.html');
  await until('four accounts', async () => (await rows(popup)).length === 4);
  for (const { holder, network, id } of await rows(popup)) ids[`${holder} ${network}`] = id;
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const idOf = (key: string): string => {
  const id = ids[key];
  if (!id) throw new Error(`${key} is not among ${Object.keys(ids)}`);
  return id;
};
const press = (page: Page, id: string) =>
  page.locator(`token-health-badge[data-account-id="${id}"]`).getByRole('button').click();
const rowOf = (id: string, wanted: (row: Awaited<ReturnType<typeof rows>>[number]) => boolean) =>
  until(`row ${id}`, async () => {
    const row = (await rows(popup)).find(each => each.id === id);
    if (row && wanted(row)) return row;
    throw new Error(JSON.stringify(row));
  });
/** The words before each badge: its row's name. */
const names = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('token-health-badge')].map(badge => badge.parentElement?.firstChild?.textContent),
  );

describe('Facelift', () => {
  let page: Page;
  let acme: string;
  const spot = () => page.locator('token-health-spot');

  test('badges stand beside the right names, with what the page shows as evidence', async () => {
    acme = idOf('facelift tiktok');
    world.facelift.expire('Acme Sports');
    page = await browser.context.newPage();
    await page.goto(world.facelift.url);
    await badgeThat(page, acme, badge => badge.state === 'expired' && badge.cause === 'reported-by-tool');
    await badgeThat(page, idOf('facelift linkedin'), badge => badge.state === 'healthy');
    expect(await names(page)).toEqual(['Acme Sports', 'Northwind', 'Haus & Garten']);
    expect((await badges(page)).map(({ id, network }) => [id, network])).toEqual([
      [acme, 'tiktok'],
      [idOf('facelift linkedin'), 'linkedin'],
      ['', 'pinterest'],
    ]);
    await rowOf(acme, row => row.state === 'expired' && row.evidence === 'tool-page');
    await rowOf(idOf('facelift linkedin'), row => row.state === 'healthy' && row.evidence === 'tool-page');
  });

  test('the card says what to mind, and takes over the owner that the page names', async () => {
    await press(page, acme);
    const card = page.getByRole('dialog');
    await card.getByText('Ad accounts cannot be connected.').waitFor();
    await card.getByText('Layout not verified').waitFor();
    await card.getByRole('button', { name: 'Assign owner' }).click();
    await card.getByText('Owner: Anna Berger').waitFor();
    expect(await card.getByRole('button', { name: 'Assign owner' }).count()).toBe(0);
  });

  test('"Refresh connection" opens the menu of this row and rings the entry; nothing else is pressed', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Refresh connection' }).click();
    await spot().getByText('Choose “Refresh Connection” here.').waitFor();
    // The ring follows the entry where the page moves it.
    await until('the ring is around the entry', async () => {
      const [ring, entry] = await Promise.all([
        spot().locator('.ring').boundingBox(),
        page.getByRole('menuitem', { name: 'Refresh Connection' }).boundingBox(),
      ]);
      if (!ring || !entry) throw new Error('nothing is shown');
      const begins = ring.x < entry.x && ring.y < entry.y;
      const ends = ring.x + ring.width > entry.x + entry.width && ring.y + ring.height > entry.y + entry.height;
      if (begins && ends) return true;
      throw new Error(JSON.stringify({ ring, entry }));
    });
    expect(
      await page.evaluate(() => (window as unknown as { facelift: { pressed: string[] } }).facelift.pressed),
    ).toEqual(['menu of Acme Sports']);
    expect(world.facelift.refreshed).toEqual([]);
    await badgeThat(page, acme, badge => badge.text === 'Waiting for a reading' && badge.state === 'expired');
  });

  test('chosen, but in vain: still waiting, not green', async () => {
    world.facelift.refreshHeals = false;
    await page.getByRole('menuitem', { name: 'Refresh Connection' }).click();
    await until('it was chosen', async () => world.facelift.refreshed.length === 1);
    await until('the ring has gone', async () => (await spot().count()) === 0);
    await page.reload();
    const badge = await badgeThat(page, acme, each => each.state === 'expired');
    expect(badge.text).toBe('Waiting for a reading');
  });

  test('the page shows that it works again: green, with a tick in the card', async () => {
    world.facelift.refreshHeals = true;
    await press(page, acme);
    await page.getByRole('dialog').getByRole('button', { name: 'Refresh connection' }).click();
    await spot().getByText('Choose “Refresh Connection” here.').waitFor();
    await page.getByRole('menuitem', { name: 'Refresh Connection' }).click();
    await badgeThat(page, acme, badge => badge.state === 'healthy');
    await rowOf(acme, row => row.state === 'healthy' && row.evidence === 'tool-page');
    await press(page, acme);
    await page.getByRole('dialog').getByText('Working again').waitFor();
    await page.keyboard.press('Escape');
  });

  test('in German, and gone on another page of the same site', async () => {
    world.facelift.expire('Acme Sports');
    await page.goto(`${world.facelift.url}?lang=de`);
    await badgeThat(page, acme, badge => badge.state === 'expired');
    await press(page, acme);
    await page.getByRole('dialog').getByRole('button', { name: 'Refresh connection' }).click();
    await spot().getByText('Choose “Verbindung aktualisieren” here.').waitFor();
    await page.keyboard.press('Escape');
    await until('the ring has gone', async () => (await spot().count()) === 0);
    await page.evaluate(() => (window as unknown as { go(path: string): Promise<void> }).go('/groups'));
    await until('no badge is left', async () => (await badges(page)).length === 0);
    await page.goBack();
    await badgeThat(page, acme, badge => badge.state === 'expired');
    await page.close();
  });
});

describe('Postiz', () => {
  let page: Page;

  test('the right channels have badges; one of the same name on a network that is none of ours has none', async () => {
    world.postizCloud.disconnect('Acme Sports');
    page = await browser.context.newPage();
    await page.goto(world.postizCloud.url);
    await badgeThat(page, idOf('postiz x'), badge => badge.state === 'expired');
    await badgeThat(page, idOf('postiz linkedin'), () => true);
    expect((await badges(page)).map(({ network }) => network)).toEqual(['x', 'linkedin']);
    await rowOf(idOf('postiz x'), row => row.evidence === 'tool-page');
  });

  test('a press on the badge is not a press on the row; the row is shown as the way', async () => {
    await press(page, idOf('postiz x'));
    await page.getByRole('dialog').getByRole('button', { name: 'Reconnect' }).click();
    await page.locator('token-health-spot').getByText('Reconnect here.').waitFor();
    expect(page.url()).toBe(world.postizCloud.url);
    expect(world.postizCloud.signIns).toEqual([]);
  });

  test('back from the sign-in the mark has gone: green', async () => {
    await page.locator('[role=Handle]').first().click();
    await until('on the way to the sign-in', async () => world.postizCloud.signIns.length === 1);
    world.postizCloud.disconnect('Acme Sports', false);
    await page.goto(world.postizCloud.url);
    await badgeThat(page, idOf('postiz x'), badge => badge.state === 'healthy');
    await rowThat(popup, 'Acme Sports', row => row.holder === 'postiz' && row.state === 'healthy');
  });

  test('other pages of the site stay as they are', async () => {
    await page.goto(world.postizCloud.url.replace('launches', 'analytics'));
    await page.locator('[role=Handle]').first().waitFor();
    // The loader has had its turn when it has asked what this page is; a badge would have come with the first reading.
    await page.waitForFunction(() => performance.now() > 3_000);
    expect(await badges(page)).toEqual([]);
  });
});
