/** How the dashboard grows with the number of accounts: opening, one change, order, search, the pictures, and a change to all of them. */
import type { Page } from 'playwright-core';
import { type Browser, launch, until } from '../e2e/support/browser.ts';
import { startWorld } from '../world/world.ts';
import { accountsFile, median } from './support.ts';
import { cost, longest, tasksOf } from './trace.ts';

const ROUNDS = 3;
const FEW = 100;
const MANY = 10_000;
/** Long enough for everything that one change brings with it. */
const AFTER = 4_000;

const rest = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

/** ms of processor time of the page, and of its longest task. */
interface Taken {
  cost: number;
  longest: number;
}

const taken = async (page: Page, act: () => Promise<unknown>): Promise<Taken> => {
  const both = async () => {
    await act();
    await rest(AFTER);
  };
  return { cost: await cost(page, both), longest: longest(await tasksOf(page, both)) };
};

const send = (page: Page, name: string, payload: unknown): Promise<{ ok: boolean }> =>
  page.evaluate(message => chrome.runtime.sendMessage(message) as Promise<{ ok: boolean }>, { name, payload });

const at = async (browser: Browser, hash: string): Promise<Page> => {
  const page = await browser.open(`dashboard.html${hash}`);
  await rest(AFTER);
  return page;
};

const fresh = async (browser: Browser, hash: string): Promise<Taken> => {
  const page = await browser.context.newPage();
  const go = (path: string) => page.goto(`chrome-extension://${browser.id}/${path}`);
  const result = await taken(page, async () => {
    // From a page of the same process, so that one thread does all of it.
    await go('privacy.html');
    await go(`dashboard.html${hash}`);
  });
  await page.close();
  return result;
};

const idsOn = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((done, fail) => {
        const opening = indexedDB.open('token-health');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('accounts').objectStore('accounts').getAllKeys();
          asking.onsuccess = () => {
            opening.result.close();
            done(asking.result.map(String));
          };
        };
      }),
  );

const inTable = async (browser: Browser): Promise<Record<string, Taken>> => {
  const page = await at(browser, '#/accounts');
  const [id] = await idsOn(page);
  let paused = false;
  const result = {
    'one change': await taken(page, () => {
      paused = !paused;
      return send(page, 'changeMany', { ids: [id], change: { what: 'pause', paused } });
    }),
    sort: await taken(page, () => page.locator('.head-account .sort').click()),
    search: await taken(page, () => page.locator('input[type=search]').pressSequentially('account 99')),
  };
  await page.close();
  return result;
};

/** ms until the worker has answered, and what a page that follows it did meanwhile. */
const changeAll = async (browser: Browser): Promise<{ clock: number; longest: number }> => {
  const page = await at(browser, '#/accounts');
  const ids = await idsOn(page);
  let clock = 0;
  const tasks = await tasksOf(page, async () => {
    const start = Date.now();
    const { ok } = await send(page, 'changeMany', { ids, change: { what: 'tags', add: [`t${start}`], remove: [] } });
    if (!ok) throw new Error('changeMany was refused');
    clock = Date.now() - start;
  });
  await page.close();
  return { clock, longest: longest(tasks) };
};

const measure = async (count: number) => {
  const world = await startWorld({ keepAlive: false });
  const browser = await launch({ port: world.port });
  try {
    const page = await browser.open('dashboard.html');
    await send(page, 'importAccounts', { text: accountsFile(count) });
    await until('the import', async () => (await idsOn(page)).length === count);
    await page.close();
    const all: Record<string, Taken[]> = {};
    const note = (what: string, value: Taken) => {
      all[what] = [...(all[what] ?? []), value];
    };
    const changes: { clock: number; longest: number }[] = [];
    for (let i = 0; i < ROUNDS; i += 1) {
      note('list, opened', await fresh(browser, '#/accounts'));
      for (const [what, value] of Object.entries(await inTable(browser))) note(`list, ${what}`, value);
      note('timeline, opened', await fresh(browser, '#/timeline'));
      note('history, opened', await fresh(browser, '#/history'));
      changes.push(await changeAll(browser));
    }
    return { all, changes };
  } finally {
    await browser.close();
    await world.close();
  }
};

export const benchDashboard = async (): Promise<void> => {
  const [few, many] = [await measure(FEW), await measure(MANY)];
  for (const [what, values] of Object.entries(many.all)) {
    const before = few.all[what] ?? [];
    const [a, b] = [median(before.map(each => each.cost)), median(values.map(each => each.cost))];
    const task = median(values.map(each => each.longest)).toFixed(0);
    console.log(
      `${what}: ${FEW} accounts ${a.toFixed(0)} ms, ${MANY} accounts ${b.toFixed(0)} ms; ratio ${(b / a).toFixed(1)}; longest task ${task} ms`,
    );
  }
  const [a, b] = [median(few.changes.map(each => each.clock)), median(many.changes.map(each => each.clock))];
  const task = median(many.changes.map(each => each.longest)).toFixed(0);
  console.log(
    `a change to all: ${FEW} accounts ${a} ms, ${MANY} accounts ${b} ms by the clock; ratio ${(b / a).toFixed(1)}, for ${MANY / FEW} times as many; longest task of the page meanwhile ${task} ms`,
  );
};
