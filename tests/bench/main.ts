/** `npm run bench`: how the popup's first paint grows with the number of accounts, as a ratio inside one run. Times here mean nothing on another machine. */

import { type Browser, launch } from '../e2e/support/browser.ts';
import { startWorld } from '../world/world.ts';

const ROUNDS = 7;
const FEW = 10;
const MANY = 10_000;

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Accounts without tokens: only what the list has to carry. */
const file = (count: number): string =>
  JSON.stringify({
    format: 'token-health/accounts',
    version: 1,
    accounts: Array.from({ length: count }, (_none, i) => ({
      network: ['instagram', 'facebook', 'x', 'instagram-business'][i % 4],
      handle: `account.${i}`,
      name: `Account ${i}`,
      holder: i % 3 ? 'livefyre' : 'browser',
      expiresAt: new Date(Date.now() + ((i % 90) - 5) * 86_400_000).toISOString(),
    })),
  });

/** ms from the start of the navigation until the first row stands on the page and has been painted. */
const firstRow = async (browser: Browser): Promise<number> => {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[data-account-id]')) performance.mark('first-row');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`chrome-extension://${browser.id}/popup.html`);
  await page.locator('[data-account-id]').first().waitFor();
  const at = await page.evaluate(() => performance.getEntriesByName('first-row')[0]?.startTime ?? Number.NaN);
  await page.close();
  return at;
};

const measure = async (count: number): Promise<number> => {
  const world = await startWorld({ keepAlive: false });
  const browser = await launch({ port: world.port });
  try {
    const page = await browser.open('dashboard.html');
    await page.evaluate(text => chrome.runtime.sendMessage({ name: 'importAccounts', payload: { text } }), file(count));
    await page.close();
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) times.push(await firstRow(browser));
    return median(times);
  } finally {
    await browser.close();
    await world.close();
  }
};

const few = await measure(FEW);
const many = await measure(MANY);
console.log(`popup, first row, ${FEW} accounts:     ${few.toFixed(0)} ms (median of ${ROUNDS})`);
console.log(`popup, first row, ${MANY} accounts: ${many.toFixed(0)} ms (median of ${ROUNDS})`);
console.log(`ratio: ${(many / few).toFixed(2)}`);
