/** Everything that is set up, and everything of ours on other people's pages, by keys alone with every stop in sight. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInbox } from '../world/inbox.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { guardThat, noGuard } from './support/guard.ts';
import { type Keys, keysOf, reads } from './support/keys.ts';
import { badges } from './support/overlay.ts';
import { importFile, rowThat } from './support/rows.ts';

const KEY = 'bb_studio_key_of_anna';
const ADMINS = 'https://www.linkedin.com/company/4711/admin/settings/manage-admins/';
const { site, posted } = openInbox();

let world: World;
let browser: Browser;
let page: Page;
let keys: Keys;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false, sites: [site] });
  world.brightbean.addKey(KEY);
  world.brightbean.accounts = [
    { id: 'b1', platform: 'linkedin_company', name: 'Kestrel Bank', handle: 'kestrel', state: 'connected' },
  ];
  browser = await launch({ port: world.port });
  page = await browser.open('dashboard.html#/accounts');
  keys = keysOf(page);
  const expiresAt = new Date(Date.now() - 86_400_000).toISOString();
  await importFile(page, {
    ...{ format: 'token-health/accounts', version: 1 },
    accounts: [
      { network: 'instagram', handle: 'acme.sports', name: 'Acme Sports', holder: 'livefyre', expiresAt },
      {
        ...{ network: 'linkedin', handle: 'acme', name: 'Acme Inc', holder: 'livefyre' },
        networkAccountId: 'urn:li:organization:4711',
      },
    ],
  });
  await rowThat(page, 'Acme Sports', row => row.state === 'expired');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const part = async (name: string): Promise<void> => {
  await keys.press(name, true);
  await until(name, async () => (await page.locator('.parts [aria-current=page]').innerText()) === name);
};
const gone = (selector: string) => page.locator(selector).waitFor({ state: 'detached' });

test('from the popup to the settings, and from part to part', async () => {
  const popup = await browser.open('popup.html');
  await popup.locator('h1').waitFor();
  const [opened] = await Promise.all([
    browser.context.waitForEvent('page'),
    // A popup closes itself once it has led somewhere.
    keysOf(popup)
      .press('Settings')
      .catch(() => undefined),
  ]);
  await opened.locator('.parts').waitFor();
  await opened.close();
  await page.bringToFront();
  await keys.press('Settings', true);
  await page.locator('.parts').waitFor();
  await keys.to('Keyboard and menus');
  await keys.key('Enter');
  await keys.to('Change shortcut');
});

describe('networks and tools', () => {
  test('an app is added, and removed after a question; the focus stays in the list', async () => {
    await part('Apps');
    for (const id of ['first-app', 'second-app']) {
      await keys.choose('Network', 'X');
      await keys.fill(/^Client id/, id);
      await keys.key('Enter');
      await page.locator('[data-app-id]', { hasText: id }).waitFor();
      // The answer may come after the row; it empties the form.
      await page.getByText('App saved.').waitFor();
      await until('an empty form', async () => (await page.locator('[name=clientId]').inputValue()) === '');
    }
    await keys.to(/Remove app: X first-app/, true);
    await keys.key('Enter');
    await keys.lands('Cancel');
    await keys.key('Escape');
    await keys.lands(/Remove app: X first-app/);
    await keys.key('Enter');
    await keys.lands('Cancel');
    await keys.press('Remove app', true);
    await page.locator('[data-app-id]', { hasText: 'first-app' }).waitFor({ state: 'detached' });
    await keys.lands(/Remove app: X second-app/);
  });

  test('a tool is added with its key, read, tracked, and removed', async () => {
    await part('Tools');
    await keys.choose('Tool', 'BrightBean Studio');
    await keys.fill(/^Address/, 'https://studio.acme.example');
    await keys.fill('API key', KEY);
    await keys.press('Add address');
    const tool = page.locator('li[data-connection][data-tool=brightbean]');
    await until('it is read', async () => (await tool.getAttribute('data-outcome')) === 'read');
    await keys.press(/^Track 1 account/, true);
    await rowsOf('Kestrel Bank');
    await keys.here();
    await keys.press(/^Read now/, true);
    await keys.press(/^Remove address/);
    await keys.lands('Cancel');
    await keys.press('Remove address', true);
    await tool.waitFor({ state: 'detached' });
    await keys.here();
  });

  test('sites are given back, and the warnings on networks’ pages switched', async () => {
    await part('Sites');
    await keys.press("Stop warning on LinkedIn's settings pages");
    await keys.lands("Warn me on LinkedIn's settings pages");
    await keys.key('Enter');
    await keys.lands("Stop warning on LinkedIn's settings pages");
    await keys.to('Give back');
  });
});

const rowsOf = (name: string) =>
  until(name, async () => (await page.evaluate(() => document.body.innerText)).includes('1 in your list') && name);

describe('who is told, and when', () => {
  test('a channel: its secret is shown once and has the focus; then the test arrives', async () => {
    await part('Channels');
    await keys.press('Add channel');
    await keys.lands('Kind');
    await keys.fill(/^Name/, 'Newsroom');
    await keys.fill('Address', 'https://hooks.acme.example/in');
    await keys.press('Save channel');
    await keys.lands('Copy');
    await keys.press('Done');
    await keys.lands('Add channel');
    await keys.press('Test: Newsroom', true);
    await page.locator('[data-channel] [data-code=sent]').waitFor();
    expect(posted).toHaveLength(1);
    await keys.press('Change: Newsroom');
    await keys.lands(/^Name/);
    await keys.key('Escape');
    await keys.lands('Change: Newsroom');
  });

  test('a person: added, changed, and told through the channel; escalation; removed after a question', async () => {
    await part('People');
    await keys.press('Add person');
    await keys.lands('Name');
    await keys.type('Jana Krüger');
    await keys.fill(/^E-mail/, 'jana@acme.example');
    await keys.to('Newsroom');
    await keys.key('Space');
    await keys.press('Save person');
    await keys.lands('Add person');
    await reads(page.locator('[data-person]'), 'told through Newsroom');
    await keys.press('Edit: Jana Krüger', true);
    await keys.lands('Name');
    await keys.choose('Language of messages', 'German');
    await keys.press('Save person');
    await keys.lands('Edit: Jana Krüger');
    await part('Channels');
    await keys.fill(/^Days until/, '3');
    await keys.choose('And to', 'Jana Krüger');
    await keys.press('Save');
    await page.getByText('Saved.').waitFor();
    await keys.lands('Save');
    await keys.press('Remove: Newsroom', true);
    await gone('[data-channel]');
    await keys.here();
    await part('People');
    await keys.press('Remove: Jana Krüger');
    await keys.lands('Cancel');
    await keys.key('Escape');
    await keys.lands('Remove: Jana Krüger');
    await keys.key('Enter');
    await keys.lands('Cancel');
    await keys.press('Remove', true);
    await gone('[data-person]');
    await keys.here();
  });

  test('notices: days, working days, quiet hours', async () => {
    await part('Notices');
    await keys.fill(/^Days before the end/, '14, 3');
    await keys.to('Sat');
    await keys.key('Space');
    await keys.to('Hold notices back at night');
    await keys.key('Space');
    await keys.to('From');
    await keys.press('Save');
    await page.getByText('Saved.').waitFor();
    await keys.fill(/^Days before the end/, 'many');
    await keys.key('Enter');
    await page.locator('.problem').waitFor();
  });
});

describe('a tool is taught', () => {
  test('on its page, by arrows and Enter', async () => {
    await part('Tools');
    await keys.fill(/^Address of the page/, world.house.url);
    const [tool] = await Promise.all([browser.context.waitForEvent('page'), keys.press('Add this tool')]);
    const there = keysOf(tool);
    const panel = tool.getByRole('dialog');
    await panel.waitFor();
    await until('Acme Sports', async () => {
      await there.key('ArrowDown');
      return (await panel.locator('.body > [role=status]').innerText()).endsWith('Acme Sports');
    });
    await there.key('Enter');
    await panel.getByRole('heading', { name: '4 accounts get a badge' }).waitFor();
    await there.choose('Network', 'Threads');
    await there.fill('What you call this tool', 'House desk');
    await there.press('Save');
    await panel.getByText('Saved.').waitFor();
    await there.press('Close');
    await until('four badges', async () => (await badges(tool)).length === 4);
    expect(world.house.clicked).toEqual([]);
    await tool.close();
  });

  test('and is renamed and removed in the settings', async () => {
    await page.bringToFront();
    await keys.press('Rename: House desk', true);
    await keys.lands('What you call this tool');
    await keys.key('Control+a');
    await keys.type('Desk');
    await keys.key('Enter');
    await keys.lands('Rename: Desk');
    await keys.press('Remove: Desk');
    await gone('[data-recipe]');
    await keys.here();
  });
});

test('a badge and its card on a tool’s page', async () => {
  world.livefyre.rows = [{ section: 'Instagram Accounts', name: 'Acme Sports' }];
  const studio = await browser.context.newPage();
  await studio.goto(world.livefyre.url);
  await until('the badge', async () => (await badges(studio))[0]?.state === 'expired');
  const there = keysOf(studio);
  await there.press(/^Acme Sports: /);
  const card = studio.getByRole('dialog');
  await card.waitFor();
  await there.to('Close');
  await there.press(/^(Reconnect|Refresh)/);
  // A box that is closed does not hold the tool's own control yet: it is shown as the place, and the focus is back at its badge.
  const spot = studio.locator('token-health-spot');
  await spot.getByText('Look for “Refresh token” here.').waitFor();
  await there.lands(/^Acme Sports: /);
  await there.key('Escape');
  await until('the ring has gone', async () => (await spot.count()) === 0);
  await studio.close();
});

test('the warning on a network’s page: small, large, reminding, put away', async () => {
  const admins = await browser.context.newPage();
  await admins.goto(ADMINS);
  await guardThat(admins);
  const there = keysOf(admins);
  await there.press('Make the warning small');
  await guardThat(admins, guard => guard.small);
  await there.lands('Show the warning');
  await there.key('Enter');
  await guardThat(admins, guard => !guard.small);
  await there.press('Remind me afterwards');
  await there.lands('Do not remind me');
  await there.key('Enter');
  await there.lands('Remind me afterwards');
  await there.press('Hide for a week');
  await noGuard(admins);
  await admins.close();
});

describe('data', () => {
  test('the report for support is read before it is saved', async () => {
    await page.bringToFront();
    await part('Data');
    await keys.to('Export accounts');
    const [taken] = await Promise.all([page.waitForEvent('download'), keys.key('Enter')]);
    expect(taken.suggestedFilename()).toBe('token-health-accounts.json');
    await keys.press('Show report');
    await keys.lands('The report as it will be saved');
    await keys.to('Save report');
    const [report] = await Promise.all([page.waitForEvent('download'), keys.key('Enter')]);
    expect(report.suggestedFilename()).toMatch(/\.json$/);
    await keys.press('Close report');
    await keys.lands('Show report');
  });

  test('everything is erased after a question', async () => {
    await keys.press('Erase everything', true);
    await keys.lands('Cancel');
    await keys.key('Escape');
    await keys.lands('Erase everything');
    await keys.key('Enter');
    await keys.lands('Cancel');
    await keys.press('Yes, erase everything', true);
    await page.getByText('Everything was erased.').waitFor();
    await keys.here();
  });
});
