/** Reads and works the popup's rows as DESIGN.md 6.2 describes them. */
import type { Page } from 'playwright-core';
import { until } from './browser.ts';

export interface ShownRow {
  id: string;
  network: string;
  holder: string;
  /** Of the login that it came along with; empty: it came by itself. */
  parent: string;
  state: string;
  cause: string;
  evidence: string;
  deadline: string;
  busy: boolean;
  text: string;
}

export const rows = (page: Page): Promise<ShownRow[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-account-id]')].map(row => ({
      id: row.dataset.accountId ?? '',
      network: row.dataset.network ?? '',
      holder: row.dataset.holder ?? '',
      parent: row.dataset.parentId ?? '',
      state: row.dataset.state ?? '',
      cause: row.dataset.cause ?? '',
      evidence: row.dataset.evidence ?? '',
      deadline: row.dataset.deadline ?? '',
      busy: row.getAttribute('aria-busy') === 'true',
      text: row.innerText,
    })),
  );

/** Wait until a row whose text contains `name` is as wanted, and rests. */
export const rowThat = (page: Page, name: string, wanted: (row: ShownRow) => boolean): Promise<ShownRow> =>
  until(`row "${name}"`, async () => {
    const named = (await rows(page)).filter(row => row.text.includes(name));
    const found = named.find(row => wanted(row) && !row.busy);
    if (found) return found;
    throw new Error(JSON.stringify(named.map(row => ({ ...row, text: row.text.slice(0, 200) }))));
  });

/** Import a file through the dashboard's own input, and return what it says about it. */
export const importFile = async (page: Page, file: object): Promise<void> => {
  const input = page.locator('input[type=file][name=accounts]');
  await input.setInputFiles({
    name: 'accounts.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
};
