/** Goes through a network's own sign-in pages as a person would. The window closes under the driver: that is no error. */
import type { BrowserContext, Page } from 'playwright-core';

/** The window closed while we were at it: the flow is over. */
const ifOpen = (work: Promise<unknown>): Promise<unknown> => work.catch(() => undefined);

/** Run `start` and return the sign-in window that it opens. */
export const signInWindow = async (context: BrowserContext, start: () => Promise<unknown>): Promise<Page> => {
  const [page] = await Promise.all([context.waitForEvent('page'), start()]);
  await page.waitForLoadState('domcontentloaded').catch(() => undefined);
  return page;
};

/** The OAuth server: name and password, then consent. */
export const signInAtAcme = async (page: Page, name: string): Promise<void> => {
  await page.locator('#allow').waitFor();
  if (await page.locator('[name=login]').count()) {
    await page.locator('[name=login]').fill(name);
    await page.locator('[name=password]').fill('any password');
    await page.locator('#allow').click();
    await ifOpen(page.locator('#who').waitFor());
  }
  await ifOpen(page.locator('#allow').click());
};

/** The networks of the world: one button. */
export const allow = (page: Page): Promise<unknown> => ifOpen(page.locator('#allow').click());
export const cancel = (page: Page): Promise<unknown> => ifOpen(page.locator('#cancel').click());
