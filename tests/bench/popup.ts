/** How the popup's first paint grows with the number of accounts. */

import { type Browser, launch } from '../e2e/support/browser.ts';
import { startWorld } from '../world/world.ts';
import { accountsFile, median } from './support.ts';

const ROUNDS = 7;
const FEW = 10;
const MANY = 10_000;

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
    await page.evaluate(
      text => chrome.runtime.sendMessage({ name: 'importAccounts', payload: { text } }),
      accountsFile(count),
    );
    await page.close();
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) times.push(await firstRow(browser));
    return median(times);
  } finally {
    await browser.close();
    await world.close();
  }
};

export const benchPopup = async (): Promise<void> => {
  const few = await measure(FEW);
  const many = await measure(MANY);
  console.log(`popup, first row, ${FEW} accounts:     ${few.toFixed(0)} ms (median of ${ROUNDS})`);
  console.log(`popup, first row, ${MANY} accounts: ${many.toFixed(0)} ms (median of ${ROUNDS})`);
  console.log(`ratio: ${(many / few).toFixed(2)}`);
};
