/** The world, one browser, and the dashboard's rows as a person works them. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { World } from '../../world/world.ts';
import { type Browser, until } from '../support/browser.ts';
import { rows, type ShownRow } from '../support/rows.ts';
import { allow, signInAtAcme } from '../support/sign-in.ts';
import type { Kills } from './kill.ts';

export interface Stage {
  world: World;
  browser: Browser;
  dashboard: Page;
}

export const rowOf = ({ dashboard }: Stage, id: string) => dashboard.locator(`[data-account-id="${id}"]`);

/** Wait until this row is as wanted, and rests. */
export const rowIs = (
  { dashboard }: Stage,
  id: string,
  wanted: (row: ShownRow) => boolean | Promise<boolean>,
): Promise<ShownRow> =>
  until(`row ${id}`, async () => {
    const row = (await rows(dashboard)).find(each => each.id === id);
    if (row && !row.busy && (await wanted(row))) return row;
    throw new Error(JSON.stringify(row));
  });

export const idOf = ({ dashboard }: Stage, network: string, name: string): Promise<string> =>
  until(`a row of ${name}`, async () => {
    const named = (await rows(dashboard)).filter(
      row => row.network === network && row.text.toLowerCase().includes(name.toLowerCase()),
    );
    return named.length === 1 && named[0]?.id;
  });

export const press = (stage: Stage, id: string, name: string) =>
  rowOf(stage, id).getByRole('button', { name, exact: true }).click();

/** "Check now" in the row; resolves when it is as wanted. */
export const check = async (stage: Stage, id: string, wanted: (row: ShownRow) => boolean): Promise<ShownRow> => {
  await press(stage, id, 'Check now');
  return rowIs(stage, id, wanted);
};

/** What the row explains: the steps in their order, who can do it, and whether a page of the network stands there. */
export const explained = async (stage: Stage, id: string) => {
  const { dashboard } = stage;
  await press(stage, id, 'What to do');
  const dialog = dashboard.getByRole('dialog', { name: 'What to do' });
  await dialog.locator('li').first().waitFor();
  const told = await dialog.evaluate(node => ({
    steps: [...node.querySelectorAll('ol > li')].map(item => item.textContent ?? ''),
    rest: [...node.querySelectorAll('p')].map(item => item.textContent?.trim() ?? ''),
  }));
  return { ...told, dialog };
};

/** Press a button that opens a page of the network; returns its address and closes it. */
export const pageBehind = async ({ browser, dashboard }: Stage, start: () => Promise<unknown>): Promise<string> => {
  const [page] = await Promise.all([browser.context.waitForEvent('page'), start()]);
  await until('an address', async () => page.url().startsWith('https'));
  const url = page.url();
  await page.close();
  await dashboard.bringToFront();
  return url;
};

/** Press a button that begins a sign-in, and go through the window that it opens; some networks answer those who agreed before without one. */
export const signInBy = async (
  { browser }: Stage,
  { network }: Kills,
  who: string,
  start: () => Promise<unknown>,
  answered: () => Promise<boolean>,
): Promise<void> => {
  const windows: Page[] = [];
  const seen = (page: Page) => void windows.push(page);
  browser.context.on('page', seen);
  try {
    await start();
    await until('a sign-in window, or an answer without one', async () => windows.length > 0 || answered());
  } finally {
    browser.context.off('page', seen);
  }
  const [window] = windows;
  if (window && network === 'oauth') await signInAtAcme(window, who);
  else if (window) await allow(window);
};

/**
 * Sign in again by the row's own button, through the double's pages. Green only after a fresh reading: while the request that proves the new
 * token is held back, the row still says what it said.
 */
export const reconnect = async (
  stage: Stage,
  kills: Kills,
  id: string,
  who: string,
  issuer?: string,
): Promise<ShownRow> => {
  const { world, dashboard } = stage;
  kills.signIn(world, who);
  const host = kills.proofHost ?? (issuer ? new URL(issuer).host : (kills.hosts[0] ?? ''));
  const proof = world.hold(host, `*${kills.proof}`, 'before');
  try {
    const parked = async () => proof.parked;
    await signInBy(stage, kills, who, () => press(stage, id, 'Refresh'), parked);
    await until('the new token is about to be proved', parked);
    const before = (await rows(dashboard)).find(row => row.id === id);
    expect(before, 'not green before the proof').toMatchObject({ busy: true });
    expect(before?.state).not.toBe('healthy');
  } finally {
    proof.release();
  }
  const row = await rowIs(stage, id, r => r.state === 'healthy' && /Refreshed/.test(r.text));
  expect(row).toMatchObject({ cause: '', evidence: 'network' });
  expect(row.text).toMatch(/confirmed it just now/);
  return row;
};
