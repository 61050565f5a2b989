/** Removing an account and its access: asked for in the row, proved at the network, and told above the list after the popup was closed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { twentyAccounts } from './support/cast.ts';
import { importFile, rows, rowThat } from './support/rows.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld();
  browser = await launch({ port: world.port });
  const { file } = await twentyAccounts(world);
  const dashboard = await browser.open('dashboard.html#/accounts');
  await importFile(dashboard, file);
  await rowThat(dashboard, 'acme.sports', row => row.state === 'healthy');
  await rowThat(dashboard, 'acme.kids', row => row.state === 'healthy');
  await dashboard.close();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** In the dashboard's list every action is a button of its own. */
const remove = async (name: string, revoke: boolean): Promise<void> => {
  const page = await browser.open('dashboard.html#/accounts');
  const row = await rowThat(page, name, () => true);
  await page.locator(`[data-account-id="${row.id}"] button[aria-label="Remove"]`).click();
  const dialog = page.getByRole('dialog', { name: 'Remove' });
  if (revoke) await dialog.locator('input[name=revoke]').check();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  // Whoever asked may leave at once.
  await page.close();
};
const lines = async () => {
  const popup = await browser.open('popup.html');
  const said = await until('a line above the list', async () => {
    const found = await popup
      .locator('[data-removed]')
      .evaluateAll(all =>
        all.map(each => ({ code: (each as HTMLElement).dataset.outcome, text: each.textContent ?? '' })),
      );
    return found.length ? found : undefined;
  });
  return { popup, said };
};

test('the access ends at the network, the row goes, and a line says so in the next popup', async () => {
  await remove('acme.sports', true);
  const { popup, said } = await lines();
  expect(said).toMatchObject([
    { code: 'revoked-at-network', text: expect.stringContaining('has ended the access, too') },
  ]);
  expect((await rows(popup)).some(row => row.text.includes('acme.sports'))).toBe(false);
  const asked = world.requests({ host: 'graph.instagram.com', method: 'DELETE' });
  expect(asked.map(({ path, status }) => [path, status])).toEqual([['/v26.0/me/permissions', 200]]);
  await popup.locator('[data-removed] button').click();
  await until('the line to go', async () => (await popup.locator('[data-removed]').count()) === 0);
  await popup.close();
});

test('a network in an outage: nothing has happened, and the row says so', async () => {
  world.trouble('graph.instagram.com', 'outage503');
  await remove('acme.kids', true);
  const popup = await browser.open('popup.html');
  const row = await rowThat(popup, 'acme.kids', each => each.text.includes('could not be reached'));
  expect(row.network).toBe('instagram');
  world.trouble('graph.instagram.com', 'none');
  await popup.close();
});

test('X says yes and goes on as before: that is not believed, told with the page for it, and no read is billed', async () => {
  const billed = world.x.billedReads.length;
  world.trouble('api.x.com', 'html200', { path: '/2/oauth2/revoke' });
  await remove('acme_news', true);
  const { popup, said } = await lines();
  expect(said).toMatchObject([{ code: 'not-revoked', text: expect.stringContaining('acme_news') }]);
  expect(await popup.locator('[data-removed] a').getAttribute('href')).toBe('https://x.com/settings/connected_apps');
  expect((await rows(popup)).some(row => row.text.includes('acme_news'))).toBe(false);
  expect(world.x.billedReads).toHaveLength(billed);
  await popup.close();
});
