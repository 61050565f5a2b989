/** The daily work by keys alone, with every stop in sight: connect each way, import, sort out the list, the queue, the timeline, what is taken along. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, EXTENSION_ID, launch, until } from './support/browser.ts';
import { ISSUER } from './support/cast.ts';
import { type Keys, keysOf, reads } from './support/keys.ts';
import { rows, rowThat } from './support/rows.ts';
import { signInWindow } from './support/sign-in.ts';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
/** As a date field of an English browser is filled in. */
const digits = (days: number) => {
  const [year = '', month = '', day = ''] = inDays(days).slice(0, 10).split('-');
  return `${month}${day}${year}`;
};

let world: World;
let browser: Browser;
let page: Page;
let keys: Keys;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.facebook.app(undefined, { redirectUris: [`https://${EXTENSION_ID}.chromiumapp.org/`] });
  for (const name of ['Acme', 'Blue Bakery']) world.facebook.page(name, { admin: 'anna' });
  world.facebook.signedInAs('anna');
  browser = await launch({ port: world.port });
  page = await browser.open('dashboard.html#/accounts');
  keys = keysOf(page);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const main = () => page.locator('main');
const dialog = () => page.getByRole('dialog');
/** Opens the dialog and chooses network and way. */
const connecting = async (network: string, way: string): Promise<void> => {
  await keys.press('Connect account');
  await dialog().waitFor();
  await keys.lands('Network');
  await keys.choose('Network', network);
  await keys.to(/^(Sign in|App password|Paste a token|Just track it)$/);
  for (let i = 0; i < 4 && (await keys.here()).name !== way; i += 1) await keys.key('ArrowRight');
  expect((await keys.here()).name).toBe(way);
};
const connected = async (): Promise<void> => {
  await dialog().waitFor({ state: 'detached' });
  await keys.lands('Connect account');
};
/** At the network: on to its button, by keys as well. */
const allowing = async (start: () => Promise<unknown>): Promise<void> => {
  const window = await signInWindow(browser.context, start);
  await window.locator('#allow').waitFor();
  await until('the button', async () => {
    await window.keyboard.press('Tab');
    return window.evaluate(() => document.activeElement?.id === 'allow');
  });
  await window.keyboard.press('Enter').catch(() => undefined);
  await until('the window is closed', async () => window.isClosed());
  await page.bringToFront();
};
const part = async (name: string): Promise<void> => {
  await keys.press(name, true);
  await until(name, async () => (await page.locator('nav [aria-current=page]').innerText()) === name);
};
const saved = async (press: () => Promise<void>): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download.suggestedFilename();
};

describe('connected', () => {
  test('by signing in', async () => {
    await connecting('Facebook', 'Sign in');
    await keys.fill(/^Client id/, world.facebook.app().id);
    await keys.to('Connect');
    await allowing(() => keys.key('Enter'));
    await connected();
    await rowThat(page, 'Blue Bakery', row => row.state === 'healthy');
  });

  test('with an app password', async () => {
    const { handle } = world.bluesky.person('anna');
    await connecting('Bluesky', 'App password');
    await keys.fill(/^Account name/, handle);
    await keys.fill(/^App password$|^App password Made/, world.bluesky.appPassword('anna'));
    await keys.press('Sign in');
    await connected();
    await rowThat(page, handle, row => row.state === 'healthy');
  });

  test('by pasting a token, which is shown before it is kept; what is missing takes the focus', async () => {
    await connecting('Instagram', 'Paste a token');
    await keys.press('Check token');
    await keys.lands(/^Token/);
    await keys.type(world.instagram.account('acme.sports').token().value);
    await keys.press('Check token');
    await keys.lands('What Instagram says');
    await keys.press('Keep');
    await connected();
    await rowThat(page, 'acme.sports', row => row.state === 'healthy');
  });

  test('by just tracking it', async () => {
    await connecting('TikTok', 'Just track it');
    await keys.fill(/^Account name/, 'acme.dance');
    await keys.to(/^Ends on/);
    await keys.type(digits(7));
    await keys.press('Track');
    await connected();
    await rowThat(page, 'acme.dance', row => row.state === 'expiring');
  });

  test('by a file; the report is put away, and the focus stays near', async () => {
    const { access, refresh } = await world.oauth.grant('intranet');
    const team = (name: string, i: number) => ({
      ...{ network: 'linkedin', handle: name.toLowerCase(), name, holder: 'facelift', login: 'Jana Krüger' },
      expiresAt: inDays(30 + 10 * i),
    });
    const file = {
      ...{ format: 'token-health/accounts', version: 1 },
      apps: [{ network: 'oauth', clientId: 'token-health', issuer: ISSUER }],
      accounts: [
        ...['Alpine', 'Fjord', 'Lakeshore', 'Marlow'].map(team),
        {
          ...{ network: 'oauth', issuer: ISSUER, handle: 'intranet', networkAccountId: 'intranet', holder: 'browser' },
          ...{ accessToken: access, refreshToken: refresh },
        },
      ],
    };
    // Asked for before the way there begins: the driver takes a moment to get ready for it.
    const chooser = page.waitForEvent('filechooser');
    await keys.press('Import accounts');
    await (await chooser).setFiles({
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    });
    await rowThat(page, 'intranet', row => row.state === 'healthy');
    await keys.press('Dismiss');
    await page.locator('.import').waitFor({ state: 'detached' });
    expect((await keys.here()).tag).toBe('select');
  });
});

