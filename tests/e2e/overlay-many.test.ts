/** A page with many rows in a real browser: every row has its badge, and who comes near sees it, by whatever way. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';

const ROWS = 600;
/** Tries: beyond a burst the overlay leaves nearly all of the page's time to the page, so that a slow machine takes minutes. */
const PATIENCE = 2400;
/** How long a test or the preparation may hang before it counts as broken (ms). */
const HANGS = 1_500_000;
let world: World;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
  const dashboard = await browser.open('dashboard.html');
  const text = JSON.stringify({
    format: 'token-health/accounts',
    version: 1,
    accounts: Array.from({ length: ROWS }, (_none, i) => ({
      network: 'instagram',
      handle: `account.${i}`,
      name: `Account ${i}`,
      holder: 'livefyre',
      expiresAt: new Date(Date.now() + ((i % 90) - 5) * 86_400_000).toISOString(),
    })),
  });
  await dashboard.evaluate(
    file => chrome.runtime.sendMessage({ name: 'importAccounts', payload: { text: file } }),
    text,
  );
  await dashboard.close();
  page = await browser.context.newPage();
  await page.goto('https://studio.livefyre.com/acme.fyre.co/analytics');
  await page.evaluate(count => {
    const row = (i: number) =>
      `<li style="height: 40px"><span class="name">Account ${i}</span><i class="chevron"></i></li>`;
    document.body.innerHTML = `<h1>Social Accounts</h1><h2>Instagram Accounts</h2><ul id="list">${Array.from({ length: count }, (_none, i) => row(i)).join('')}</ul><a id="end" href="#">End</a>`;
  }, ROWS);
  await until(
    'all badges',
    () => page.evaluate(count => document.querySelectorAll('token-health-badge').length === count, ROWS),
    PATIENCE,
  );
}, HANGS);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Rows in the window, and how many of them show a badge with its words. */
const inWindow = (): Promise<{ rows: string[]; badged: number }> =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll('#list li')].filter(row => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    const badged = rows.filter(row => {
      const button = row.querySelector('token-health-badge')?.shadowRoot?.querySelector('button');
      return (button?.getBoundingClientRect().width ?? 0) > 24 && button?.textContent;
    });
    return { rows: rows.map(row => row.querySelector('.name')?.textContent ?? ''), badged: badged.length };
  });

const allSeen = (): Promise<string[]> =>
  until(
    'a badge in every row of the window',
    async () => {
      const { rows, badged } = await inWindow();
      return rows.length > 10 && badged === rows.length ? rows : undefined;
    },
    PATIENCE,
  );

const drawn = (): Promise<number> =>
  page.evaluate(
    () => [...document.querySelectorAll('token-health-badge')].filter(each => each.checkVisibility()).length,
  );

const rowAt = (n: number) => page.locator('#list li').nth(n);

test(
  'badges far out of sight are not drawn, and are as soon as somebody scrolls there',
  async () => {
    expect(await allSeen()).toContain('Account 3');
    expect(await drawn()).toBeLessThan(ROWS / 2);
    await rowAt(400).evaluate(row => row.scrollIntoView());
    expect(await allSeen()).toContain('Account 400');
    expect(await drawn()).toBeLessThan(ROWS);
  },
  HANGS,
);

test(
  'rows that the page puts into another order bring their badges with them',
  async () => {
    await page.evaluate(() => {
      const list = document.querySelector('#list');
      // Every seventh, so that drawn and other ones mix.
      const rows = [...(list?.children ?? [])];
      list?.append(...rows.map((_row, i) => rows[(i * 7) % rows.length] as Element));
      scrollTo(0, 0);
    });
    for (const n of [0, 150, 300, 450]) {
      await rowAt(n).evaluate(row => row.scrollIntoView());
      await allSeen();
    }
  },
  HANGS,
);

test(
  'by keyboard from behind: the last badge is there, and the ones before it come as one goes on',
  async () => {
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('li')?.querySelector('.name')?.textContent ?? '');
    const names = await page.locator('#list .name').allTextContents();
    await page.locator('#end').evaluate(end => {
      scrollTo(0, 0);
      end.focus({ preventScroll: true });
    });
    for (const name of names.slice(-60).reverse()) {
      // A key goes to what is drawn: the page draws what came near with the last one first, as it does between a person's keys.
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
      await page.keyboard.press('Shift+Tab');
      await until(name, async () => (await focused()) === name, 50);
    }
  },
  HANGS,
);
