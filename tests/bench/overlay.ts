/** What the overlay costs a tool's page: ten thousand rows, a page that changes all the time, and pages that are no surface. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { type Browser, BUILD, launch, until } from '../e2e/support/browser.ts';
import { startWorld } from '../world/world.ts';
import { badgesOn, build, byHand, changeAll, frames, give, reveal, type Shown, seen, shownOn, stir } from './page.ts';
import { accountsFile, median } from './support.ts';
import { cost, longest, type Task, tasksOf } from './trace.ts';

const ROWS = 10_000;
const ROUNDS = 3;
/** How long (ms) the idle cost is measured. */
const IDLE = 10_000;
const PAGE = 'https://studio.livefyre.com/acme.fyre.co/analytics';

const rest = (ms: number) => new Promise(done => setTimeout(done, ms));

const withPage = async <T>(browser: Browser, rows: number, work: (page: Page) => Promise<T>): Promise<T> => {
  const page = await browser.context.newPage();
  await page.goto(PAGE);
  await build(page, rows);
  const result = await work(page);
  await page.close();
  return result;
};

const badged = async (page: Page, rows: number): Promise<void> => {
  await reveal(page);
  await until('all badges', async () => (await badgesOn(page)) === rows, 2_000);
  await frames(page);
};

const handBadged = async (page: Page): Promise<void> => {
  await byHand(page);
  await frames(page);
};

const say = (what: string, values: readonly number[], target = '') =>
  console.log(
    `${what}: ${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})${target && `; target: ${target}`}`,
  );

const manyRows = async (browser: Browser, shown: Shown): Promise<void> => {
  const [ours, hand]: [number[], number[]] = [[], []];
  const [tasks, handTasks, later]: [Task[][], Task[][], Task[][]] = [[], [], []];
  for (let i = 0; i < ROUNDS; i += 1) {
    await withPage(browser, ROWS, async page => {
      await give(page, shown);
      hand.push(await cost(page, () => handBadged(page)));
    });
    await withPage(browser, ROWS, async page => ours.push(await cost(page, () => badged(page, ROWS))));
    await withPage(browser, ROWS, async page => {
      await give(page, shown);
      handTasks.push(await tasksOf(page, () => handBadged(page)));
    });
    await withPage(browser, ROWS, async page => {
      tasks.push(await tasksOf(page, () => badged(page, ROWS)));
      later.push(
        await tasksOf(page, async () => {
          await changeAll(page);
          await rest(3_000);
        }),
      );
    });
  }
  const of = (all: readonly Task[][], kind?: Task['kind']) => all.map(each => longest(each, kind));
  say(`overlay, ${ROWS} rows: main thread`, ours);
  say('by hand', hand);
  console.log(`ratio: ${(median(ours) / median(hand)).toFixed(2)}; target: at most 2`);
  say('longest task', of(tasks), 'none over 50');
  say('  in which our code ran', of(tasks, 'code'));
  say('  in which the browser drew the page', of(tasks, 'drawing'));
  say('  by hand', of(handTasks));
  say('longest task of our code when all rows change at once', of(later, 'code'), 'none over 50');
};

/** What runs of our code while a page changes all the time, and what the badges make of the page's own work. */
const busy = async (browser: Browser, shown: Shown): Promise<void> => {
  for (const [name, rows, make] of [
    ['no surface, 300 rows', 300, undefined],
    ['300 rows', 300, (page: Page) => badged(page, 300)],
    [`${ROWS} rows`, ROWS, (page: Page) => badged(page, ROWS)],
  ] as const) {
    const tasks = await withPage(browser, rows, async page => {
      await make?.(page);
      await stir(page);
      // The first seconds belong to what the page newly is.
      await rest(3_000);
      return tasksOf(page, () => rest(IDLE).then(() => undefined));
    });
    const ours = tasks.reduce((sum, task) => sum + task.ours, 0);
    console.log(
      `busy page, ${name}: our code has ${((ours / IDLE) * 100).toFixed(2)} % of the main thread; target: under 2`,
    );
  }
  for (const [name, make] of [
    ['no badges', async () => {}],
    ['ours', (page: Page) => badged(page, ROWS)],
    ['by hand', handBadged],
  ] as const) {
    const ms = await withPage(browser, ROWS, async page => {
      await give(page, shown);
      await make(page);
      await stir(page);
      await rest(3_000);
      return cost(page, () => rest(IDLE).then(() => undefined));
    });
    console.log(
      `busy page, ${ROWS} rows, ${name}: the page with everything in it takes ${((ms / IDLE) * 100).toFixed(0)} %`,
    );
  }
};

/** The same badges by hand as by us, or nothing here means anything. */
const compare = async (browser: Browser): Promise<Shown> => {
  const [shown, ours] = await withPage(browser, ROWS, async page => {
    await badged(page, ROWS);
    return [await shownOn(page), await seen(page)];
  });
  const hand = await withPage(browser, ROWS, async page => {
    await give(page, shown);
    await handBadged(page);
    return seen(page);
  });
  if (ours !== hand) throw new Error(`The badges made by hand look different:\n${ours}\n${hand}`);
  return shown;
};

export const benchOverlay = async (): Promise<void> => {
  for (const part of ['tool-loader', 'tool-overlay']) {
    const size = gzipSync(readFileSync(`${BUILD}/content-scripts/${part}.js`)).byteLength;
    const target = part === 'tool-loader' ? '; target: at most 8' : '';
    console.log(`${part}: ${(size / 1000).toFixed(1)} kB gzipped${target}`);
  }
  const world = await startWorld({ keepAlive: false });
  const browser = await launch({ port: world.port });
  try {
    const page = await browser.open('dashboard.html');
    const text = accountsFile(
      ROWS,
      () => 'livefyre',
      () => 'instagram',
    );
    await page.evaluate(file => chrome.runtime.sendMessage({ name: 'importAccounts', payload: { text: file } }), text);
    await page.close();
    const shown = await compare(browser);
    await manyRows(browser, shown);
    await busy(browser, shown);
  } finally {
    await browser.close();
    await world.close();
  }
};
