/**
 * The Livefyre double: its pages exist, rows come as data, and "Refresh Token" is recorded.
 * @vitest-environment node
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient } from '../../world/client.ts';
import { startWorld, type World } from '../../world/world.ts';

const HOST = 'https://studio.livefyre.com';
let world: World;
let ask: Client;

beforeAll(async () => {
  world = await startWorld();
  ask = makeClient(world.port);
});
afterAll(() => world.close());

test('the settings page, the page in a frame, dark, and the pages around', async () => {
  expect((await ask(world.livefyre.url)).text).toMatch(/Rights Management.*Social Accounts.*Network Settings/s);
  expect((await ask(`${world.livefyre.url}?frame=1&late=5`)).text).toContain(
    'src="/acme.fyre.co/settings/network/social-accounts?late=5"',
  );
  expect((await ask(`${world.livefyre.url}?dark=1`)).text).toContain('class="dark"');
  expect((await ask(`${HOST}/acme.fyre.co/library`)).text).toContain('<h1>Library</h1>');
  expect((await ask(`${HOST}/assets/studio.js`)).headers['content-type']).toContain('text/javascript');
});

test('a click on Refresh Token is recorded and heals the row; without healing it is only recorded', async () => {
  world.livefyre.rows = [{ section: 'Instagram Accounts', name: 'Acme Sports', expired: true }];
  const click = (name: string) =>
    ask(`${HOST}/acme.fyre.co/data/refresh-token`, { form: { section: 'Instagram Accounts', name } });
  world.livefyre.refreshHeals = false;
  await click('Acme Sports');
  expect(world.livefyre.rows).toMatchObject([{ expired: true }]);
  world.livefyre.refreshHeals = true;
  await click('Acme Sports');
  expect(world.livefyre.rows).toMatchObject([{ expired: false }]);
  expect(world.livefyre.refreshClicks).toMatchObject([{ name: 'Acme Sports' }, { name: 'Acme Sports' }]);
  expect((await click('Stranger')).status).toBe(404);
  expect(world.strays).toEqual([]);
});
