/** Issue 2 (d): Instagram renewed with no person; X renewed exactly once when popup, badge and alarm ask at the same moment; and OpenID Connect unseen. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { importFile, rows, rowThat } from './support/rows.ts';
import { signInAtAcme, signInWindow } from './support/sign-in.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
let world: World;
let browser: Browser;

beforeEach(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
});
afterEach(async () => {
  await browser.close();
  await world.close();
});

test.each(['same', 'new'] as const)('Instagram is renewed silently (%s string)', async mode => {
  world.instagram.refreshMode = mode;
  const token = world.instagram.account('acme.sports').token({ age: 52 * DAY });
  const dashboard = await browser.open('dashboard.html#/accounts');
  const account = {
    network: 'instagram',
    handle: 'acme.sports',
    holder: 'browser',
    accessToken: token.value,
    connectedAt: new Date(token.issuedAt).toISOString(),
    expiresAt: new Date(token.expiresAt).toISOString(),
  };
  await importFile(dashboard, { format: 'token-health/accounts', version: 1, accounts: [account] });
  const popup = await browser.open('popup.html');
  const row = await rowThat(popup, 'acme.sports', r => r.state === 'healthy');
  expect(Date.parse(row.deadline)).toBeGreaterThan(Date.now() + 55 * DAY);
  expect(world.instagram.refreshes).toHaveLength(1);
  expect(browser.context.pages().some(page => page.url().includes('instagram.com'))).toBe(false);
  const notices = await popup.evaluate(() => chrome.notifications.getAll());
  expect(notices, 'no warning for what renewed itself').toEqual({});
  expect((await browser.badge()).text).toBe('');
});

test('X is renewed exactly once when three ask at the same moment', async () => {
  const { access, refresh } = world.x.account('acme').grant({ expiresIn: -1000 });
  const dashboard = await browser.open('dashboard.html#/accounts');
  // The import's own reading is held back, so that all who ask meet.
  const hold = world.hold('api.x.com', '/2/oauth2/token', 'before');
  await importFile(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    apps: [{ network: 'x', clientId: world.x.app().clientId }],
    accounts: [{ network: 'x', handle: 'acme', holder: 'browser', accessToken: access, refreshToken: refresh }],
  });
  await hold.arrived;
  const popup = await browser.open('popup.html');
  const ask = (name: string) => popup.evaluate(message => chrome.runtime.sendMessage(message), { name, payload: {} });
  await popup.evaluate(() => chrome.alarms.create('due', { when: Date.now() }));
  const asked = [ask('check'), ask('check'), ask('hostsChanged')];
  hold.release();
  await Promise.all(asked);
  await rowThat(popup, 'acme', r => r.state === 'healthy');
  await until('the alarm has come and gone', async () =>
    popup.evaluate(async () => {
      const alarm = await chrome.alarms.get('due');
      return alarm !== undefined && alarm.scheduledTime > Date.now() + 20_000;
    }),
  );
  expect(world.x.rotations).toHaveLength(1);
  expect(world.x.replays).toHaveLength(0);
  expect(world.x.billedReads).toHaveLength(0);
});

test('a server without refresh tokens: a sign-in that nobody sees brings the next one, with nobody pressing anything', async () => {
  world.oauth.policy.refreshTokens = 'never';
  world.oauth.policy.accessTokenSeconds = 20;
  const dashboard = await browser.open('dashboard.html#/accounts');
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption('oauth');
  await dialog.locator('[name=issuer]').fill(world.oauth.issuer);
  await dialog.locator('[name=clientId]').fill('token-health');
  const window = await signInWindow(browser.context, () =>
    dialog.getByRole('button', { name: 'Connect', exact: true }).click(),
  );
  await signInAtAcme(window, 'acme');
  await world.waitFor({ host: 'id.acme.example', path: '/token', end: 'answered' });
  // Only the very first ends soon.
  world.oauth.policy.accessTokenSeconds = 3600;
  const popup = await browser.open('popup.html');
  const pages: string[] = [];
  browser.context.on('page', page => pages.push(page.url()));
  const isLater = (iso: string) => Date.parse(iso) > Date.now() + HOUR / 2;
  const row = await until(
    'it is renewed',
    async () =>
      (await rows(popup)).find(r => r.network === 'oauth' && r.state === 'healthy' && !r.busy && isLater(r.deadline)),
    1200,
  );
  expect(row.text).toContain('Renews itself');
  expect(pages, 'no window').toEqual([]);
});
