/** The warning on the networks' own pages in Firefox: appears, keeps its place, is put away, reminds afterwards, goes with the add-on. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { bySelector, importInto, pressButton, rowsOf, rowWhere } from './support/page.ts';
import { KEYS, type Tab } from './support/tab.ts';

const CENTRE = 'https://accountscenter.facebook.com/password_and_security';
const PASSWORD = `${CENTRE}/password/change`;
const APPS = 'https://www.facebook.com/settings?tab=business_tools';
const ROLES = 'https://www.facebook.com/settings/?tab=profile_access';
const LINKEDIN_ADMINS = 'https://www.linkedin.com/company/4711/admin/settings/manage-admins/';

let world: World;
let firefox: Firefox;
let dashboard: Tab;

const tool = (network: string, handle: string, name: string, holder: string, more: object = {}) => ({
  network,
  handle,
  name,
  holder,
  connectedAt: new Date(Date.now() - 5 * 86_400_000).toISOString(),
  ...more,
});
const login = 'anna.berger@acme.example';

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port });
  dashboard = await firefox.open('dashboard.html#/accounts');
  const page = world.facebook.page('Kestrel Bank', { admin: 'anna' });
  const { value: accessToken } = world.facebook.token(page);
  const own = { network: 'facebook', handle: page.username, networkAccountId: page.id, name: page.name };
  await until('the list', () => dashboard.run(() => document.querySelector('input[name=accounts]') !== null));
  await importInto(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    apps: [{ network: 'facebook', clientId: world.facebook.app().id }],
    accounts: [
      { ...own, holder: 'browser', login, accessToken },
      tool('facebook', 'northwind', 'Northwind', 'livefyre', { login }),
      tool('facebook', 'bluebakery', 'Blue Bakery', 'facelift', { login }),
      tool('instagram-business', 'fjord.knit', 'Fjord Knit', 'postiz', { login }),
      tool('linkedin', 'acme', 'Acme Inc', 'livefyre', { networkAccountId: 'urn:li:organization:4711' }),
    ],
  });
  await rowWhere(dashboard, 'Kestrel Bank', row => row.state === 'healthy');
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const guardsOf = (page: Tab) =>
  page.run(() =>
    [...document.querySelectorAll<HTMLElement>('token-health-guard')]
      .filter(host => host.checkVisibility())
      .map(host => ({
        kind: host.dataset.kind,
        count: Number(host.dataset.count),
        small: host.dataset.size === 'small',
        text: host.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        markup: `${host.outerHTML} ${host.shadowRoot?.innerHTML}`,
        names: [...(host.shadowRoot?.querySelectorAll('.name') ?? [])].map(name => name.textContent).sort(),
      })),
  );
type Guard = Awaited<ReturnType<typeof guardsOf>>[number];
const guardOn = (page: Tab, wanted: (guard: Guard) => boolean = () => true): Promise<Guard> =>
  until('the guard', async () => {
    const all = await guardsOf(page);
    const [only] = all;
    if (only && all.length === 1 && wanted(only)) return only;
    throw new Error(JSON.stringify(all.map(({ markup, ...rest }) => rest)));
  });
const noGuard = (page: Tab) => until('no guard', async () => (await guardsOf(page)).length === 0);
const lists = async () => (await firefox.addresses()).filter(address => address.includes('#/queue?only='));
/** The list that opens; its tab. */
const listAfter = async (leave: () => Promise<unknown>): Promise<Tab> => {
  const tab = await firefox.windowOf(leave);
  await until('the list', async () => {
    const open = await lists();
    if (open.length === 1) return true;
    throw new Error(open.join());
  });
  return tab;
};

test('before a password is changed: how many, in how many tools, which ones; nothing of people or tokens', async () => {
  const page = await firefox.visit(PASSWORD);
  const guard = await guardOn(page);
  expect(guard).toMatchObject({ kind: 'password', count: 4, small: false });
  expect(guard.text).toContain('Changing this password will probably end 4 connections in 3 tools and this browser.');
  expect(guard.names).toEqual(['Blue Bakery', 'Fjord Knit', 'Kestrel Bank', 'Northwind']);
  expect(guard.markup).not.toMatch(/anna\.berger|Acme|EAA/);
  await page.close();
});

