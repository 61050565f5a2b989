/** Pasted tokens: recognised, looked at before they are kept, never anywhere in the clear; app passwords; and accounts tracked by hand. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTS } from '../world/mastodon/mastodon.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { ISSUER } from './support/cast.ts';
import { rows, rowThat } from './support/rows.ts';

const DAY = 86_400_000;

let world: World;
let browser: Browser;
let dashboard: Page;
/** Everything that was pasted or typed and must lie nowhere in the clear. */
const secrets: string[] = [];

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/accounts');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const openDialog = async (way: string, network?: string): Promise<Locator> => {
  await dashboard.bringToFront();
  const dialog = dashboard.getByRole('dialog');
  // One that a failed test left open must not spoil the next.
  if (await dialog.isVisible()) await close();
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  if (network) await dialog.locator('[name=network]').selectOption(network);
  await dialog.locator(`[name=way][value=${way}]`).check();
  return dialog;
};

/** Paste, choose what cannot be recognised, and have it looked at. */
const paste = async (text: string, network?: string, issuer?: string): Promise<Locator> => {
  secrets.push(...(text.match(/[\w.~+/-]{24,}/g) ?? []));
  const dialog = await openDialog('paste');
  await dialog.locator('[name=token]').fill(text);
  if (network) await dialog.locator('[name=network]').selectOption(network);
  if (issuer) await dialog.locator('[name=issuer]').fill(issuer);
  await dialog.getByRole('button', { name: 'Check token' }).click();
  return dialog;
};
const found = (dialog: Locator, result: string) => dialog.locator(`.found[data-result="${result}"]`);
const close = async () => {
  await dashboard.keyboard.press('Escape');
  await dashboard.getByRole('dialog').waitFor({ state: 'detached' });
};

interface Case {
  network: string;
  token: (world: World) => string | Promise<string>;
  /** Where its shape does not tell. */
  choose?: true;
  issuer?: string;
  name: string;
  says: RegExp;
}

const cases: Case[] = [
  {
    network: 'facebook',
    token: ({ facebook }) => facebook.token(facebook.page('Northwind', { admin: 'anna' })).value,
    choose: true,
    name: 'Northwind',
    says: /Token of a page.*pages_show_list/s,
  },
  {
    network: 'instagram',
    token: ({ instagram }) => `"${instagram.account('acme.sports').token().value}"`,
    name: 'acme.sports',
    says: /Works|Renews/,
  },
  {
    network: 'linkedin',
    token: ({ linkedin }) => `Authorization: Bearer ${linkedin.grant('acme').access}`,
    choose: true,
    name: 'acme',
    says: /Account/,
  },
  {
    network: 'mastodon',
    token: ({ mastodon }) => mastodon.grant('gardener').access,
    choose: true,
    issuer: `https://${HOSTS.current}`,
    name: 'gardener',
    says: /Says that it never ends|Not told/,
  },
  {
    network: 'oauth',
    token: async ({ oauth }) => (await oauth.grant('portal')).access,
    choose: true,
    issuer: ISSUER,
    name: 'Portal',
    says: /Account/,
  },
];

describe.each(cases)('$network', ({ network, token, choose, issuer, name, says }) => {
  test('looked at, shown, kept, and healthy by the network’s own word', async () => {
    const dialog = await paste(await token(world), choose && network, issuer);
    const shown = found(dialog, 'alive');
    await until('the token is looked at', async () => {
      if (await shown.isVisible()) return true;
      throw new Error(await dialog.innerText());
    });
    const text = await shown.innerText();
    expect(text).toContain(name);
    expect(text).toMatch(says);
    expect((await rows(dashboard)).some(row => row.network === network)).toBe(false);
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    const row = await rowThat(dashboard, name, r => r.network === network && r.state === 'healthy');
    expect(row).toMatchObject({ evidence: 'network', holder: 'browser', cause: '' });
    await dialog.waitFor({ state: 'detached' });
  });
});

test('the same account once more: its token is replaced, no second row', async () => {
  const { facebook } = world;
  const dialog = await paste(facebook.token(facebook.page('Northwind', { admin: 'anna' })).value, 'facebook');
  await found(dialog, 'alive').waitFor();
  expect(await dialog.innerText()).toContain('here already');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await rows(dashboard)).filter(row => row.network === 'facebook')).toHaveLength(1);
});

