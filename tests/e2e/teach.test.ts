/** Issue 4, 5: a tool that nobody knows is taught on its own page, by mouse and by keys; badges at once, told when rows have gone, shared as a file. */
import { mkdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { badges } from './support/overlay.ts';
import { rows } from './support/rows.ts';

let world: World;
let browser: Browser;
let dashboard: Page;
let tool: Page;
let recipe = '';

const SHOTS = process.env.SHOTS;
const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/settings/tools');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** Press what opens the tool's page with the picker on it. */
const opening = async (press: () => Promise<void>, from: Browser = browser): Promise<Page> => {
  const page = from.context.waitForEvent('page');
  await press();
  const opened = await page;
  await opened.getByRole('dialog').waitFor();
  return opened;
};
const teach = (from: Page, by: Browser = browser): Promise<Page> =>
  opening(async () => {
    await from.getByLabel('Address of the page that lists the accounts').fill(world.house.url);
    await from.getByRole('button', { name: 'Add this tool' }).click();
  }, by);
const panel = (page: Page) => page.getByRole('dialog');
const pointAt = async (page: Page, text: string, within = 'main'): Promise<void> => {
  const box = await page.locator(within).getByText(text, { exact: true }).first().boundingBox();
  if (!box) throw new Error(`${text} is not there`);
  await page.mouse.move(box.x + 5, box.y + box.height / 2);
  await page.mouse.click(box.x + 5, box.y + box.height / 2);
};
const shown = async (page: Page) => (await badges(page)).map(({ network, text }) => [network, text]);

describe('by mouse', () => {
  test('one row is pointed at, all rows are found; no click reaches the page', async () => {
    tool = await teach(dashboard);
    await shoot(tool, 'begin');
    await pointAt(tool, 'Acme Sports');
    await panel(tool).getByRole('heading', { name: '4 accounts get a badge' }).waitFor();
    await shoot(tool, 'pointed');
    expect(world.house.clicked).toEqual([]);
    expect(await panel(tool).locator('.preview .name').allInnerTexts()).toEqual([
      'Acme Sports',
      'Northwind',
      'Haus & Garten',
      'Blue Bakery',
    ]);
  });

  test('its marks become networks by a table, its warning is the state; then it is saved', async () => {
    await panel(tool).getByRole('radio', { name: 'Read from each row' }).check();
    await panel(tool).getByRole('button', { name: 'Point: Network' }).click();
    await pointAt(tool, 'ig');
    for (const [word, network] of [
      ['ig', 'instagram'],
      ['tt', 'tiktok'],
      ['in', 'linkedin'],
    ] as const)
      await panel(tool).getByLabel(`Network of “${word}”`).selectOption(network);
    await panel(tool).getByText('More to point at').click();
    await panel(tool).getByRole('button', { name: 'Point: A warning that access is lost' }).click();
    await pointAt(tool, 'Sign-in needed');
    await panel(tool).getByRole('button', { name: 'Point: Its link or number in the tool' }).click();
    await pointAt(tool, 'Edit');
    await panel(tool).getByLabel('What you call this tool').fill('House desk');
    await shoot(tool, 'complete');
    await panel(tool).getByRole('button', { name: 'Save' }).click();
    await panel(tool).getByText('Saved.').waitFor();
    await panel(tool).getByRole('button', { name: 'Close' }).click();
    expect(await tool.locator('token-health-picker').count()).toBe(0);
    expect(world.house.clicked).toEqual([]);
  });

  test('badges stand beside the rows at once; tracked, the row has the page’s word as evidence', async () => {
    await until('four badges', async () => (await badges(tool)).length === 4);
    expect((await shown(tool)).map(([network]) => network)).toEqual(['instagram', 'tiktok', 'linkedin', 'instagram']);
    await tool.locator('token-health-badge').nth(1).getByRole('button').first().click();
    const popup = await browser.open('popup.html');
    const row = await until('the account', async () => (await rows(popup)).find(each => each.state === 'expired'));
    expect([row.holder, row.network, row.evidence]).toEqual(['house-desk', 'tiktok', 'tool-page']);
    expect(row.text).toContain('House desk');
    await popup.close();
  });

  test('a new build of the page, and a reload, change nothing', async () => {
    world.house.build = 'q9z1b';
    await tool.goto(world.house.url.replace('4711', '12'));
    await until('four badges', async () => (await badges(tool)).length === 4);
    await tool.goto(world.house.url.replace('channels', 'posts'));
    await tool.getByRole('heading', { name: 'Posts' }).waitFor();
    await tool.waitForFunction(() => performance.now() > 3_000);
    expect(await badges(tool)).toEqual([]);
  });
});

describe('when the page has changed', () => {
  test('it says since when no rows are found', async () => {
    world.house.asTaught = false;
    await tool.goto(world.house.url);
    const line = dashboard.locator('[data-recipe=house-desk]');
    await line.getByText(/No rows found since (\d+ \w+|\w+ \d+)/).waitFor();
    await shoot(dashboard, 'settings');
    world.house.asTaught = true;
    await tool.goto(world.house.url);
    await line.getByText(/4 rows found/).waitFor();
  });

  test('"Test on its page" shows what is found', async () => {
    const page = await opening(() => dashboard.getByRole('button', { name: 'Test on its page: House desk' }).click());
    await panel(page).getByRole('heading', { name: '4 accounts get a badge' }).waitFor();
    await shoot(page, 'test');
    await page.keyboard.press('Escape');
    await until('it has gone', async () => (await page.locator('token-health-picker').count()) === 0);
    await page.close();
  });
});

describe('shared', () => {
  test('the file holds the recipe, and a wrong one is refused with its place', async () => {
    const download = dashboard.waitForEvent('download');
    await dashboard.getByRole('button', { name: 'Export: House desk' }).click();
    recipe = await readFile(await (await download).path(), 'utf8');
    expect(JSON.parse(recipe)).toMatchObject({
      format: 'token-health/recipe',
      origin: 'https://desk.acme-house.example',
    });
    await dashboard.getByText('Take in a shared recipe').click();
    await dashboard.getByLabel('Or paste its text').fill(JSON.stringify({ ...JSON.parse(recipe), script: 'alert(1)' }));
    await dashboard.getByRole('button', { name: 'Take in', exact: true }).click();
    await dashboard.getByText('This recipe was not taken in.').waitFor();
    await dashboard.locator('.recipe-import code', { hasText: 'script' }).waitFor();
  });

  test('in a fresh profile it works as it did here; in German, taught again by keys', async () => {
    const other = await launch({ port: world.port, language: 'de-DE', dark: true });
    try {
      const settings = await other.open('dashboard.html#/settings/tools');
      await settings.getByText('Geteiltes Rezept übernehmen').click();
      await settings
        .locator('input[name=recipe]')
        .setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(recipe) });
      await settings.getByText('House desk wurde übernommen').waitFor();
      await shoot(settings, 'settings-de');
      const page = await other.context.newPage();
      await page.goto(world.house.url);
      await until('four badges', async () => (await badges(page)).length === 4);
      const again = await opening(
        () => settings.getByRole('button', { name: 'Neu zeigen: House desk' }).click(),
        other,
      );
      // Down to the first name in the list, by keys alone.
      const status = panel(again).locator('.body > [role=status]');
      await until('Acme Sports is pointed at', async () => {
        await again.keyboard.press('ArrowDown');
        return (await status.innerText()).endsWith('Acme Sports');
      });
      await shoot(again, 'keys-de');
      await again.keyboard.press('Enter');
      await panel(again).getByRole('heading', { name: '4 Konten bekommen einen Hinweis' }).waitFor();
      await panel(again).getByLabel('Netzwerk', { exact: true }).selectOption('threads');
      await shoot(again, 'german-dark');
      await panel(again).getByRole('button', { name: 'Speichern' }).press('Enter');
      await panel(again).getByText('Gespeichert.').waitFor();
      await panel(again).getByRole('button', { name: 'Schließen' }).press('Enter');
      await until('all are Threads', async () => {
        const found = await badges(again);
        return found.length === 4 && found.every(({ network }) => network === 'threads');
      });
      expect(world.house.clicked).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('correcting a built-in tool', () => {
  let page: Page;
  const line = () => dashboard.locator('[data-layout=facelift]');

  test('its layout has changed: no rows are found, and the settings say so', async () => {
    world.facelift.headings = ['Brands', 'People'];
    world.facelift.expire('Acme Sports');
    page = await browser.context.newPage();
    await page.goto(new URL('/', world.facelift.url).href);
    await page.getByText('Acme Sports').waitFor();
    await page.waitForFunction(() => performance.now() > 3_000);
    expect(await badges(page)).toEqual([]);
    await page.close();
    await dashboard.goto(dashboard.url().replace(/#.*/, '#/settings/tools'));
    await line().getByText('Layout not verified').waitFor();
  });

  test('one row is pointed at; networks are read as before, and no click reaches the page', async () => {
    page = await opening(() => line().getByRole('button', { name: 'Correct the layout of Facelift' }).click());
    await panel(page).getByRole('heading', { name: 'Correct the layout of Facelift' }).waitFor();
    await pointAt(page, 'Acme Sports', '#app');
    await panel(page).getByRole('heading', { name: '3 accounts get a badge' }).waitFor();
    await shoot(page, 'correct');
    // The tool has a name already.
    expect(await panel(page).getByLabel('What you call this tool').count()).toBe(0);
    await panel(page).getByRole('radio', { name: 'Read from each row' }).check();
    for (const [name, text] of [
      ['tiktok', 'TikTok'],
      ['linkedin', 'LinkedIn'],
      ['pinterest', 'Pinterest'],
    ] as const)
      expect(await panel(page).getByLabel(`Network of “${name}”`).locator('option:checked').innerText()).toBe(text);
    await panel(page).getByRole('button', { name: 'Save' }).click();
    await panel(page).getByText('Saved.').waitFor();
    await panel(page).getByRole('button', { name: 'Close' }).click();
    expect(
      await page.evaluate(() => (window as unknown as { facelift: { pressed: string[] } }).facelift.pressed),
    ).toEqual([]);
  });

  test('badges stand beside the rows at once, and what the tool is known to warn with still counts', async () => {
    await until('three badges', async () => (await badges(page)).length === 3);
    expect((await badges(page)).map(({ network }) => network)).toEqual(['tiktok', 'linkedin', 'pinterest']);
    await page.locator('token-health-badge').first().getByRole('button').first().click();
    const badge = await until('tracked', async () => (await badges(page)).find(({ id }) => id !== ''));
    expect(badge).toMatchObject({ network: 'tiktok', state: 'expired', cause: 'reported-by-tool' });
    await page.locator(`token-health-badge[data-account-id="${badge.id}"]`).getByRole('button').first().click();
    const card = page.getByRole('dialog');
    await card.getByRole('button', { name: 'Refresh connection' }).waitFor();
    expect(await card.getByText('Layout not verified').count()).toBe(0);
    await card.getByRole('button', { name: 'Refresh connection' }).click();
    await page.locator('token-health-spot').getByText('Choose “Refresh Connection” here.').waitFor();
    await page.keyboard.press('Escape');
  });

  test('the correction stands in the settings; removed, the tool’s own layout is back', async () => {
    await line().getByText('corrected by you').waitFor();
    await line().getByText('3 rows found').waitFor();
    await shoot(dashboard, 'corrected');
    await dashboard.getByRole('button', { name: 'Reset: Facelift' }).click();
    await until('no badge', async () => (await badges(page)).length === 0);
    world.facelift.headings = undefined;
    await page.reload();
    await until('three badges', async () => (await badges(page)).length === 3);
    await page.close();
  });
});
