/** Files that a person takes along: table, calendar and the report for support, downloaded from the real dashboard by keyboard. */
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch } from './support/browser.ts';
import { importFile, rowThat } from './support/rows.ts';

const DAY = 86_400_000;
let world: World;
let browser: Browser;
let dashboard: Page;

const accounts = [
  {
    network: 'instagram',
    handle: 'acme',
    name: 'Acme "Sports"; Ltd',
    holder: 'livefyre',
    expiresAt: new Date(Date.now() + 20 * DAY).toISOString(),
  },
  { network: 'x', handle: 'acme_news', name: '=1+1', holder: 'livefyre' },
];

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, { format: 'token-health/accounts', version: 1, accounts });
  await rowThat(dashboard, 'Acme', row => row.state === 'healthy' && row.evidence === 'user');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Opens the menu and chooses by keys alone. */
const chosen = async (item: string): Promise<{ name: string; text: string }> => {
  await dashboard.getByRole('button', { name: 'More exports' }).focus();
  await dashboard.keyboard.press('Enter');
  const entry = dashboard.getByRole('menuitem', { name: item });
  await entry.waitFor();
  for (let i = 0; i < 4 && !(await entry.evaluate(each => each === document.activeElement)); i += 1)
    await dashboard.keyboard.press('ArrowDown');
  const [download] = await Promise.all([dashboard.waitForEvent('download'), dashboard.keyboard.press('Enter')]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
};

test('the table holds every account, and nothing that a spreadsheet would run', async () => {
  const { name, text } = await chosen('Table (CSV)');
  expect(name).toBe('token-health-accounts.csv');
  const [heads = [], ...rows] = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
  expect(rows.map(row => row[heads.indexOf('Account')]).sort()).toEqual(["'=1+1", 'Acme "Sports"; Ltd']);
});

test('the calendar holds the one deadline with its two alarms', async () => {
  const { name, text } = await chosen('Calendar of deadlines (ICS)');
  expect(name).toBe('token-health-deadlines.ics');
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect(events.map(event => event.getFirstPropertyValue('summary'))).toEqual([
    'Acme "Sports"; Ltd: access to Instagram ends (Livefyre)',
  ]);
  expect(events[0]?.getAllSubcomponents('valarm')).toHaveLength(2);
});

test('the report for support is shown before it is saved, and is saved as it was shown', async () => {
  const settings = await browser.open('dashboard.html#/settings/data');
  await settings.getByRole('button', { name: 'Show report' }).click();
  const shown = await settings.getByRole('textbox', { name: 'The report as it will be saved' }).inputValue();
  expect(JSON.parse(shown).accounts).toHaveLength(2);
  expect(shown).not.toMatch(/acme/i);
  const [download] = await Promise.all([
    settings.waitForEvent('download'),
    settings.getByRole('button', { name: 'Save report' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe(shown);
});