test('X: a token endpoint’s answer, and not one question that costs', async () => {
  const { access, refresh } = world.x.account('acme_news').grant();
  const answer = {
    token_type: 'bearer',
    expires_in: 7200,
    access_token: access,
    refresh_token: refresh,
    scope: 'users.read',
  };
  const dialog = await paste(JSON.stringify(answer, null, 2), 'x');
  await found(dialog, 'not-asked').waitFor();
  expect(await dialog.innerText()).toContain('with refresh token');
  await dialog.locator('[name=handle]').fill('@acme_news');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await rowThat(dashboard, 'acme_news', row => row.state === 'unknown');
  expect(world.requests({ host: 'api.x.com' })).toEqual([]);
  // With the app a renewal proves it, and that is free.
  await dashboard.evaluate(
    clientId => chrome.runtime.sendMessage({ name: 'saveApp', payload: { network: 'x', clientId } }),
    world.x.app().clientId,
  );
  await rowThat(dashboard, 'acme_news', row => row.state === 'healthy' && row.evidence === 'network');
  expect(world.requests({ host: 'api.x.com' }).map(({ path }) => path)).toEqual(['/2/oauth2/token']);
});

test('a dead one: shown with its cause, kept only without the token', async () => {
  const token = world.instagram.account('acme.kids').token().value;
  world.instagram.changePassword('acme.kids');
  const dialog = await paste(token);
  await found(dialog, 'ended').waitFor();
  expect(await dialog.innerText()).toContain('Password was changed');
  expect(await dialog.getByRole('button', { name: 'Keep', exact: true }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Track without token' }).click();
  const name = dialog.locator('[name=handle]');
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  await name.fill('acme.kids');
  await dialog.getByRole('button', { name: 'Track without token' }).click();
  await dialog.waitFor({ state: 'detached' });
  await rowThat(dashboard, 'acme.kids', row => row.state === 'revoked' && row.cause === 'password-changed');
});

test.each([
  ['not a token at all', 'This is not a token'],
  ['EAAB••••••••', 'Copy the whole token'],
  ['{"access_token": "EAAB', 'breaks off'],
  ['https://app.example/?code=AQBx12345678', 'the code of a sign-in'],
])('garbage is named for what it is, at the field: %s', async (text, says) => {
  const dialog = await openDialog('paste', 'facebook');
  const field = dialog.locator('[name=token]');
  await field.fill(text);
  await dialog.getByRole('button', { name: 'Check token' }).click();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const [described = ''] = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
  expect(await dialog.locator(`[id="${described}"]`).innerText()).toContain(says);
  await until('the focus is there', () => field.evaluate(element => element === document.activeElement));
  await close();
});

test('closed without keeping: what waited is forgotten at once', async () => {
  const dialog = await paste(world.instagram.account('acme.home').token().value);
  await found(dialog, 'alive').waitFor();
  await close();
  const waiting = () =>
    dashboard.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open('token-health');
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const request = db.transaction('secrets').objectStore('secrets').getAllKeys();
      const keys = await new Promise<IDBValidKey[]>(resolve => {
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
      return keys.filter(key => String(key).startsWith('pending:')).length;
    });
  await until('nothing waits', async () => (await waiting()) === 0);
  expect((await rows(dashboard)).some(row => row.text.includes('acme.home'))).toBe(false);
});

describe('an app password', () => {
  const signIn = async (dialog: Locator, name: string, password: string) => {
    secrets.push(password);
    await dialog.locator('[name=identifier]').fill(name);
    await dialog.locator('[name=appPassword]').fill(password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const says = (dialog: Locator, words: RegExp) =>
    until(`the dialog says ${words}`, async () => words.test(await dialog.locator('p[role=status]').innerText()));

  test('wrong, unknown, and a main password that wants a code: each with its next step', async () => {
    const anna = world.bluesky.person('anna');
    anna.emailCode = true;
    const dialog = await openDialog('password', 'bluesky');
    await signIn(dialog, anna.handle, 'aaaa-bbbb-cccc-dddd');
    await says(dialog, /app password is wrong/);
    await signIn(dialog, anna.handle, anna.password);
    await says(dialog, /it needs no code/);
    await signIn(dialog, 'nobody.acme.social', 'aaaa-bbbb-cccc-dddd');
    await says(dialog, /leads to no server/);
    await close();
    expect((await rows(dashboard)).some(row => row.network === 'bluesky')).toBe(false);
  });

  test('the right one: connected without any app, the server found by the name', async () => {
    const anna = world.bluesky.person('anna');
    const dialog = await openDialog('password', 'bluesky');
    await signIn(dialog, `@${anna.handle}`, world.bluesky.appPassword('anna'));
    await rowThat(dashboard, anna.handle, row => row.state === 'healthy' && row.evidence === 'network');
    await dialog.waitFor({ state: 'detached' });
  });

  test('deleted: lost; the row leads to the dialog, and a new one brings it back', async () => {
    const anna = world.bluesky.person('anna');
    world.bluesky.deleteAppPasswords('anna');
    await dashboard.getByRole('button', { name: 'Check all now' }).click();
    // A session younger than a minute is not opened again, so that why it ended is told only then; that it ended is told at once.
    const { id } = await rowThat(dashboard, anna.handle, row => row.state === 'revoked');
    const popup = await browser.open('popup.html');
    const [page] = await Promise.all([
      browser.context.waitForEvent('page'),
      popup.locator(`[data-account-id="${id}"]`).getByRole('button', { name: 'Refresh', exact: true }).first().click(),
    ]);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: /Fresh access/ }).waitFor();
    expect(await dialog.locator('[name=identifier]').inputValue()).toBe(anna.handle);
    await signIn(dialog, anna.handle, world.bluesky.appPassword('anna'));
    await rowThat(page, anna.handle, row => row.id === id && row.state === 'healthy');
    expect((await rows(page)).filter(row => row.network === 'bluesky')).toHaveLength(1);
    await page.close();
    await popup.close();
  });

  test('the main password works, is not kept, and the person is told', async () => {
    const otto = world.bluesky.person('otto');
    const dialog = await openDialog('password', 'bluesky');
    await signIn(dialog, otto.handle, otto.password);
    await says(dialog, /That was the main password/);
    await rowThat(dashboard, otto.handle, row => row.state === 'healthy' || row.state === 'expiring');
    await close();
  });
});

describe('just tracked', () => {
  test('by its dates: an estimate from the connection, a person’s word for an end', async () => {
    const day = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 10);
    const dialog = await openDialog('track', 'facebook');
    await dialog.locator('[name=handle]').fill('old.page');
    await dialog.locator('[name=connected]').fill(day(-54 * DAY));
    await dialog.getByRole('button', { name: 'Track', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await rowThat(dashboard, 'old.page', row => row.state === 'expiring' && row.evidence === 'estimate');
    await openDialog('track', 'tiktok');
    await dialog.locator('[name=handle]').fill('told.by.tool');
    await dialog.locator('[name=ends]').fill(day(100 * DAY));
    await dialog.getByRole('button', { name: 'Track', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const told = await rowThat(dashboard, 'told.by.tool', row => row.evidence === 'user');
    expect(told.deadline).not.toBe('');
  });

  test('XING: nothing but this, and what still works is said', async () => {
    const dialog = await openDialog('track', 'xing');
    expect(await dialog.locator('[name=way]').count()).toBe(1);
    expect(await dialog.innerText()).toContain('cannot be commented');
    await dialog.locator('[name=handle]').fill('acme-ag');
    await dialog.getByRole('button', { name: 'Track', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await rowThat(dashboard, 'acme-ag', row => row.state === 'limited' && row.cause === 'api-discontinued');
  });
});

test('nothing that was pasted or typed lies anywhere in the clear, and none went anywhere else', async () => {
  const stored = await dashboard.evaluate(async () => {
    const all: unknown[] = [await chrome.storage.session.get(null), localStorage, document.documentElement.outerHTML];
    const open = indexedDB.open('token-health');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    for (const store of db.objectStoreNames) {
      const request = db.transaction(store).objectStore(store).getAll();
      all.push(await new Promise(resolve => (request.onsuccess = () => resolve(request.result))));
    }
    db.close();
    return JSON.stringify(all);
  });
  const addresses = browser.context.pages().map(page => page.url());
  const tokens = [...new Set(secrets)].filter(secret => world.label(secret) !== undefined);
  expect(tokens.length).toBeGreaterThan(8);
  for (const secret of tokens) {
    expect(stored.includes(secret), `lies open: ${world.label(secret)}`).toBe(false);
    expect(addresses.some(address => address.includes(secret))).toBe(false);
  }
  // The site behind a name that nobody has is asked for it, as it has to be.
  expect(world.strays.filter(({ host }) => host !== 'nobody.acme.social')).toEqual([]);
});
