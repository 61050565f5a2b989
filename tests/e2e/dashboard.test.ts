/** The dashboard in a real browser: the queue worked through by keyboard, the timeline, the history, and axe on every page. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { violations } from './support/axe.ts';
import { type Browser, EXTENSION_ID, launch, until } from './support/browser.ts';
import { ISSUER } from './support/cast.ts';
import { violationsInEveryLook } from './support/every-look.ts';
import { importFile, rowThat } from './support/rows.ts';
import { allow, signInAtAcme, signInWindow } from './support/sign-in.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const ago = (days: number) => inDays(-days);

let world: World;
let browser: Browser;
let dashboard: Page;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.facebook.app(undefined, { redirectUris: [`https://${EXTENSION_ID}.chromiumapp.org/`] });
  for (const name of ['Acme', 'Blue Bakery']) world.facebook.page(name, { admin: 'anna' });
  world.facebook.signedInAs('anna');
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/accounts');
  const { access, refresh } = await world.oauth.grant('intranet');
  const tool = (handle: string, more: object) => ({ network: 'linkedin', handle, holder: 'facelift', ...more });
  await importFile(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    apps: [{ network: 'oauth', clientId: 'token-health', issuer: ISSUER }],
    accounts: [
      {
        network: 'oauth',
        issuer: ISSUER,
        handle: 'intranet',
        networkAccountId: 'intranet',
        holder: 'browser',
        accessToken: access,
        refreshToken: refresh,
      },
      ...Array.from({ length: 9 }, (_, i) => tool(`team-${i}`, { expiresAt: inDays(40), login: 'Jana Krüger' })),
      tool('one-more', { expiresAt: inDays(60) }),
      tool('guessed', { connectedAt: ago(300) }),
      tool('far', { expiresAt: inDays(200) }),
    ],
  });
  await rowThat(dashboard, 'intranet', row => row.state === 'healthy');
  await connectFacebook();
  await rowThat(dashboard, 'Blue Bakery', row => row.state === 'healthy');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const connectFacebook = async (): Promise<void> => {
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption('facebook');
  await dialog.locator('[name=clientId]').fill(world.facebook.app().id);
  const go = dialog.getByRole('button', { name: 'Connect', exact: true });
  await allow(await signInWindow(browser.context, () => go.click()));
  await until('the dialog is gone', async () => (await dashboard.getByRole('dialog').count()) === 0);
};

const counts = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .evaluateAll(all => all.map(each => `${each.getAttribute('data-kind')} ${each.getAttribute('data-count')}`).sort());

describe('the timeline', () => {
  test('shows nine of one day as one, guesses apart; its table says the same, and Enter lists who it is', async () => {
    const page = await browser.open('dashboard.html#/timeline');
    await page.locator('.mark[role=button]').first().waitFor();
    const marks = await counts(page, '.mark[role=button]');
    expect(marks).toContain('guess 9');
    expect(await page.locator('.timeline').innerText()).toMatch(/\d+ ends? later/);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const rows = await counts(page, '.timeline tbody tr');
    const sum = (list: string[]) => list.reduce((all, each) => all + Number(each.split(' ')[1]), 0);
    expect(sum(rows)).toBe(sum(marks));
    await page.getByRole('button', { name: 'Picture', exact: true }).click();

    // By keys alone: into the picture, to the nine, and back.
    await page.getByRole('button', { name: 'Table', exact: true }).press('Tab');
    const nine = page.locator('.mark[data-count="9"]');
    for (let i = 0; i < 12 && !(await nine.evaluate(mark => mark === document.activeElement)); i += 1)
      await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await page.locator('.opened [data-account-id]').count()).toBe(9);
    expect(await page.locator('.opened').innerText()).toContain('team-8');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await nine.evaluate(mark => mark === document.activeElement)).toBe(true);
    await page.close();
  });
});

describe('two logins are lost', () => {
  let page: Page;
  const says = (text: string) =>
    until(text, async () => {
      const shown = await page.locator('main').innerText();
      if (shown.includes(text)) return true;
      throw new Error(shown);
    });
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  /** Presses Tab until the control with this name has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    for (let i = 0; i < 12; i += 1) {
      if ((await focused()) === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`"${name}" is not reached by Tab; the focus is on "${await focused()}"`);
  };

  test('the queue has one stop for each, whatever hangs on it', async () => {
    world.facebook.changePassword('anna');
    expect(world.oauth.revokeGrant('intranet')).toBe(1);
    await dashboard.bringToFront();
    await dashboard.getByRole('button', { name: 'Check all now' }).click();
    await rowThat(dashboard, 'Blue Bakery', row => row.state === 'revoked');
    await rowThat(dashboard, 'intranet', row => row.state === 'revoked');
    const popup = await browser.open('popup.html');
    const [queue] = await Promise.all([
      browser.context.waitForEvent('page'),
      popup.getByRole('link', { name: 'Reconnect all (4)' }).click(),
    ]);
    page = queue;
    await says('0 of 2 done');
    expect(page.url()).toContain('#/queue');
    expect(await page.locator('[data-stop]').count()).toBe(2);
    await says('Facebook as Anna');
    await says('3 accounts wait for this');
    expect(await violations(page)).toEqual([]);
    await popup.close();
  });

  test('is worked through by keys: each signed in to once, also over a reload', async () => {
    let windows = 0;
    browser.context.on('page', () => (windows += 1));
    await page.bringToFront();
    await tabTo('Refresh');
    await allow(await signInWindow(browser.context, () => page.keyboard.press('Enter')));
    await says('1 of 2 done');
    await says('3 accounts need nobody any more');
    await page.reload();
    await says('1 of 2 done');
    await tabTo('Next');
    await page.keyboard.press('Enter');
    await until('the second stop', async () => (await page.locator('#stop-title').innerText()).includes('intranet'));
    world.oauth.signOut();
    await tabTo('Refresh');
    const window = await signInWindow(browser.context, () => page.keyboard.press('Enter'));
    await signInAtAcme(window, 'intranet');
    await says('2 of 2 done');
    await says('That was all.');
    expect(windows).toBe(2);
    await page.close();
    page = await browser.open('dashboard.html#/queue');
    await says('2 of 2 done');
  });

  test('the history shows loss and repair with their cause, and goes along as CSV', async () => {
    await page.goto(page.url().replace('#/queue', '#/history'));
    const events = () =>
      page
        .locator('[data-event]')
        .evaluateAll(all => all.map(each => (each as HTMLElement).innerText.replace(/\s+/g, ' ')));
    await until('the repair', async () => (await events()).some(text => /Anna.*Access lost Working/.test(text)));
    expect((await events()).some(text => /Anna.*Working Access lost Password was changed/.test(text))).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'History (CSV)' }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('token-health-history.csv');
    const text = await readFile(await download.path(), 'utf8');
    const [heads = [], ...rows] = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
    expect(rows).toHaveLength((await events()).length);
    expect(rows.map(row => row[heads.indexOf('Cause')])).toContain('Password was changed');
    for (const chart of await page.locator('.chart').all())
      await chart.getByRole('button', { name: 'Table', exact: true }).click();
    expect(await page.locator('.chart').nth(1).innerText()).toMatch(/Less than an hour\s+4/);
  });
});

describe('several accounts at once', () => {
  const page = () => dashboard;
  const bulk = () => page().getByRole('region', { name: 'Selected accounts' });

  test('are found, selected, tagged, found by the tag, paused, and removed after a question, by keys', async () => {
    await page().bringToFront();
    await page().getByRole('searchbox', { name: 'Find an account' }).fill('team-');
    await page().getByRole('checkbox', { name: 'Select all shown' }).press('Space');
    await until('nine', async () => (await bulk().innerText()).includes('9 selected'));
    expect(await violations(page())).toEqual([]);
    await bulk().getByRole('button', { name: 'Tags' }).press('Enter');
    await page().keyboard.type('Campaign');
    await page().keyboard.press('Enter');
    await rowThat(page(), 'team-8', row => row.text.includes('Campaign'));
    await page().getByRole('searchbox', { name: 'Find an account' }).fill('');
    await page().getByRole('combobox', { name: 'Tag' }).selectOption('Campaign');
    await until('nine are left', async () => (await page().locator('[data-account-id]').count()) === 9);
    await bulk().getByRole('button', { name: 'Pause' }).press('Enter');
    await rowThat(page(), 'team-0', row => row.text.includes('Paused'));
    await bulk().getByRole('button', { name: 'Remove' }).press('Enter');
    await bulk().getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
    await until('none is left', async () => (await page().locator('[data-account-id]').count()) === 0);
    await page().getByRole('button', { name: 'Show all accounts' }).click();
    expect(await page().locator('[data-account-id]').count()).toBeGreaterThan(4);
  });
});

describe('every page', () => {
  const pages = ['timeline', 'accounts', 'logins', 'history', 'queue'];
  test.each(pages)('%s has nothing that axe finds wrong, in any look', async name => {
    const page = await browser.open(`dashboard.html#/${name}`);
    await page.locator('main h2, main table').first().waitFor();
    expect(await violationsInEveryLook(page)).toEqual([]);
    await page.close();
  });
});
