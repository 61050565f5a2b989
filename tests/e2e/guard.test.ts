/** Issue 4, "Before it happens": the warning on the networks' own pages, on the production build. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { covered, guardButton, guards, guardThat, noGuard } from './support/guard.ts';
import { importFile, rows, rowThat } from './support/rows.ts';

const CENTRE = 'https://accountscenter.facebook.com/password_and_security';
const PASSWORD = `${CENTRE}/password/change`;
const APPS = 'https://www.facebook.com/settings?tab=business_tools';
const ROLES = 'https://www.facebook.com/settings/?tab=profile_access';
const LINKEDIN_ADMINS = 'https://www.linkedin.com/company/4711/admin/settings/manage-admins/';

let world: World;
let browser: Browser;
let dashboard: Page;

const tool = (network: string, handle: string, name: string, holder: string, more: object = {}) => ({
  network,
  handle,
  name,
  holder,
  connectedAt: new Date(Date.now() - 5 * 86_400_000).toISOString(),
  ...more,
});

const file = () => {
  const page = world.facebook.page('Kestrel Bank', { admin: 'anna' });
  const { value: accessToken } = world.facebook.token(page);
  return {
    format: 'token-health/accounts',
    version: 1,
    apps: [{ network: 'facebook', clientId: world.facebook.app().id }],
    accounts: [
      {
        network: 'facebook',
        handle: page.username,
        networkAccountId: page.id,
        name: page.name,
        holder: 'browser',
        login: 'anna.berger@acme.example',
        owner: { name: 'Olaf Owner', email: 'olaf@owner.example' },
        accessToken,
      },
      tool('facebook', 'northwind', 'Northwind', 'livefyre', { login: 'anna.berger@acme.example' }),
      tool('facebook', 'bluebakery', 'Blue Bakery', 'facelift', { login: 'anna.berger@acme.example' }),
      tool('instagram-business', 'fjord.knit', 'Fjord Knit', 'postiz', { login: 'anna.berger@acme.example' }),
      tool('facebook', 'gone', 'Long Gone', 'facelift', { expiresAt: '2020-01-01T00:00:00Z' }),
      tool('x', 'acme_news', 'Acme News', 'livefyre'),
      tool('linkedin', 'acme', 'Acme Inc', 'livefyre', { networkAccountId: 'urn:li:organization:4711' }),
      tool('linkedin', 'other', 'Other Inc', 'livefyre', { networkAccountId: 'urn:li:organization:4712' }),
      tool('linkedin', 'jana', 'Jana K', 'livefyre', { networkAccountId: 'urn:li:person:abc' }),
      tool('xing', 'acme', 'Acme XING', 'facelift'),
    ],
  };
};

const go = async (url: string): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(url);
  return page;
};

/** Our dashboards that show a chosen list. */
const lists = () => browser.context.pages().filter(page => page.url().includes('#/queue?only='));

/** Nothing comes, looked for until a page that does get a guard has got it: a clock of its own would prove nothing. */
const staysAway = async (page: Page): Promise<void> => {
  const other = await go(APPS);
  await guardThat(other);
  await other.close();
  expect(await guards(page)).toEqual([]);
};

/** What was put away on pages about roles is stored; the warning itself goes before that. */
const rolesAreQuiet = (): Promise<boolean> =>
  dashboard.evaluate(async () => {
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

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/accounts');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test('without accounts nothing is shown', async () => {
  const page = await go(PASSWORD);
  await page.locator('form').waitFor();
  await until('the worker knows its pages', async () => (await rows(dashboard)).length === 0);
  expect(await guards(page)).toEqual([]);
  await page.close();
});