test('it covers no field, large or small, and the keyboard makes it small', async () => {
  const page = await firefox.visit(`${PASSWORD}?late=600`);
  await until('the form', () => page.run(() => document.querySelector('[name=again]') !== null));
  await guardOn(page, guard => !guard.small);
  const covered = () => {
    const box = document.querySelector('token-health-guard')?.getBoundingClientRect();
    if (!box) return ['no guard'];
    return [...document.querySelectorAll('input, form button')].flatMap(field => {
      const { left, top, right, bottom } = field.getBoundingClientRect();
      const apart = right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom;
      return apart ? [] : [field.outerHTML];
    });
  };
  for (const [width, height] of [
    [900, 660],
    [500, 760],
    [1366, 768],
  ] as const) {
    await page.resize(width, height);
    await until('nothing is covered', async () => (await page.run(covered)).length === 0);
    await page.click(bySelector, '[name=again]');
    await until('nothing is covered while typing', async () => (await page.run(covered)).length === 0);
  }
  await page.reload();
  await guardOn(page, guard => !guard.small);
  await until('the last button', async () => {
    await page.press(KEYS.tab);
    return page.run(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.includes('Never show'));
  });
  await page.press(KEYS.escape);
  await guardOn(page, guard => guard.small);
  await page.close();
});

test('connected apps, and roles by the organisation in the address', async () => {
  const page = await firefox.visit(APPS);
  expect((await guardOn(page)).text).toContain(`Your app with client ID ${world.facebook.app().id}`);
  await page.goto(LINKEDIN_ADMINS);
  expect(await guardOn(page)).toMatchObject({ kind: 'roles', count: 1, names: ['Acme Inc'] });
  await page.close();
});

test('a page that never loads anew: it comes and goes with the address', async () => {
  const page = await firefox.visit(CENTRE);
  const link = (words: string) => [...document.querySelectorAll('a')].find(each => each.textContent?.includes(words));
  await until('the link', () => page.run(link, 'Change password'));
  expect(await guardsOf(page)).toEqual([]);
  await page.click(link, 'Change password');
  await guardOn(page);
  await page.click(link, 'Password and security');
  await noGuard(page);
  await page.back();
  await guardOn(page);
  await page.close();
});

test('"Remind me afterwards" opens the list of these accounts once the page is left, not before', async () => {
  const page = await firefox.visit(PASSWORD);
  await guardOn(page);
  await pressButton(page, 'Remind me afterwards');
  await guardOn(page, guard => guard.text.includes('opens when you leave this page'));
  await page.reload();
  await guardOn(page, guard => guard.text.includes('opens when you leave this page'));
  expect(await lists()).toEqual([]);
  world.facebook.changePassword('anna');
  const list = await listAfter(() => page.click(bySelector, 'form button'));
  await rowWhere(list, 'Kestrel Bank', row => row.cause === 'password-changed');
  await rowWhere(list, 'Northwind', row => row.text.includes('Probably ended too') && row.state === 'healthy');
  expect(await rowsOf(list)).toHaveLength(4);
  await list.close();
  await page.close();
});

test('so it does when the tab is closed after the event page was ended, and only once', async () => {
  const page = await firefox.visit(LINKEDIN_ADMINS);
  await guardOn(page);
  await pressButton(page, 'Remind me afterwards');
  await guardOn(page, guard => guard.text.includes('opens when you leave this page'));
  await firefox.killBackground();
  const list = await listAfter(() => page.close());
  await rowWhere(list, 'Acme Inc', () => true);
  expect(await lists()).toHaveLength(1);
  await list.close();
});

/** What was put away on pages about roles is stored; the warning itself goes before that. */
const rolesAreQuiet = () =>
  firefox.api(async () => {
    const db = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open('token-health');
      request.onsuccess = () => resolve(request.result);
    });
    const request = db.transaction('settings').objectStore('settings').get('guards');
    const guards = await new Promise<{ quiet: { kind: string }[] } | undefined>(resolve => {
      request.onsuccess = () => resolve(request.result);
    });
    db.close();
    return guards?.quiet.some(({ kind }) => kind === 'roles') ?? false;
  });

test('put away for ever it stays away, on this kind of page only; the settings show it again', async () => {
  const page = await firefox.visit(ROLES);
  await guardOn(page);
  await pressButton(page, 'Never show this here');
  await noGuard(page);
  await until('it is stored', rolesAreQuiet);
  await firefox.killBackground();
  await page.reload();
  // A page of another kind gets its own meanwhile: a clock would prove nothing.
  const other = await firefox.visit(APPS);
  await guardOn(other);
  await other.close();
  expect(await guardsOf(page)).toEqual([]);
  const settings = await firefox.open('dashboard.html#/settings/hosts');
  await pressButton(settings, 'Show again', '[data-guard=facebook]');
  await until('nothing is hidden any more', () =>
    settings.run(() => !document.querySelector('[data-guard=facebook]')?.textContent?.includes('Hidden at present')),
  );
  await page.reload();
  await guardOn(page);
  await page.close();
  await settings.close();
});

test('the console is clean', () => expectCleanConsole(firefox, world));

test('gone when the add-on is disabled', async () => {
  const page = await firefox.visit(LINKEDIN_ADMINS);
  await guardOn(page);
  await firefox.disable();
  await noGuard(page);
});
