/** Firefox by keys alone, with every stop in sight: the welcome, the list and many at once, the queue, what is taken along, the settings. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import type { Keys } from '../e2e/support/keys.ts';
import { openInbox } from '../world/inbox.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { keysIn } from './support/keys.ts';
import { REDIRECT } from './support/names.ts';
import { importInto, rowsOf, rowWhere, says } from './support/page.ts';
import type { Tab } from './support/tab.ts';

const { site, posted } = openInbox();
let world: World;
let firefox: Firefox;
let page: Tab;
let keys: Keys;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false, sites: [site] });
  world.facebook.app(undefined, { redirectUris: [REDIRECT] });
  world.facebook.signedInAs('anna');
  firefox = await launchFirefox({ port: world.port });
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const there = (selector: string, count?: number) =>
  until(selector, async () => {
    const found = await page.run((at: string) => document.querySelectorAll(at).length, selector);
    return count === undefined ? found > 0 : found === count;
  });
/** At the network: on to its one button. */
const allowing = async (start: () => Promise<unknown>): Promise<void> => {
  const window = await firefox.windowOf(start);
  await until('the network’s page', () => window.run(() => document.querySelector('#allow') !== null));
  const at = keysIn(window);
  await until('its button', async () => {
    await at.key('Tab');
    return window.run(() => document.activeElement?.id === 'allow');
  });
  // The window closes under the key.
  await at.key('Enter').catch(() => undefined);
};
const part = async (name: string, nav = '.parts'): Promise<void> => {
  await keys.press(name, true);
  await until(name, () =>
    page.run(
      (at: string, text: string) => document.querySelector(`${at} [aria-current=page]`)?.textContent === text,
      nav,
      name,
    ),
  );
};

test('the welcome: three steps, one account tracked on the way, and the sample', async () => {
  page = await firefox.open('welcome.html');
  keys = keysIn(page);
  await says(page, 'Welcome to Token Health');
  for (const name of ['LinkedIn', 'Livefyre']) {
    await keys.to(new RegExp(`${name}$`));
    await keys.key('Space');
  }
  await keys.press('Next');
  await keys.lands('Fill your list');
  await keys.to('Just track: LinkedIn');
  const list = await firefox.windowOf(() => keys.key('Enter'));
  await until('the dialog', () => list.run(() => document.querySelector('dialog[open]') !== null));
  const inList = keysIn(list);
  await inList.fill(/^Account name/, 'nordlicht');
  await inList.key('Enter');
  await rowWhere(list, 'nordlicht', () => true);
  await list.close();
  await keys.press('Next');
  await says(page, 'Open my list');
  await keys.press('Open my list');
  await until('the list', async () => (await page.url()).includes('dashboard.html#/accounts'));
  await rowWhere(page, 'nordlicht', () => true);
  const welcome = await firefox.open('welcome.html');
  const again = keysIn(welcome);
  await says(welcome, 'Welcome to Token Health');
  await again.press('Look around in a sample');
  await rowWhere(welcome, 'Harbour Coffee', () => true);
  await again.press(/^Reconnect|^Refresh/);
  await says(welcome, 'In the sample, nothing happens');
  await again.press('Leave the sample', true);
  await until('the steps', () => welcome.run(() => document.querySelector('.steps') !== null));
  await welcome.close();
});