describe('the list', () => {
  const bulk = () => page.getByRole('region', { name: 'Selected accounts' });
  const shown = () => page.locator('[data-account-id]').count();

  test('is searched, filtered and sorted', async () => {
    await keys.fill('Find an account', 'fjord');
    await until('one', async () => (await shown()) === 1);
    await keys.fill('Find an account', '');
    await keys.key('Delete');
    await keys.choose('Network', 'LinkedIn');
    await until('four', async () => (await shown()) === 4);
    await keys.press('Account');
    expect(await page.locator('th[aria-sort=ascending]').innerText()).toContain('Account');
    await keys.key('Enter');
    await until('the other way round', async () => (await rows(page))[0]?.text.includes('Marlow'));
    await keys.lands('Account');
  });

  test('is worked on many at once; each card gives the focus back, and a bar that goes leaves it at the list', async () => {
    await keys.to('Select all shown', true);
    await keys.key('Space');
    await reads(bulk(), '4 selected');
    const opened = async (name: string): Promise<void> => {
      await keys.press(name, true);
      await bulk().locator('.card').waitFor();
    };
    const closed = async (name: string): Promise<void> => {
      await bulk().locator('.card').waitFor({ state: 'detached' });
      await keys.lands(name);
    };
    await keys.to('Select none', true);
    await opened('Tags');
    await keys.type('Spring');
    await keys.key('Enter');
    await closed('Tags');
    await rowThat(page, 'Fjord', row => row.text.includes('Spring'));
    await opened('Assign owner');
    await keys.type('Olaf Owner');
    await keys.key('Enter');
    await closed('Assign owner');
    await rowThat(page, 'Fjord', row => row.text.includes('Olaf Owner'));
    await opened('Snooze');
    await keys.pick('1 week');
    await closed('Snooze');
    await rowThat(page, 'Fjord', row => /Snoozed/i.test(row.text));
    await keys.key('Enter');
    await keys.pick('End snooze');
    await rowThat(page, 'Fjord', row => !/Snoozed/i.test(row.text));
    await keys.press('Pause');
    await keys.lands('Resume');
    await keys.key('Enter');
    await keys.lands('Pause');
    await keys.press('Select none');
    await bulk().waitFor({ state: 'detached' });
    await keys.here();
  });

  test('one row: explained, put off with a reason, given to somebody, told, paused, removed; then the next one has the focus', async () => {
    const alpine = () => page.locator('[data-account-id]', { hasText: 'Alpine' });
    await keys.to('Select Alpine');
    await keys.press('Snooze');
    await keys.pick('Until a date…');
    await keys.lands(/^Until/);
    await keys.fill(/^Reason/, 'Holiday');
    await keys.key('Enter');
    await keys.lands('End snooze');
    await reads(alpine(), 'Holiday');
    await keys.key('Enter');
    await keys.lands('Snooze');
    await keys.key('Enter');
    await keys.pick('Pause checks and notices');
    await keys.lands('Resume');
    await keys.key('Enter');
    await keys.lands('Snooze');
    await keys.press('Assign owner');
    await keys.lands('People');
    await keys.key('Escape');
    await keys.lands('Assign owner');
    await keys.press('Tell Olaf Owner');
    await until('the letter', async () => (await page.locator('.letter').inputValue()).includes('Olaf'));
    await keys.press('Copy message', true);
    await page.getByText('Message copied.').waitFor();
    await keys.key('Escape');
    await keys.lands('Tell Olaf Owner');
    const names = async () => (await rows(page)).map(({ text }) => text.split('\n').find(Boolean));
    const before = await names();
    await keys.press('Remove');
    await keys.lands('Cancel');
    await keys.press('Remove', true);
    await alpine().waitFor({ state: 'detached' });
    await keys.lands('Remove');
    expect(await names()).toHaveLength(before.length - 1);
    expect(await page.evaluate(() => document.activeElement?.closest('[data-account-id]') !== null)).toBe(true);
  });

  test('nothing found: the way back to all is taken, and the focus is in the list', async () => {
    await keys.to('Find an account', true);
    await keys.type('nobody');
    await keys.press('Show all accounts');
    await until('all', async () => (await shown()) > 6);
    await keys.here();
  });

  test('several are removed after a question; the focus goes back to the list', async () => {
    await keys.to('Select Marlow');
    await keys.key('Space');
    await keys.to('Select Lakeshore');
    await keys.key('Space');
    await reads(bulk(), '2 selected');
    await keys.to('Select none', true);
    await keys.press('Remove', true);
    await keys.lands('Cancel');
    await keys.press('Remove', true);
    await bulk().waitFor({ state: 'detached' });
    await keys.here();
    expect((await rows(page)).some(({ text }) => /Marlow|Lakeshore/.test(text))).toBe(false);
  });

  test('goes along as JSON, CSV and ICS', async () => {
    await keys.to('Export accounts', true);
    expect(await saved(() => keys.key('Enter'))).toBe('token-health-accounts.json');
    for (const [item, name] of [
      ['Table (CSV)', 'token-health-accounts.csv'],
      ['Calendar of deadlines (ICS)', 'token-health-deadlines.ics'],
    ] as const) {
      await keys.press('More exports');
      expect(await saved(() => keys.pick(item))).toBe(name);
      await keys.lands('More exports');
    }
  });
});

