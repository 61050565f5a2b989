/** Managed settings in Firefox, from a native manifest in a home folder of the test's own: they win, and show as locked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AXE, findViolations } from '../e2e/support/axe.ts';
import { until } from '../e2e/support/browser.ts';
import type { Keys } from '../e2e/support/keys.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { keysIn } from './support/keys.ts';
import { says } from './support/page.ts';
import type { Tab } from './support/tab.ts';

const PLANTED = 'PLANTED';
let world: World;
let firefox: Firefox;
let page: Tab;
let keys: Keys;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({
    port: world.port,
    managed: {
      apps: [{ network: 'linkedin', clientId: 'their-app', clientSecret: `${PLANTED}-app` }],
      channels: [
        {
          ...{ kind: 'webhook', name: 'Newsroom', address: `https://hooks.acme.example/${PLANTED}` },
          signingSecret: `whsec_${PLANTED}_of_theirs`,
        },
      ],
      warnDays: [14, 7],
      featuresOff: ['import'],
      colour: 'red',
    },
  });
  page = await firefox.open('dashboard.html#/settings/organisation');
  keys = keysIn(page);
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

const part = async (name: string): Promise<void> => {
  await keys.press(name, true);
  await until(name, () =>
    page.run((text: string) => document.querySelector('.parts [aria-current=page]')?.textContent === text, name),
  );
};

test('what is set, switched off and left out is listed', async () => {
  for (const words of ['App for LinkedIn', 'Newsroom', 'Days before the end', 'Importing accounts', 'colour'])
    await says(page, words, 'main');
  expect(await page.run(`() => { ${AXE}; return (${findViolations})(); }`)).toEqual([]);
});

test('a locked field is passed over by Tab, an app of theirs has no button, and what is refused says so', async () => {
  await part('Notices');
  await says(page, 'Set by your organisation', 'main');
  expect(await page.run(() => document.querySelector<HTMLInputElement>('[name=days]')?.value)).toBe('14, 7');
  const way: string[] = [];
  for (let i = 0; i < 40 && way.at(-1) !== 'Save'; i += 1) {
    await keys.key('Tab');
    way.push((await keys.here()).name);
  }
  expect(way).toContain('Show notices');
  expect(way.filter(name => name.startsWith('Days before the end'))).toEqual([]);
  await part('Apps');
  await says(page, 'their-app', '[data-app-id]');
  expect(await page.run(() => document.querySelectorAll('[data-app-id] button').length)).toBe(0);
  expect(await firefox.send('saveSettings', { warnDays: [3] })).toMatchObject({ ok: false, code: 'managed' });
  expect(await firefox.send('importAccounts', { text: '{}' })).toMatchObject({ ok: false, code: 'managed' });
});

test('no secret of theirs lies open', async () => {
  const kept = await page.run(async () => {
    const db = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open('token-health');
      request.onsuccess = () => resolve(request.result);
    });
    const read = (store: string) =>
      new Promise<unknown>(resolve => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
    const all = JSON.stringify([
      await Promise.all([...db.objectStoreNames].map(read)),
      document.documentElement.outerHTML,
    ]);
    db.close();
    return all;
  });
  expect(kept).toContain('their-app');
  expect(kept).not.toContain(PLANTED);
});

test('the console is clean', () => expectCleanConsole(firefox, world));