describe('the list', () => {
  beforeAll(async () => {
    const token = world.instagram.account('acme.sports').token();
    const expiresAt = new Date(Date.now() + 40 * 86_400_000).toISOString();
    await importInto(page, {
      ...{ format: 'token-health/accounts', version: 1 },
      accounts: [
        { network: 'instagram', handle: 'acme.sports', holder: 'browser', accessToken: token.value },
        ...['Alpine', 'Fjord', 'Marlow'].map(name => ({
          ...{ network: 'tiktok', handle: name.toLowerCase(), name, holder: 'facelift', expiresAt },
        })),
      ],
    });
    await rowWhere(page, 'acme.sports', row => row.state === 'healthy');
  });

  test('a dialog takes the focus and gives it back; a pasted token is kept', async () => {
    await keys.press('Dismiss');
    await there('.import', 0);
    await keys.here();
    await keys.press('Connect account', true);
    await there('dialog[open]');
    await keys.lands('Network');
    await keys.choose('Network', 'Instagram');
    await keys.to(/^(Sign in|Paste a token)$/);
    for (let i = 0; i < 3 && (await keys.here()).name !== 'Paste a token'; i += 1) await keys.key('ArrowRight');
    await keys.to(/^Token/);
    await keys.type(world.instagram.account('acme.kids').token().value);
    await keys.press('Check token');
    await keys.lands('What Instagram says');
    await keys.press('Keep');
    await there('dialog', 0);
    await keys.lands('Connect account');
    await rowWhere(page, 'acme.kids', row => row.state === 'healthy');
  });

  test('an account is connected by signing in', async () => {
    await keys.key('Enter');
    await there('dialog[open]');
    await keys.lands('Network');
    await keys.choose('Network', 'Facebook');
    await keys.fill(/^Client id/, world.facebook.app().id);
    await keys.to('Connect');
    await allowing(() => keys.key('Enter'));
    await there('dialog', 0);
    await rowWhere(page, 'Anna', row => row.state === 'healthy');
    await keys.lands('Connect account');
  });

  test('is searched, and worked on many at once', async () => {
    await keys.fill('Find an account', 'a');
    await keys.choose('Network', 'TikTok');
    await there('[data-account-id]', 3);
    await keys.to('Select all shown');
    await keys.key('Space');
    await there('.bulk');
    await keys.press('Tags', true);
    await there('.bulk .card');
    await keys.type('Spring');
    await keys.key('Enter');
    await keys.lands('Tags');
    await rowWhere(page, 'Fjord', row => row.text.includes('Spring'));
    await keys.press('Snooze', true);
    await keys.pick('1 week');
    await keys.lands('Snooze');
    await rowWhere(page, 'Fjord', row => row.text.includes('Snoozed'));
    await keys.press('Pause');
    await keys.lands('Resume');
    await keys.press('Select none');
    await there('.bulk', 0);
    await keys.here();
  });

  test('a row that is removed leaves the focus at the next one', async () => {
    await keys.to('Select Alpine');
    await keys.press('Remove');
    await keys.lands('Cancel');
    await keys.press('Remove', true);
    await there('[data-account-id]', 2);
    await keys.lands('Remove');
    expect(await page.run(() => document.activeElement?.closest('[data-account-id]') !== null)).toBe(true);
  });

  test('goes along as JSON, CSV and ICS', async () => {
    await keys.to('Export accounts', true);
    const accounts = await firefox.saved('token-health-accounts.json', () => keys.key('Enter'));
    expect(JSON.parse(accounts).format).toBe('token-health/accounts');
    for (const [item, name, begins] of [
      ['Table (CSV)', 'token-health-accounts.csv', '\ufeff'],
      ['Calendar of deadlines (ICS)', 'token-health-deadlines.ics', 'BEGIN:VCALENDAR'],
    ] as const) {
      await keys.press('More exports');
      expect((await firefox.saved(name, () => keys.pick(item))).startsWith(begins)).toBe(true);
      await keys.lands('More exports');
    }
  });
});

test('the queue: skipped, and signed in again at its network, by keys there as well', async () => {
  await part('Accounts', '.tabs');
  world.instagram.changePassword('acme.sports');
  world.facebook.changePassword('anna');
  await keys.press('Check all now');
  // An account that is still being asked about cannot be refreshed. The popup shows all, whatever the list was searched for.
  const popup = await firefox.open('popup.html');
  for (const name of ['acme.sports', 'Anna']) await rowWhere(popup, name, row => row.state === 'revoked');
  await popup.close();
  await part('Reconnect queue', '.tabs');
  await says(page, '0 of 2 done');
  const title = () => page.run(() => document.querySelector('#stop-title')?.textContent ?? '');
  for (let i = 0; i < 2 && !(await title()).includes('Anna'); i += 1) {
    const was = await title();
    await keys.press('Skip');
    await until('the next stop', async () => (await title()) !== was);
    await keys.lands(await title());
  }
  await keys.to('Refresh');
  await until('it rests', () => page.run(() => !document.activeElement?.matches(':disabled, [aria-disabled=true]')));
  await allowing(() => keys.key('Enter'));
  await says(page, '1 of 2 done');
});

describe('the settings', () => {
  test('channels: the secret has the focus once, and the test arrives', async () => {
    await keys.press('Settings', true);
    await there('.parts');
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
    await there('[data-channel] [data-code=sent]');
    expect(posted).toHaveLength(1);
  });

  test('people, apps and notices', async () => {
    await part('People');
    await keys.press('Add person');
    await keys.lands('Name');
    await keys.type('Jana');
    await keys.to('Newsroom');
    await keys.key('Space');
    await keys.press('Save person');
    await keys.lands('Add person');
    await says(page, 'told through Newsroom');
    await part('Apps');
    await keys.choose('Network', 'X');
    await keys.fill(/^Client id/, 'first-app');
    await keys.key('Enter');
    await keys.to(/^Remove app: X first-app/, true);
    await keys.key('Enter');
    await keys.lands('Cancel');
    await keys.press('Remove app', true);
    await until('it is gone', () => page.run(() => !document.body.innerText.includes('first-app')));
    await keys.here();
    await part('Notices');
    await keys.fill(/^Days before the end/, '14, 3');
    await keys.key('Enter');
    await says(page, 'Saved.');
  });

  test('the report is read before it is saved, and all is erased after a question', async () => {
    await part('Data');
    await keys.press('Show report');
    await keys.lands('The report as it will be saved');
    await keys.press('Close report');
    await keys.lands('Show report');
    await keys.press('Erase everything', true);
    await keys.lands('Cancel');
    await keys.press('Yes, erase everything', true);
    await says(page, 'Everything was erased.');
    await keys.here();
    expect(await rowsOf(page)).toEqual([]);
  });
});

test('the console is clean', () => expectCleanConsole(firefox, world));
