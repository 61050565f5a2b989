/** Accounts in Firefox: a token pasted, a sign-in with its Pages, lost and told in time, brought back together; and axe over every page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AXE, findViolations } from '../e2e/support/axe.ts';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { REDIRECT } from './support/names.ts';
import { bySelector, choose, importInto, pressButton, rowsOf, rowWhere, says } from './support/page.ts';
import { KEYS, type Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let dashboard: Tab;
let popup: Tab;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.facebook.app(undefined, { redirectUris: [REDIRECT] });
  firefox = await launchFirefox({ port: world.port });
  dashboard = await firefox.open('dashboard.html#/accounts');
  popup = await firefox.open('popup.html');
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const dialogIsOpen = (open: boolean) =>
  until(`the dialog is ${open ? 'open' : 'closed'}`, async () => {
    const there = await dashboard.run(() => document.querySelector('dialog[open]') !== null);
    return there === open;
  });
const openDialog = async (way: string): Promise<void> => {
  await pressButton(dashboard, 'Connect account');
  await dialogIsOpen(true);
  await dashboard.click(bySelector, `dialog [name=way][value=${way}]`);
};
/** Ids of the notices that are shown. */
const notices = () =>
  firefox.api(async () => {
    const { notifications } = (globalThis as unknown as { browser: typeof chrome }).browser;
    return Object.keys(await notifications.getAll());
  });

describe('a pasted token', () => {
  const paste = async (text: string): Promise<void> => {
    await openDialog('paste');
    await dashboard.fill(text, bySelector, 'dialog [name=token]');
  };

  test('is recognised, looked at, shown before it is kept, and healthy by the network’s own word', async () => {
    await paste(`"${world.instagram.account('acme.sports').token().value}"`);
    await pressButton(dashboard, 'Check token', 'dialog');
    await until('what was found', () =>
      dashboard.run(() => document.querySelector('.found[data-result=alive]') !== null),
    );
    await says(dashboard, 'acme.sports', '.found');
    expect(await rowsOf(popup)).toEqual([]);
    await pressButton(dashboard, 'Keep', 'dialog');
    await dialogIsOpen(false);
    await rowWhere(popup, 'acme.sports', row => row.state === 'healthy' && row.evidence === 'network');
  });

  test('that is none is named for what it is, at the field', async () => {
    await paste('EAAB••••••••');
    await choose(dashboard, 'network', 'facebook');
    await pressButton(dashboard, 'Check token', 'dialog');
    await says(dashboard, 'Copy the whole token', 'dialog');
    const wrong = () => document.activeElement?.getAttribute('aria-invalid') === 'true';
    await until('the focus is there', () => dashboard.run(wrong));
    await dashboard.press(KEYS.escape);
    await dialogIsOpen(false);
  });
});

describe('a sign-in with its Pages', () => {
  const pages = ['Acme', 'Blue Bakery', 'Corner Books'];
  let person: string;
  const family = (state: string) =>
    until(`all are ${state}`, async () => {
      const all = (await rowsOf(popup)).filter(row => row.id === person || row.parent === person);
      const right = all.length === 4 && all.every(row => row.state === state && !row.busy);
      if (right) return all;
      throw new Error(JSON.stringify(all.map(({ text, ...row }) => row)));
    });

  test('connected once, every Page stands under the login, read by its own token', async () => {
    for (const name of pages) world.facebook.page(name, { admin: 'anna' });
    world.facebook.signedInAs('anna');
    await pressButton(dashboard, 'Connect account');
    await dialogIsOpen(true);
    await choose(dashboard, 'network', 'facebook');
    await dashboard.fill(world.facebook.app().id, bySelector, 'dialog [name=clientId]');
    const window = await firefox.windowOf(() => dashboard.click(bySelector, 'dialog button[type=submit]'));
    await until('the network’s page', () => window.run(() => document.querySelector('#allow') !== null));
    await window.click(bySelector, '#allow');
    person = (await rowWhere(popup, 'Anna', row => row.state === 'healthy' && !row.parent)).id;
    const all = await family('healthy');
    for (const name of pages) expect(all.some(row => row.parent && row.text.includes(name))).toBe(true);
  });

  test('the password changed: all lost for that reason, told in one notice, and a click on it leads there', async () => {
    world.facebook.changePassword('anna');
    await firefox.killBackground();
    await pressButton(popup, 'Check all now');
    const all = await family('revoked');
    expect(new Set(all.map(row => row.cause))).toEqual(new Set(['password-changed']));
    await says(popup, 'Anna: 4 accounts, one sign-in');
    await until('the icon counts accounts', async () => (await firefox.badge()).text === '4');
    const [shown] = await until('one notice', async () => {
      const ids = await notices();
      return ids.length === 1 && ids;
    });
    expect(shown).toMatch(/:lost:revoked$/);
    await firefox.killBackground();
    const list = await firefox.windowOf(() => until('the click', firefox.clickNotice));
    await until('the account', async () => (await list.url()).endsWith(`#/accounts?account=${shown?.split(':')[0]}`));
    await rowWhere(list, 'Anna', row => row.state === 'revoked');
    await until('it is put away', async () => (await notices()).length === 0);
    await list.close();
  });

  test('one sign-in brings all back', async () => {
    const window = await firefox.windowOf(() => pressButton(popup, 'Refresh', `[data-account-id="${person}"]`));
    await until('the network’s page', () => window.run(() => document.querySelector('#allow') !== null));
    await window.click(bySelector, '#allow');
    await family('healthy');
    await until('the icon is quiet', async () => (await firefox.badge()).text === '');
  });
});

