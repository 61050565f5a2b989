/** A Facebook Page is refreshed by the person who administers it: its own token comes along with theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch } from './support/browser.ts';
import { importFile, rowThat } from './support/rows.ts';
import { allow, signInWindow } from './support/sign-in.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test('the Page of the account, not the person, and not another Page', async () => {
  const { facebook } = world;
  facebook.page('Blue Bakery', { admin: 'anna' });
  const page = facebook.page('Kestrel Bank', { admin: 'anna' });
  facebook.page('Foreign Page', { admin: 'otto' });
  const accessToken = facebook.token(page).value;
  const dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, {
    format: 'token-health/accounts',
    version: 1,
    apps: [{ network: 'facebook', clientId: facebook.app().id }],
    accounts: [
      {
        network: 'facebook',
        holder: 'browser',
        handle: page.username,
        networkAccountId: page.id,
        name: page.name,
        accessToken,
      },
    ],
  });
  const popup = await browser.open('popup.html');
  await rowThat(popup, 'Kestrel Bank', row => row.state === 'healthy');
  facebook.changePassword('anna');
  await popup.getByRole('button', { name: 'Check all now' }).click();
  await rowThat(popup, 'Kestrel Bank', row => row.cause === 'password-changed');
  const refresh = popup.getByRole('button', { name: /^Refresh/ }).first();

  facebook.signedInAs('otto');
  await allow(await signInWindow(browser.context, () => refresh.click()));
  await rowThat(popup, 'Kestrel Bank', row => row.state === 'revoked' && row.text.includes('Otto'));

  // Otto is signed in and has allowed the app: unseen it would be him again. A window gives the choice.
  facebook.autoRedirect = true;
  await allow(await signInWindow(browser.context, () => refresh.click()));
  await rowThat(popup, 'Kestrel Bank', row => row.state === 'revoked' && row.text.includes('Otto'));
  facebook.autoRedirect = false;

  facebook.signedInAs('anna');
  await allow(await signInWindow(browser.context, () => refresh.click()));
  const row = await rowThat(popup, 'Kestrel Bank', r => r.state === 'healthy' && /Refreshed/.test(r.text));
  expect(row.evidence).toBe('network');
  const asked = world.requests({ host: 'graph.facebook.com', path: '/v26.0/debug_token' });
  expect(asked.at(-1)?.query.input_token, 'what is checked is a Page token').toMatch(/page/);
});
