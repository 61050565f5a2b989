/** Brings the product into each state that a person may see it in, from outside as a person would. */
import type { Page } from 'playwright-core';
import { type Browser, until } from '../e2e/support/browser.ts';
import { importFile, rows } from '../e2e/support/rows.ts';
import type { World } from '../world/world.ts';
import { badMorning, one, sixty, tenThousand } from './cast.ts';

export interface Stage {
  world: World;
  browser: Browser;
}

/** Sends a command as a page of the extension does. */
export const command = async ({ browser }: Stage, name: string, payload: object = {}): Promise<void> => {
  const page = await browser.open('popup.html#command');
  const reply = await page.evaluate(message => chrome.runtime.sendMessage(message), { name, payload });
  await page.close();
  if (!(reply as { ok?: boolean }).ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
};

export const openPopup = async ({ browser }: Stage): Promise<Page> => {
  const popup = await browser.open('popup.html');
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.locator('h1').waitFor();
  return popup;
};

export const openDashboard = async ({ browser }: Stage, route = '#/accounts'): Promise<Page> => {
  const page = await browser.open(`dashboard.html${route}`);
  await page.locator('h1').waitFor();
  // Of many the worst are there first; a picture is of all.
  await page.locator('.reading').waitFor({ state: 'detached', timeout: 0 });
  return page;
};

/** Every address that the dashboard's own navigation leads to, so that a new part is looked at as soon as it is there. */
export const routes = async (stage: Stage): Promise<string[]> => {
  const page = await openDashboard(stage, '#/settings/apps');
  const hrefs = await page.$$eval('nav a', links => links.map(link => link.getAttribute('href') ?? ''));
  await page.close();
  return [...new Set(hrefs)].filter(href => href.startsWith('#/'));
};

const imported = async (stage: Stage, file: object, count: number): Promise<void> => {
  const page = await openDashboard(stage);
  await importFile(page, file);
  await until(`${count} accounts`, async () => {
    const all = await rows(page);
    return all.length >= Math.min(count, 50) && all.every(row => !row.busy);
  });
  // Rows are there before the last of many is stored; what was imported is said at the end.
  await page.locator('.import:not(.bad)').waitFor({ timeout: 0 });
  await page.close();
};

export const haveOne = (stage: Stage): Promise<void> => imported(stage, one(stage.world), 1);

export const haveSixty = async (stage: Stage): Promise<void> => {
  const file = await sixty(stage.world);
  await imported(stage, file, file.accounts.length);
};

export const haveTenThousand = (stage: Stage): Promise<void> => imported(stage, tenThousand(), 10_000);

/** Check everything and wait until the popup shows what is wanted. */
const checked = async (stage: Stage, what: string, wanted: (popup: Page) => Promise<boolean>): Promise<void> => {
  await command(stage, 'check');
  const popup = await openPopup(stage);
  await until(what, async () => (await rows(popup)).every(row => !row.busy) && (await wanted(popup)));
  await popup.close();
};

/** Three accounts lost access for three reasons, and everything has been read again. */
export const haveTrouble = async (stage: Stage): Promise<void> => {
  badMorning(stage.world);
  await checked(stage, 'the bad morning', async popup => {
    const causes = (await rows(popup)).map(row => row.cause);
    return ['password-changed', 'checkpoint'].every(cause => causes.includes(cause));
  });
};

const HOSTS = ['graph.facebook.com', 'graph.instagram.com', 'api.x.com', 'id.acme.example'];

/** No line: no network answers. Nothing may turn red by it. */
export const goOffline = async (stage: Stage): Promise<void> => {
  for (const host of HOSTS) stage.world.trouble(host, 'reset');
  await checked(stage, 'two grey lines', async popup => (await popup.locator('.outage').count()) >= 2);
};

export const goOnline = (stage: Stage): void => {
  for (const host of HOSTS) stage.world.trouble(host, 'none');
};

export const forgetEverything = (stage: Stage): Promise<void> => command(stage, 'eraseAll', { sure: true });