describe('with accounts', () => {
  beforeAll(async () => {
    await importFile(dashboard, file());
    await rowThat(dashboard, 'Kestrel Bank', row => row.state === 'healthy');
  });

  test('before a password is changed: how many, in how many tools, which ones; nothing else', async () => {
    const page = await go(PASSWORD);
    const guard = await guardThat(page);
    expect(guard).toMatchObject({ kind: 'password', count: 4, small: false, corner: 'bottom-right' });
    expect(guard.text).toContain('Changing this password will probably end 4 connections in 3 tools and this browser.');
    expect(guard.names.toSorted()).toEqual(['Blue Bakery', 'Fjord Knit', 'Kestrel Bank', 'Northwind']);
    for (const tool of ['Livefyre', 'Facelift', 'Postiz', 'This browser']) expect(guard.text).toContain(tool);
    // No owner, no e-mail address, no token, no other network, nothing that is over already.
    const markup = await page.evaluate(() => {
      const host = document.querySelector('token-health-guard');
      return `${host?.outerHTML} ${host?.shadowRoot?.innerHTML}`;
    });
    expect(markup).not.toMatch(/Olaf|owner\.example|anna\.berger|Acme|Long Gone|EAA/);
    expect(markup).toContain('a…@acme.example');
    await page.close();
  });

  test('it covers no field: it moves, makes itself small, and goes on doing so', async () => {
    const page = await go(`${PASSWORD}?late=600`);
    await page.locator('[name=new]').waitFor();
    await guardThat(page, guard => !guard.small);
    expect(await covered(page)).toEqual([]);
    for (const size of [
      { width: 900, height: 560 },
      { width: 390, height: 700 },
    ]) {
      await page.setViewportSize(size);
      await until('nothing is covered', async () => (await covered(page)).length === 0);
      await page.locator('[name=again]').focus();
      await until('nothing is covered while typing', async () => (await covered(page)).length === 0);
    }
    await guardThat(page, guard => guard.small);
    await page.close();
  });

  test('the keyboard reaches everything, and makes it small', async () => {
    const page = await go(PASSWORD);
    await guardThat(page);
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? '');
    const seen: string[] = [];
    await until('the last button', async () => {
      await page.keyboard.press('Tab');
      seen.push(await focused());
      return seen.at(-1)?.includes('Never show');
    });
    expect(seen.filter(text => /Remind me afterwards|Hide for a week|Never show/.test(text))).toHaveLength(3);
    await page.keyboard.press('Escape');
    await guardThat(page, guard => guard.small);
    await page.keyboard.press('Enter');
    await guardThat(page, guard => !guard.small);
    await page.close();
  });

  test('connected apps: which entry feeds which accounts, as far as that is known', async () => {
    const page = await go(APPS);
    const guard = await guardThat(page);
    expect(guard.kind).toBe('apps');
    expect(guard.text).toContain(`Your app with client ID ${world.facebook.app().id}`);
    expect(guard.text).toContain('The entry of Livefyre; what it is called here is not known');
    await page.close();
  });

  test('roles: the accounts of the organisation in the address, no people', async () => {
    const page = await go(LINKEDIN_ADMINS);
    expect(await guardThat(page)).toMatchObject({ kind: 'roles', count: 1, names: ['Acme Inc'] });
    await page.close();
    const facebook = await go(ROLES);
    expect((await guardThat(facebook)).text).toContain('does not tell which of them');
    await facebook.close();
  });

  test('a page that never loads anew: it comes and goes with the address', async () => {
    const page = await go(CENTRE);
    await page.locator('h1').waitFor();
    expect(await guards(page)).toEqual([]);
    await page.getByRole('link', { name: 'Change password' }).click();
    await guardThat(page);
    await page.getByRole('link', { name: 'Password and security' }).click();
    await noGuard(page);
    await page.goBack();
    await guardThat(page);
    await page.close();
  });

  test('where a new password is not known to end anything, and on other pages, nothing is said', async () => {
    for (const url of [
      'https://x.com/settings/password',
      'https://www.linkedin.com/mypreferences/d/change-password',
      'https://www.facebook.com/',
      'https://www.facebook.com/settings?tab=account',
      'https://www.instagram.com/accounts/password/change/',
    ]) {
      const page = await go(url);
      await staysAway(page);
      await page.close();
    }
  });

  test('"Remind me afterwards" opens the list of these accounts once the page is left, not before', async () => {
    const page = await go(PASSWORD);
    await guardThat(page);
    await guardButton(page, 'Remind me afterwards').click();
    await guardThat(page, guard => guard.text.includes('opens when you leave this page'));
    await page.reload();
    await guardThat(page, guard => guard.text.includes('opens when you leave this page'));
    expect(lists()).toEqual([]);
    world.facebook.changePassword('anna');
    await page.locator('form button').click();
    const [list] = await until('the list', async () => lists().length === 1 && lists());
    await rowThat(list as Page, 'Kestrel Bank', row => row.cause === 'password-changed');
    // What the tools hold of the same login is suspected, and called nothing else.
    const suspected = await rowThat(list as Page, 'Northwind', row => row.text.includes('Probably ended too'));
    expect(suspected.text).toMatch(
      /Facebook reported (at|on|yesterday) .*that the password of this login was changed \(/,
    );
    expect([suspected.state, suspected.cause]).toEqual(['healthy', '']);
    expect((await rows(list as Page)).map(row => row.text.split('\n')[0])).toHaveLength(4);
    await list?.close();
    await page.close();
  });

  test('so it does when the tab is closed after the worker was stopped, and only once', async () => {
    const page = await go(LINKEDIN_ADMINS);
    await guardThat(page);
    await guardButton(page, 'Remind me afterwards').click();
    await until(
      'it is noted',
      async () =>
        Object.keys(
          ((await dashboard.evaluate(() => chrome.storage.session.get('guard-reminders')))['guard-reminders'] ??
            {}) as object,
        ).length === 1,
    );
    await browser.killWorker();
    await page.close();
    const [list] = await until('the list', async () => lists().length > 0 && lists());
    await rowThat(list as Page, 'Acme Inc', () => true);
    expect(lists()).toHaveLength(1);
    await list?.close();
  });

  test('and when the next page is on another site', async () => {
    const page = await go(LINKEDIN_ADMINS);
    await guardThat(page);
    await guardButton(page, 'Remind me afterwards').click();
    await guardThat(page, guard => guard.text.includes('opens when you leave this page'));
    await browser.killWorker();
    await page.goto('https://www.pinterest.com/');
    // The page's word was lost with the worker: the alarm looks after it, half a minute later at the soonest.
    const [list] = await until('the list', async () => lists().length > 0 && lists(), 900);
    // Chromium forgets all texts of an extension in a process where a page is closed while it asks for them.
    await list?.locator('h1').first().waitFor();
    await list?.close();
    await page.close();
  });

  test('put away for ever it stays away, on this kind of page of this network only; the settings show it again', async () => {
    const page = await go(ROLES);
    await guardThat(page);
    await guardButton(page, 'Never show this here').click();
    await noGuard(page);
    await until('it is stored', rolesAreQuiet);
    await page.reload();
    await page.locator('h1').waitFor();
    await staysAway(page);
    await browser.killWorker();
    await page.reload();
    await staysAway(page);

    await dashboard.goto(`${dashboard.url().split('#')[0]}#/settings/hosts`);
    const entry = dashboard.locator('[data-guard=facebook]');
    await entry.getByText('Hidden at present: roles').waitFor();
    await entry.getByRole('button', { name: 'Show again' }).click();
    await page.reload();
    await guardThat(page);
    await page.close();
  });

  test('switched off in the settings it is gone at once, also where all sites are held', async () => {
    const page = await go(LINKEDIN_ADMINS);
    await guardThat(page);
    await dashboard.getByRole('button', { name: "Stop warning on LinkedIn's settings pages" }).click();
    await noGuard(page);
    await dashboard.getByRole('button', { name: "Warn me on LinkedIn's settings pages" }).click();
    await guardThat(page);
    await page.close();
  });

  test('gone when the extension is disabled', async () => {
    const page = await go(LINKEDIN_ADMINS);
    await guardThat(page);
    const manage = await browser.context.newPage();
    await manage.goto('chrome://extensions');
    await manage.evaluate(
      id =>
        new Promise<void>(done => {
          const { management } = chrome as unknown as {
            management: { setEnabled: (id: string, on: boolean, then: () => void) => void };
          };
          management.setEnabled(id, false, done);
        }),
      browser.id,
    );
    await noGuard(page);
  });
});