describe('what is lost', () => {
  test('is gone through in the queue: skipped, brought back, and to its end', async () => {
    world.facebook.changePassword('anna');
    world.instagram.changePassword('acme.sports');
    world.oauth.revokeGrant('intranet');
    await keys.press('Check all now', true);
    await rowThat(page, 'acme.sports', row => row.state === 'revoked');
    await rowThat(page, 'intranet', row => row.state === 'revoked');
    await rowThat(page, 'Blue Bakery', row => row.state === 'revoked');
    await part('Reconnect queue');
    await reads(main(), '0 of 4 done');
    const title = () => page.locator('#stop-title').innerText();
    const first = await title();
    await keys.press('Skip');
    await keys.lands(/./);
    expect(await title()).not.toBe(first);
    for (let i = 0; i < 4 && !(await title()).includes('Anna'); i += 1) {
      const was = await title();
      await keys.press('Skip');
      await until('the next stop', async () => (await title()) !== was);
      await keys.lands(await title());
    }
    await keys.to('Refresh');
    await allowing(() => keys.key('Enter'));
    await reads(main(), '1 of 4 done');
    await keys.lands('Next');
    await keys.key('Enter');
    await until('another stop', async () => !(await title()).includes('Anna'));
    await keys.lands(await title());
  });

  test('stands in the history, whose charts are tables as well', async () => {
    await part('History');
    for (const chart of await page.locator('.chart').all()) {
      await keys.press('Table');
      await chart.locator('table').waitFor();
      await keys.key('Tab');
    }
    await keys.to('History (CSV)');
    expect(await saved(() => keys.key('Enter'))).toBe('token-health-history.csv');
    await keys.press('30 days');
    expect((await keys.here()).name).toBe('30 days');
  });

  test('hangs on its login, which opens and closes in its place', async () => {
    await part('Logins');
    const jana = /Jana Krüger/;
    await keys.press(jana);
    await page.locator('.login-accounts [data-account-id]').first().waitFor();
    await keys.press('Assign owner');
    await keys.lands('People');
    await keys.key('Escape');
    await keys.lands('Assign owner');
    await keys.press(jana, true);
    await page.locator('.login-accounts').waitFor({ state: 'detached' });
    await keys.lands(jana);
  });
});

test('the timeline: the picture by arrows, its table row by row, and what a day holds', async () => {
  await part('Timeline');
  await until('a mark', async () => (await page.locator('.mark[role=button]').count()) > 2);
  await until('the marks', async () => {
    await keys.key('Tab');
    return (await keys.here()).tag === 'g';
  });
  const mark = (await keys.here()).name;
  await keys.key('ArrowRight');
  expect((await keys.here()).name).not.toBe(mark);
  await keys.key('Enter');
  await page.locator('.opened [data-account-id]').first().waitFor();
  await keys.press('Assign owner');
  await keys.lands('People');
  // Closes the card alone, and only then what the card is in.
  await keys.key('Escape');
  await keys.lands('Assign owner');
  await keys.key('Escape');
  await page.locator('.opened').waitFor({ state: 'detached' });
  expect((await keys.here()).tag).toBe('g');
  await keys.press('Table', true);
  await keys.lands('Table');
  await until('a day', async () => {
    await keys.key('Tab');
    return (await keys.here()).name.length > 0 && page.evaluate(() => document.activeElement?.matches('.names'));
  });
  const day = (await keys.here()).name;
  await keys.key('Enter');
  await page.locator('.opened').waitFor();
  await keys.press('Dismiss');
  await keys.lands(day);
  await keys.press('Tools', true);
  await keys.lands('Tools');
});

test('the popup: a row removed leaves the focus at the next one', async () => {
  const popup = await browser.open('popup.html');
  await popup.setViewportSize({ width: 400, height: 600 });
  const there = keysOf(popup);
  await popup.locator('[data-account-id]').first().waitFor();
  const before = (await rows(popup)).length;
  await there.press('More actions');
  await there.pick('Remove');
  await there.lands('Cancel');
  await there.press('Remove', true);
  await until('one fewer', async () => (await rows(popup)).length < before);
  await there.here();
  expect(await popup.evaluate(() => document.activeElement?.closest('[data-account-id]') !== null)).toBe(true);
  await popup.close();
});
