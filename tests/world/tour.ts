/** `npm start`: the main job from a fresh install to green again, in a real Chromium. With a display it stays open to play in. */
import { mkdir, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { type Browser, launch, until } from '../e2e/support/browser.ts';
import { badgeThat } from '../e2e/support/overlay.ts';
import { importFile, rows, rowThat } from '../e2e/support/rows.ts';
import { signInAtAcme, signInWindow } from '../e2e/support/sign-in.ts';
import { startWorld, type World } from './world.ts';

const OUT = new URL('../../.output/tour/', import.meta.url).pathname;
const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** A handful of accounts as a small agency has them: some held by this browser, some by Livefyre, one known by its date alone. */
const agency = async ({ facebook, instagram, x, oauth }: World) => {
  const page = facebook.page('Northwind Deutschland', { admin: 'anna' });
  const business = facebook.page('Haus & Garten', { admin: 'jana', instagram: 'hausundgarten' });
  const sports = instagram.account('acme.sports').token({ age: 20 * DAY });
  const kids = instagram.account('acme.kids').token();
  const news = x.account('acme_news').grant();
  const portal = await oauth.grant('partner-portal');
  const byBrowser = { holder: 'browser' };
  return {
    format: 'token-health/accounts',
    version: 1,
    apps: [
      { network: 'x', clientId: x.app().clientId },
      { network: 'oauth', clientId: 'token-health', issuer: oauth.issuer },
    ],
    accounts: [
      {
        ...{ network: 'instagram', handle: 'acme.sports', name: 'Acme Sports', holder: 'livefyre' },
        owner: { name: 'Jana Krüger', email: 'jana@acme.example' },
        accessToken: sports.value,
        connectedAt: iso(sports.issuedAt),
        expiresAt: iso(sports.expiresAt),
      },
      {
        ...byBrowser,
        network: 'facebook',
        handle: page.username,
        networkAccountId: page.id,
        name: page.name,
        login: 'Anna Berger',
        accessToken: facebook.token(page).value,
      },
      {
        ...{ network: 'instagram-business', handle: 'hausundgarten', name: 'Haus & Garten', holder: 'livefyre' },
        networkAccountId: business.instagram?.id,
        accessToken: facebook.token('jana', { expiresIn: 9 * DAY }).value,
      },
      {
        ...byBrowser,
        network: 'instagram',
        handle: 'acme.kids',
        name: 'Acme Kids',
        accessToken: kids.value,
        connectedAt: iso(kids.issuedAt),
      },
      {
        ...byBrowser,
        network: 'x',
        handle: 'acme_news',
        name: 'Acme News',
        accessToken: news.access,
        refreshToken: news.refresh,
      },
      {
        ...byBrowser,
        network: 'oauth',
        issuer: oauth.issuer,
        handle: 'partner-portal',
        networkAccountId: 'partner-portal',
        accessToken: portal.access,
        refreshToken: portal.refresh,
      },
      {
        network: 'x',
        handle: 'northwind',
        name: 'Northwind',
        holder: 'livefyre',
        connectedAt: iso(Date.now() - 40 * DAY),
      },
    ],
  };
};

let step = 0;
const say = (text: string) => {
  step += 1;
  console.log(`\n${step}. ${text}`);
};

/** What the extension shows now: the icon's number and words, and every row of the popup. */
const show = async (browser: Browser, popup: Page) => {
  const { text, title } = await browser.badge();
  console.log(`   icon: "${text}"  ${title}`);
  for (const row of await rows(popup)) {
    const [name = ''] = row.text.split('\n').filter(line => line.length > 3);
    console.log(
      `   ${row.state.padEnd(9)} ${row.cause.padEnd(17)} ${row.network.padEnd(19)} ${row.holder.padEnd(9)} ${name}`,
    );
  }
};

const shoot = async (page: Page, name: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${OUT}${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

const openPopup = async (browser: Browser): Promise<Page> => {
  const popup = await browser.open('popup.html');
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.locator('h1').waitFor();
  return popup;
};

const tour = async (world: World, browser: Browser): Promise<Page> => {
  say('A fresh install: nothing asked, nothing counted');
  const empty = await openPopup(browser);
  await show(browser, empty);
  await shoot(empty, '1-empty');
  await empty.close();

  say('Import seven accounts over five networks; every token is read at once');
  const dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, await agency(world));
  const popup = await openPopup(browser);
  await until('all rows are read', async () => {
    const all = await rows(popup);
    return all.length === 7 && all.every(row => !row.busy) && all.filter(row => row.state === 'healthy').length >= 5;
  });
  await show(browser, popup);
  await shoot(popup, '2-imported');
  await shoot(dashboard, '2-dashboard');

  say('Connect one more, through the real sign-in and consent pages of an OpenID Connect server');
  await dashboard.bringToFront();
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption('oauth');
  await shoot(dashboard, '3-connect');
  await dialog.locator('[name=holder]').selectOption('livefyre');
  const connect = dialog.getByRole('button', { name: 'Connect', exact: true });
  await signInAtAcme(await signInWindow(browser.context, () => connect.click()), 'acme');
  const { id } = await rowThat(popup, '@acme\n', row => row.state === 'healthy');
  await show(browser, popup);

  say('Overnight: a password is changed, Facebook wants a check, an admin revokes the portal’s access');
  world.instagram.changePassword('acme.sports');
  world.facebook.checkpoint('anna');
  world.oauth.revokeGrant('acme');
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Check all now' }).click();
  await rowThat(popup, 'Acme Sports', row => row.cause === 'password-changed');
  await rowThat(popup, 'Northwind Deutschland', row => row.cause === 'checkpoint');
  await rowThat(popup, '@acme\n', row => row.state === 'revoked');
  await until('the icon counts them', async () => Number((await browser.badge()).text) >= 3);
  await show(browser, popup);
  await shoot(popup, '4-trouble');
  await dashboard.keyboard.press('Escape');
  await shoot(dashboard, '4-dashboard');

  say('On Livefyre’s Social Accounts page every account has its badge');
  world.livefyre.rows = [
    { section: 'Instagram Accounts', name: 'Acme Sports', expired: true },
    { section: 'Instagram Business Accounts', name: 'Haus & Garten' },
    { section: 'OpenID Connect Accounts', name: 'acme' },
    { section: 'Twitter Accounts', name: 'Northwind' },
    { section: 'Twitter Accounts', name: 'Somebody new' },
  ];
  const livefyre = await browser.context.newPage();
  await livefyre.goto(world.livefyre.url);
  await badgeThat(livefyre, id, badge => badge.state === 'revoked');
  await livefyre.locator('token-health-badge').first().getByRole('button').first().click();
  await livefyre.screenshot({ path: `${OUT}5-livefyre-light.png` });
  await livefyre.keyboard.press('Escape');

  say('"Refresh token" in the badge’s card: sign in, and it turns green only when a fresh reading has proved it');
  world.oauth.signOut();
  await livefyre.locator(`token-health-badge[data-account-id="${id}"]`).getByRole('button').first().click();
  const refresh = livefyre.getByRole('button', { name: 'Refresh token' });
  await signInAtAcme(await signInWindow(browser.context, () => refresh.click()), 'acme');
  await badgeThat(livefyre, id, badge => badge.state === 'healthy');
  await rowThat(popup, '@acme\n', row => row.state === 'healthy');
  await livefyre.screenshot({ path: `${OUT}6-livefyre-green.png` });
  await show(browser, popup);
  await shoot(popup, '6-refreshed');
  return popup;
};

const display = process.platform === 'linux' ? process.env.DISPLAY : 'own';
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const world = await startWorld({ keepAlive: false });
const browser = await launch({ port: world.port, ...(display ? { display } : {}) });
try {
  await tour(world, browser);
  console.log(`\nScreenshots: .output/tour/`);
  if (display) {
    console.log('The window stays open to play in. Close it to end.');
    await new Promise(resolve => browser.context.once('close', resolve));
  }
} catch (error) {
  console.error('\nThe tour came to a halt:', error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close().catch(() => undefined);
  await world.close();
}
