/** From the first start to a working list, by keyboard alone; and a look around in a sample that leaves nothing behind. */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { violations } from './support/axe.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { keysOf } from './support/keys.ts';

/** Pictures to look at, where somebody asks for them. */
const SHOTS = process.env.SHOTS;
const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port, welcome: true });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const text = (page: Page, selector: string) => page.locator(selector).first().innerText();

/** Tab until the focus is on what is called so: whatever cannot be reached is never found. */
const tabTo = async (page: Page, name: RegExp | string): Promise<void> => {
  await until(
    `focus on ${name}`,
    async () => {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement | null;
        return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.innerText ?? at?.textContent ?? '';
      });
      return typeof name === 'string' ? label.trim() === name : name.test(label.trim());
    },
    150,
  );
};

test('opens once, leads through three steps, and keeps its place over reload', async () => {
  const page = await until('the welcome', async () => browser.context.pages().find(p => p.url().includes('welcome')));
  await page.waitForSelector('h1');
  expect(await text(page, 'h1')).toBe('Welcome to Token Health');
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'uses-en');

  for (const name of ['Instagram', 'LinkedIn', 'XING', 'Livefyre', 'Postiz']) {
    await tabTo(page, new RegExp(`(^|\\n)${name}$`));
    await page.keyboard.press('Space');
  }
  await shoot(page, 'uses-ticked-en');
  await tabTo(page, 'Next');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#begin-networks');
  // The step's own heading has the focus: it is read out, and Tab goes on from there.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Fill your list');
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'begin-en');
  expect(await page.locator('li[data-network]').evaluateAll(rows => rows.map(row => row.dataset.network))).toEqual([
    'instagram',
    'linkedin',
    'xing',
  ]);
  // What is over is not offered for connecting.
  expect(await page.locator('li[data-network="xing"] a').count()).toBe(1);

  await page.reload();
  await page.waitForSelector('#begin-networks');
  expect(await page.locator('li[data-tool]').count()).toBe(2);

  // Just track: the existing dialog, with what was asked for filled in.
  await tabTo(page, 'Just track: LinkedIn');
  const [dashboard] = await Promise.all([browser.context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await dashboard.waitForSelector('dialog[open]');
  expect(await dashboard.locator('dialog select[name="network"]').inputValue()).toBe('linkedin');
  const keys = keysOf(dashboard);
  await keys.fill(/^Account name/, 'nordlicht');
  await keys.key('Enter');
  await dashboard.waitForSelector('[data-account-id]');
  await dashboard.close();
  await page.waitForSelector('li[data-network="linkedin"] .done');
  expect(await text(page, '.onward p')).toContain('1 account');

  await tabTo(page, 'Next');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.pin');
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'pin-en');
  expect(await text(page, '.keys')).toMatch(/Alt\+Shift\+H/);
  await tabTo(page, 'Open my list');
  await page.keyboard.press('Enter');
  await page.waitForURL(/dashboard\.html#\/accounts/);
  await page.waitForSelector('[data-account-id][data-network="linkedin"]');
  await page.close();
});

test('the sample is judged like a list of one’s own, and is nowhere else', async () => {
  const page = await browser.open('welcome.html');
  await tabTo(page, 'Look around in a sample');
  await page.keyboard.press('Enter');
  const rows = page.locator('.sample [data-account-id]');
  await rows.first().waitFor();
  const states = await rows.evaluateAll(all => all.map(row => row.getAttribute('data-state')));
  expect(states).toEqual(['revoked', 'blocked', 'expiring', 'expiring', 'healthy', 'healthy', 'healthy', 'healthy']);
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'sample-en');
  await keysOf(page).press(/^Reconnect/);
  await page.getByText('In the sample, nothing happens').waitFor();

  const dashboard = await browser.open('dashboard.html#/accounts');
  await dashboard.waitForSelector('[data-account-id]');
  expect(await dashboard.locator('[data-account-id]').count()).toBe(1);
  expect(await dashboard.content()).not.toContain('Harbour Coffee');
  const { text: count, title } = await browser.badge();
  expect(count).toBe('');
  expect(title).not.toMatch(/lost/);
  await dashboard.close();

  await tabTo(page, 'Leave the sample');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.steps');
  await page.close();
});

test('every part of the settings can be used by everybody', async () => {
  const page = await browser.open('dashboard.html#/settings/tools');
  for (const part of ['tools', 'apps', 'notices', 'hosts', 'keys', 'data']) {
    await page.goto(page.url().replace(/#.*/, `#/settings/${part}`));
    await page.waitForSelector(`.parts a[href="#/settings/${part}"][aria-current="page"]`);
    expect({ part, wrong: await violations(page) }).toEqual({ part, wrong: [] });
    await shoot(page, `settings-${part}`);
  }
  await page.goto(`chrome-extension://${browser.id}/privacy.html`);
  expect(await page.locator('h1').allTextContents()).toEqual(['Privacy', 'Datenschutz']);
  expect(await violations(page)).toEqual([]);
  await shoot(page, 'privacy');
  await page.close();
});

test('an empty popup leads to it, and it looks meant in German, in the dark and narrow', async () => {
  const german = await launch({ port: world.port, language: 'de-DE', dark: true, welcome: true });
  try {
    const page = await until('the welcome', async () => german.context.pages().find(p => p.url().includes('welcome')));
    await page.waitForSelector('h1');
    await shoot(page, 'uses-de-dark');
    for (const name of ['instagram', 'facebook', 'livefyre', 'chatwoot'])
      await page.locator(`[name="${name}"]`).check();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await shoot(page, 'begin-de-dark');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await shoot(page, 'pin-de-dark');
    await page.goto(`chrome-extension://${german.id}/welcome.html#/sample`);
    await page.reload();
    await page.waitForSelector('.sample');
    expect(await violations(page)).toEqual([]);
    await shoot(page, 'sample-de-dark');
    await page.goto(`chrome-extension://${german.id}/welcome.html#/`);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.waitForSelector('.steps');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await shoot(page, 'pin-de-narrow');
    await page.locator('.steps button').nth(1).click();
    await shoot(page, 'begin-de-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    const popup = await german.open('popup.html');
    await popup.getByRole('link', { name: 'Zeig mir, wie ich anfange' }).waitFor();
    const settings = await german.open('dashboard.html#/settings/notices');
    await settings.waitForSelector('#notices-title');
    await shoot(settings, 'settings-notices-de-dark');

    const privacy = await german.open('privacy.html');
    expect(await privacy.locator('h1').allTextContents()).toEqual(['Datenschutz', 'Privacy']);
    expect(await privacy.evaluate(() => [document.documentElement.lang, document.title])).toEqual([
      'de',
      'Token Health: Datenschutz',
    ]);
    expect(await violations(privacy)).toEqual([]);
  } finally {
    await german.close();
  }
});
