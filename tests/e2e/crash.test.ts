/** Issue 2 (c): the worker is stopped in the middle of a rotating refresh, at each step in turn. Never a lost token, never a second use. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { ISSUER } from './support/cast.ts';
import { importFile, rows, rowThat } from './support/rows.ts';
import { allow, signInAtAcme, signInWindow } from './support/sign-in.ts';

let world: World;
let browser: Browser;
let popup: Page;

beforeEach(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
});
afterEach(async () => {
  await browser.close();
  await world.close();
});

/** One account whose access token has ended, so that the first reading has to renew it. */
const importStale = async (network: 'oauth' | 'x') => {
  const dashboard = await browser.open('dashboard.html#/accounts');
  const tokens =
    network === 'x' ? world.x.account('acme').grant({ expiresIn: -1000 }) : await world.oauth.grant('acme');
  const app =
    network === 'x'
      ? { network, clientId: world.x.app().clientId }
      : { network, clientId: 'token-health', issuer: ISSUER };
  const account = {
    network,
    handle: 'acme',
    holder: 'browser',
    ...(network === 'oauth' ? { issuer: ISSUER } : {}),
    accessToken: tokens.access,
    refreshToken: tokens.refresh,
    expiresAt: new Date(Date.now() - 1000).toISOString(),
  };
  await importFile(dashboard, { format: 'token-health/accounts', version: 1, apps: [app], accounts: [account] });
  popup = await browser.open('popup.html');
};

const TOKEN = { x: ['api.x.com', '/2/oauth2/token'], oauth: ['id.acme.example', '/token'] } as const;
const uses = (network: 'oauth' | 'x') => (network === 'x' ? world.x.rotations : world.oauth.refreshUses).length;
const reuses = (network: 'oauth' | 'x') => (network === 'x' ? world.x.replays : world.oauth.reuses).length;

const kill = async () => {
  await browser.killWorker();
};
const checkNow = () => popup.getByRole('button', { name: 'Check all now' }).click();

test.each(['oauth', 'x'] as const)('%s: stopped before the server acted', async network => {
  const [host, path] = TOKEN[network];
  const hold = world.hold(host, path, 'before');
  await importStale(network);
  await hold.arrived;
  await kill();
  hold.drop();
  await checkNow();
  if (network === 'oauth') {
    // The server can be asked whether the refresh token is unused: it is, and so it is used now, for the first time.
    await rowThat(popup, 'acme', row => row.state === 'healthy');
    expect(uses('oauth')).toBe(1);
  } else {
    // X cannot be asked. The token is kept and not sent again; a person is asked for a fresh sign-in.
    const row = await rowThat(popup, 'acme', r => r.state !== 'healthy' && !r.busy && r.text.includes('cut off'));
    expect(row.state).not.toBe('healthy');
    expect(uses('x')).toBe(0);
  }
  expect(reuses(network)).toBe(0);
});

test.each(['oauth', 'x'] as const)('%s: stopped after the server acted, before its answer came', async network => {
  const [host, path] = TOKEN[network];
  const hold = world.hold(host, path, 'after');
  await importStale(network);
  await hold.arrived;
  await kill();
  hold.drop();
  await checkNow();
  const row = await rowThat(popup, 'acme', r => r.state !== 'healthy' && !r.busy && r.text.includes('cut off'));
  expect(row.state).not.toBe('healthy');
  expect(uses(network)).toBe(1);
  expect(reuses(network)).toBe(0);

  // The old pair is still there: a fresh sign-in puts things right.
  if (network === 'x') world.x.signedInAs('acme');
  const window = await signInWindow(browser.context, () =>
    popup
      .getByRole('button', { name: /Refresh/ })
      .first()
      .click(),
  );
  await (network === 'x' ? allow(window) : signInAtAcme(window, 'acme'));
  await rowThat(popup, 'acme', r => r.state === 'healthy');
});

test('oauth: the answer is lost though the worker lives: the server is asked before the refresh token is used again', async () => {
  const [host, path] = TOKEN.oauth;
  const hold = world.hold(host, path, 'after');
  await importStale('oauth');
  await hold.arrived;
  hold.drop();
  await rowThat(popup, 'acme', r => r.state !== 'healthy' && !r.busy);
  await checkNow();
  await rowThat(popup, 'acme', r => !r.busy && r.text.includes('cut off'));
  expect(uses('oauth')).toBe(1);
  expect(reuses('oauth')).toBe(0);
});

test.each(['oauth', 'x'] as const)('%s: stopped right after the answer came', async network => {
  await importStale(network);
  const [host, path] = TOKEN[network];
  await world.waitFor({ host, path, end: 'answered' });
  await kill();
  await checkNow();
  // Stored before or not at all: either it is healthy, or it asks for a person. In no case is a refresh token used twice.
  await until('the row rests', async () => {
    const [row] = await rows(popup);
    return row && !row.busy && (row.state === 'healthy' || row.text.includes('cut off'));
  });
  expect(reuses(network)).toBe(0);
});

test.each(['oauth', 'x'] as const)('%s: stopped after the new pair was stored', async network => {
  await importStale(network);
  await rowThat(popup, 'acme', row => row.state === 'healthy');
  await kill();
  await checkNow();
  await rowThat(popup, 'acme', row => row.state === 'healthy');
  expect(uses(network)).toBe(1);
  expect(reuses(network)).toBe(0);
});
