/** Every network with a sign-in of its own: cancelled, refused, connected, lost, refreshed; and what is stored of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTS } from '../world/mastodon/mastodon.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, EXTENSION_ID, launch, until } from './support/browser.ts';
import { rows, rowThat } from './support/rows.ts';
import { allow, cancel, signInWindow } from './support/sign-in.ts';

interface Case {
  network: string;
  /** What the person enters: client id, secret. */
  app: (world: World) => { clientId?: string; clientSecret?: string | undefined; issuer?: string };
  /** Who is signed in at the network, and how the row is called then. */
  person: (world: World) => string;
  /** Somebody else signs in. */
  stranger: (world: World) => string;
  /** Absent: the network's own lag keeps a fresh token from being called dead for minutes (LinkedIn). */
  kill?: (world: World) => void;
  cause?: string;
}

/** Networks whose double is worked by one name: who signs in, who should not, and how it ends. */
const plain = (
  network: string,
  double: (world: World) => { signedInAs: (name: string) => void },
  app: Case['app'],
  kill?: (world: World) => void,
  cause?: string,
): Case => {
  const as = (name: string) => (world: World) => {
    double(world).signedInAs(name);
    return name;
  };
  return {
    network,
    app,
    person: as('acme'),
    stranger: as('mallory'),
    ...(kill ? { kill } : {}),
    ...(cause ? { cause } : {}),
  };
};

const cases: Case[] = [
  {
    network: 'facebook',
    app: world => ({ clientId: world.facebook.app().id }),
    person: world => {
      world.facebook.signedInAs('anna');
      return 'Anna';
    },
    stranger: world => {
      world.facebook.signedInAs('mallory');
      return 'Mallory';
    },
    kill: world => world.facebook.changePassword('anna'),
    cause: 'password-changed',
  },
  {
    network: 'instagram-business',
    app: world => ({ clientId: world.facebook.app().id }),
    person: world => {
      if (!world.facebook.page('Fjord').instagram)
        world.facebook.page('Fjord', { admin: 'mira', instagram: 'fjord.knit' });
      world.facebook.signedInAs('mira');
      return 'fjord.knit';
    },
    stranger: world => {
      world.facebook.page('Pine', { admin: 'otto', instagram: 'pine.and.co' });
      world.facebook.signedInAs('otto');
      return 'pine.and.co';
    },
    kill: world => world.facebook.removeApp('mira'),
    cause: 'app-removed',
  },
  {
    network: 'instagram',
    app: world => ({ clientId: world.instagram.app().id, clientSecret: world.instagram.app().secret }),
    person: world => {
      world.instagram.account('acme.sports');
      world.instagram.signedInAs('acme.sports');
      return 'acme.sports';
    },
    stranger: world => {
      world.instagram.account('somebody.else');
      world.instagram.signedInAs('somebody.else');
      return 'somebody.else';
    },
    kill: world => world.instagram.changePassword('acme.sports'),
    cause: 'password-changed',
  },
  {
    network: 'x',
    app: world => ({ clientId: world.x.app().clientId }),
    person: world => {
      world.x.account('acme_news');
      world.x.signedInAs('acme_news');
      return 'acme_news';
    },
    stranger: world => {
      world.x.account('intruder');
      world.x.signedInAs('intruder');
      return 'intruder';
    },
    kill: world => world.x.removeApp('acme_news'),
    cause: 'unknown',
  },
  plain(
    'threads',
    world => world.threads,
    ({ threads }) => ({ clientId: threads.app().id, clientSecret: threads.app().secret }),
    world => world.threads.changePassword('acme'),
    'password-changed',
  ),
  plain(
    'linkedin',
    world => world.linkedin,
    ({ linkedin }) => ({ clientId: linkedin.app().clientId, clientSecret: linkedin.app().secret }),
  ),
  plain(
    'tiktok',
    world => world.tiktok,
    ({ tiktok }) => ({ clientId: tiktok.app().key, clientSecret: tiktok.app().secret }),
    world => world.tiktok.removeApp('acme'),
    'unknown',
  ),
  plain(
    'pinterest',
    world => world.pinterest,
    ({ pinterest }) => ({ clientId: pinterest.app().clientId, clientSecret: pinterest.app().secret }),
    world => world.pinterest.removeApp('acme'),
    'unknown',
  ),
  plain(
    'youtube',
    world => world.youtube,
    ({ youtube }) => ({ clientId: youtube.app().clientId, clientSecret: youtube.app().secret }),
    world => world.youtube.removeApp('acme'),
    'unknown',
  ),
  plain(
    'mastodon',
    world => world.mastodon,
    () => ({ issuer: `https://${HOSTS.current}` }),
    world => world.mastodon.removeApp('acme'),
    'app-removed',
  ),
];

let world: World;
let browser: Browser;
let dashboard: Page;
let popup: Page;

const redirect = `https://${EXTENSION_ID}.chromiumapp.org/`;

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  world.facebook.app(undefined, { redirectUris: [redirect] });
  browser = await launch({ port: world.port });
  dashboard = await browser.open('dashboard.html#/accounts');
  popup = await browser.open('popup.html');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const openDialog = async ({ network, app }: Case) => {
  await dashboard.bringToFront();
  await dashboard.getByRole('button', { name: 'Connect account' }).first().click();
  const dialog = dashboard.getByRole('dialog');
  await dialog.locator('[name=network]').selectOption(network);
  const fields = Object.entries(app(world));
  // The second time the app is there already, and nothing is asked for.
  for (const [name, value] of fields) {
    const field = dialog.locator(`[name=${name}]`);
    if (value && (await field.count())) await field.fill(value);
  }
  return dialog;
};