describe('quiet hours', () => {
  const HOUR = 60;
  const minutes = () => new Date().getHours() * HOUR + new Date().getMinutes();
  /** From two hours ago until in two hours, over midnight where that is. */
  const around = () => ({ from: (minutes() + 22 * HOUR) % (24 * HOUR), to: (minutes() + 2 * HOUR) % (24 * HOUR) });

  test('what happens in them is told when they end, over the event page’s end', async () => {
    await until('recoveries were told', async () => (await notices()).length > 0);
    await firefox.api(async () => {
      const { notifications } = (globalThis as unknown as { browser: typeof chrome }).browser;
      for (const id of Object.keys(await notifications.getAll())) await notifications.clear(id);
    });
    await firefox.send('saveSettings', { quiet: around() });
    world.instagram.changePassword('acme.sports');
    await pressButton(popup, 'Check all now');
    await rowWhere(popup, 'acme.sports', row => row.state === 'revoked');
    await until('the icon counts it', async () => (await firefox.badge()).text === '1');
    expect(await notices()).toEqual([]);
    await firefox.killBackground();
    await firefox.send('saveSettings', { quiet: null });
    const shown = await until('the notice', async () => {
      const ids = await notices();
      return ids.length > 0 && ids;
    });
    expect(shown).toEqual([expect.stringMatching(/:lost:revoked$/)]);
  });
});

describe('axe finds nothing', () => {
  const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  beforeAll(async () => {
    const tool = (network: string, name: string, more: object) => ({ network, handle: '', name, ...more });
    await importInto(dashboard, {
      format: 'token-health/accounts',
      version: 1,
      accounts: [
        tool('linkedin', 'Northwind', { holder: 'livefyre', expiresAt: soon(3), login: 'Jana Krüger' }),
        tool('tiktok', 'Fjord', { holder: 'facelift', expiresAt: soon(40), owner: { name: 'Olaf Owner' } }),
        tool('xing', 'Acme AG', { holder: 'facelift' }),
      ],
    });
    await rowWhere(popup, 'Fjord', row => row.state === 'healthy');
  });

  test.each([
    'popup.html',
    'dashboard.html#/accounts',
    'dashboard.html#/timeline',
    'dashboard.html#/queue',
    'dashboard.html#/logins',
    'dashboard.html#/history',
    'dashboard.html#/settings/tools',
    'dashboard.html#/settings/apps',
    'dashboard.html#/settings/hosts',
    'dashboard.html#/settings/notices',
    'dashboard.html#/settings/data',
  ])('%s', async path => {
    const page = await firefox.open(path);
    await until('the page', () => page.run(() => document.querySelector('h1, h2') !== null));
    expect(await page.run(`() => { ${AXE}; return (${findViolations})(); }`)).toEqual([]);
    await page.close();
  });
});

test('the console is clean', () => expectCleanConsole(firefox, world));
