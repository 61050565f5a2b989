/** What the overlay costs a tool's page: ten thousand rows, a page that changes all the time, and pages that are no surface. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { type Browser, BUILD, launch, until } from '../e2e/support/browser.ts';
import { startWorld } from '../world/world.ts';
import { accountsFile, median } from './support.ts';

const ROWS = 10_000;
const ROUNDS = 3;
/** How long (ms) the idle cost is measured. */
const IDLE = 10_000;
const PAGE = 'https://studio.livefyre.com/acme.fyre.co/analytics';

/** A list with this many rows under a heading, but nothing yet that says what page it is. */
const build = (page: Page, rows: number): Promise<void> =>
  page.evaluate(async count => {
    const row = (i: number) => `<li class="row"><span class="name">Account ${i}</span><i class="chevron"></i></li>`;
    document.body.innerHTML = `<h1 id="title">Something</h1><h2>Instagram Accounts</h2><ul id="list">${Array.from({ length: count }, (_none, i) => row(i)).join('')}</ul><p id="live"></p>`;
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 500)));
  }, rows);

/** From now on the page is the surface. */
const reveal = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const title = document.querySelector('#title');
    if (title) title.textContent = 'Social Accounts';
  });

/** What somebody would write who knows the page: the same badges, and nothing else. */
const byHand = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':host{display:inline-flex;margin:-4px 4px -4px 8px}button{font:12px/16px sans-serif;height:20px}',
    );
    for (const name of document.querySelectorAll('#list .name')) {
      const badge = document.createElement('by-hand');
      const root = badge.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const button = document.createElement('button');
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('viewBox', '0 0 16 16');
      for (const d of ['M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5', 'M8 4.5V8l2.4 1.6']) {
        const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        path.setAttribute('d', d);
        svg.append(path);
      }
      const words = document.createElement('span');
      words.textContent = '9 days left';
      button.append(svg, words);
      button.addEventListener('click', event => event.stopPropagation());
      badge.setAttribute('data-state', 'expiring');
      root.append(button);
      name.after(badge);
    }
  });

/** Seconds of processor time that the page's main thread has had so far: other programs on the machine do not count. */
const worked = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
};

const frames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** ms of main thread from `act` until `done`, with what is drawn because of it. */
const cost = async (page: Page, act: () => Promise<void>, done: () => Promise<boolean>): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await worked(session);
  await act();
  await until('the end of the work', done, 2_000);
  await frames(page);
  const after = await worked(session);
  await session.detach();
  return (after - before) * 1000;
};

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  args: { name?: string };
  /** Processor time in microseconds. */
  tdur?: number;
}

/** ms of processor time of the longest task on the main threads of pages meanwhile. */
const longestTask = async (page: Page, act: () => Promise<void>): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'toplevel'],
      excludedCategories: ['*'],
    },
  });
  await act();
  const complete = new Promise<void>(done => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
  const main = events.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const threads = new Set(
    events
      .filter(({ name, args }) => name === main?.name && args.name === 'CrRendererMain')
      .map(e => `${e.pid} ${e.tid}`),
  );
  return Math.max(
    ...events.filter(e => /RunTask/.test(e.name) && threads.has(`${e.pid} ${e.tid}`)).map(e => (e.tdur ?? 0) / 1000),
  );
};

const badgesOn = (page: Page): Promise<number> =>
  page.evaluate(() => document.getElementsByTagName('token-health-badge').length);

const open = async (browser: Browser): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(PAGE);
  return page;
};

const revealed = async (page: Page, rows: number): Promise<void> => {
  await reveal(page);
  await until('all badges', async () => (await badgesOn(page)) === rows, 2_000);
  await frames(page);
};

const manyRows = async (browser: Browser): Promise<void> => {
  const hand: number[] = [];
  const ours: number[] = [];
  const longest: number[] = [];
  const withPage = async (work: (page: Page) => Promise<void>): Promise<void> => {
    const page = await open(browser);
    await build(page, ROWS);
    await work(page);
    await page.close();
  };
  for (let i = 0; i < ROUNDS; i += 1) {
    await withPage(async page => {
      hand.push(
        await cost(
          page,
          () => byHand(page),
          async () => true,
        ),
      );
    });
    await withPage(async page => {
      ours.push(
        await cost(
          page,
          () => reveal(page),
          async () => (await badgesOn(page)) === ROWS,
        ),
      );
    });
    await withPage(async page => {
      longest.push(await longestTask(page, () => revealed(page, ROWS)));
    });
  }
  console.log(
    `overlay, ${ROWS} rows: main thread ${median(ours).toFixed(0)} ms, by hand ${median(hand).toFixed(0)} ms`,
  );
  console.log(`ratio: ${(median(ours) / median(hand)).toFixed(2)} (target: at most 2)`);
  console.log(`longest task: ${median(longest).toFixed(0)} ms (target: none over 50)`);
};

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** ms that our own code ran, with all that it called, as the sampling profiler saw it. */
const inOurCode = ({ nodes, samples, timeDeltas }: Profile): number => {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)));
  const own = new Set(
    nodes.filter(({ callFrame }) => callFrame.url.startsWith('chrome-extension://')).map(({ id }) => id),
  );
  const isOurs = (id: number | undefined): boolean => id !== undefined && (own.has(id) || isOurs(parents.get(id)));
  return samples.reduce((sum, id, i) => sum + (isOurs(id) ? (timeDeltas[i] ?? 0) / 1000 : 0), 0);
};

/** The page changes 200 times a second, three in four somewhere else, one in its rows. */
const stir = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let n = 0;
    const rows = document.querySelectorAll('#list li i');
    setInterval(() => {
      for (let i = 0; i < 4; i += 1) {
        n += 1;
        const live = document.querySelector('#live');
        if (n % 4 && live) live.textContent = `Message ${n}`;
        else if (rows.length) rows[n % rows.length]?.replaceChildren(String(n % 10));
      }
    }, 20);
  });

const idle = async (browser: Browser): Promise<void> => {
  for (const [name, rows, surface] of [
    ['no surface', 300, false],
    ['300 rows', 300, true],
    [`${ROWS} rows`, ROWS, true],
  ] as const) {
    const page = await open(browser);
    await build(page, rows);
    if (surface) await revealed(page, rows);
    await page.bringToFront();
    await stir(page);
    // The first seconds belong to what the page newly is.
    await new Promise(done => setTimeout(done, 3_000));
    const session = await page.context().newCDPSession(page);
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 200 });
    await session.send('Profiler.start');
    await new Promise(done => setTimeout(done, IDLE));
    const { profile } = await session.send('Profiler.stop');
    await page.close();
    const share = (inOurCode(profile as unknown as Profile) / IDLE) * 100;
    console.log(`busy page, ${name}: ${share.toFixed(2)} % of the main thread runs our code (target: under 2)`);
  }
};

export const benchOverlay = async (): Promise<void> => {
  for (const part of ['tool-loader', 'tool-overlay']) {
    const size = gzipSync(readFileSync(`${BUILD}/content-scripts/${part}.js`)).byteLength;
    console.log(
      `${part}: ${(size / 1000).toFixed(1)} kB gzipped${part === 'tool-loader' ? ' (target: at most 8)' : ''}`,
    );
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
    await manyRows(browser);
    await idle(browser);
  } finally {
    await browser.close();
    await world.close();
  }
};