describe.each(cases)('$network', each => {
  let name: string;
  let id: string;

  test('cancelled at the network: said so, nothing added', async () => {
    each.person(world);
    const before = (await rows(popup)).length;
    const dialog = await openDialog(each);
    const window = await signInWindow(browser.context, () =>
      dialog.getByRole('button', { name: 'Connect', exact: true }).click(),
    );
    await cancel(window);
    await until('the dialog says so', async () =>
      /not allowed|denied|refused|cancel/i.test(await dialog.locator('p[role=status]').innerText()),
    );
    expect((await rows(popup)).length).toBe(before);
    await dashboard.keyboard.press('Escape');
  });

  test('connected: read by a fresh call, the app kept for the next time', async () => {
    name = each.person(world);
    const dialog = await openDialog(each);
    const window = await signInWindow(browser.context, () =>
      dialog.getByRole('button', { name: 'Connect', exact: true }).click(),
    );
    await allow(window);
    const row = await rowThat(popup, name, r => r.state === 'healthy' && r.network === each.network);
    expect(row).toMatchObject({ holder: 'browser', cause: '', evidence: 'network' });
    id = row.id;
  });

  test.runIf(each.kill)('killed at the network: the true cause', async () => {
    each.kill?.(world);
    // A token that was renewed within the last minute is not renewed again: X has no other way to ask.
    await until(
      'the row is red',
      async () => {
        await popup.getByRole('button', { name: 'Check all now' }).click();
        const row = (await rows(popup)).find(r => r.id === id);
        return row?.state === 'revoked' && row.cause === each.cause;
      },
      1200,
    );
  });

  test('somebody else signs in: the old access is kept and the row says who it was', async () => {
    const other = each.stranger(world);
    await popup.bringToFront();
    const button = popup
      .locator(`[data-account-id="${id}"]`)
      .getByRole('button', { name: /^Refresh/ })
      .first();
    const window = await signInWindow(browser.context, () => button.click());
    await allow(window);
    const row = await rowThat(popup, name, r => r.id === id && r.text.includes(other));
    expect(row.state).toBe(each.kill ? 'revoked' : 'healthy');
  });

  test('refreshed by the right person: green by a fresh reading, and no second row', async () => {
    each.person(world);
    await popup.bringToFront();
    const button = popup
      .locator(`[data-account-id="${id}"]`)
      .getByRole('button', { name: /^Refresh/ })
      .first();
    if (each.kill) await allow(await signInWindow(browser.context, () => button.click()));
    // Signed in and allowed before: LinkedIn answers without showing anything, and no window opens.
    else await button.click();
    await rowThat(popup, name, r => r.id === id && r.state === 'healthy' && /Refreshed/.test(r.text));
    expect((await rows(popup)).filter(r => r.network === each.network)).toHaveLength(1);
  });
});

test('no token lies anywhere in the clear, and none is exported', async () => {
  const stored = await popup.evaluate(async () => {
    const all: unknown[] = [await chrome.storage.session.get(null), localStorage];
    const open = indexedDB.open('token-health');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    for (const store of db.objectStoreNames) {
      const request = db.transaction(store).objectStore(store).getAll();
      all.push(await new Promise(resolve => (request.onsuccess = () => resolve(request.result))));
    }
    return JSON.stringify(all);
  });
  const { facebook, instagram, x } = world;
  const secrets = [
    ...[...facebook.store.tokens.keys()],
    ...[...instagram.tokens.keys()],
    ...x.grants.flatMap(grant => [...grant.access.keys(), grant.refresh ?? '']),
    instagram.app().secret,
  ].filter(Boolean);
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of secrets)
    expect(stored.includes(secret), `a secret lies open: ${world.label(secret)}`).toBe(false);

  await dashboard.bringToFront();
  const [download] = await Promise.all([
    dashboard.waitForEvent('download'),
    dashboard.getByRole('button', { name: 'Export accounts' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  expect(JSON.parse(text).accounts).toHaveLength(cases.length);
  for (const secret of secrets) expect(text.includes(secret)).toBe(false);
});

test('removed with its access ended at the network; the others stay', async () => {
  const row = await rowThat(dashboard, 'Anna', r => r.network === 'facebook');
  await dashboard.locator(`[data-account-id="${row.id}"]`).getByRole('button', { name: 'Remove' }).click();
  const form = dashboard.locator('form').filter({ has: dashboard.getByRole('checkbox') });
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: 'Remove', exact: true }).click();
  await until('the row is gone', async () => !(await rows(dashboard)).some(r => r.id === row.id));
  expect(world.requests({ host: 'graph.facebook.com', method: 'DELETE' })).toHaveLength(1);
  expect(await rows(dashboard)).toHaveLength(cases.length - 1);
});

test('erase everything: no account, no secret, an empty icon', async () => {
  await dashboard.goto(`${dashboard.url().split('#')[0]}#/settings/data`);
  await dashboard.getByRole('button', { name: 'Erase everything' }).click();
  await dashboard
    .getByRole('button', { name: /^(Yes|Erase|Delete)/ })
    .last()
    .click();
  await until('nothing is left', async () => (await rows(popup)).length === 0);
  expect((await browser.badge()).text).toBe('');
});
