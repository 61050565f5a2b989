/** The loader: finds a surface however late it comes, does nothing elsewhere, pauses while the overlay runs, ends with the extension. */
import { Window } from 'happy-dom';
import { expect, test, vi } from 'vitest';
import { startLoader } from '../../../entrypoints/tool-loader.content/loader';
import livefyre from '../../../utils/tools/livefyre';
import { toHint } from '../../../utils/tools/page-tool';
import { PAGE } from './setup';

const start = (html: string, url = 'https://studio.livefyre.com/acme.fyre.co/settings') => {
  const window = new Window({ url });
  const doc = window.document as unknown as Document;
  doc.body.innerHTML = html;
  const world = { alive: true, found: 0, asked: 0 };
  const stop = new AbortController();
  const loader = startLoader(
    {
      view: window as never,
      tool: toHint(livefyre),
      isAlive: () => {
        world.asked += 1;
        return world.alive;
      },
      found: () => {
        world.found += 1;
      },
    },
    stop,
  );
  return { doc, world, stop, loader, until: (what: () => void) => vi.waitFor(what, { interval: 10, timeout: 60_000 }) };
};
/** Until the loader has looked again. */
const looked = async ({ world, until }: ReturnType<typeof start>) => {
  const { asked } = world;
  await until(() => expect(world.asked).toBeGreaterThan(asked));
};

test('a surface that is there', async () => {
  const page = start(PAGE);
  await page.until(() => expect(page.world.found).toBe(1));
  page.stop.abort();
});

test('a surface that comes late, deep inside, with its words set afterwards', async () => {
  const page = start('<div id="app"><p>Loading</p></div>');
  await looked(page);
  expect(page.world.found).toBe(0);
  const heading = page.doc.createElement('h1');
  page.doc.querySelector('#app')?.append(heading);
  await looked(page);
  const words = page.doc.createTextNode('Social');
  heading.append(words);
  await looked(page);
  words.data = 'Social Accounts';
  await page.until(() => expect(page.world.found).toBe(1));
  page.stop.abort();
});

test('says it once, and again only after it was told to go on', async () => {
  const page = start(PAGE);
  await page.until(() => expect(page.world.found).toBe(1));
  const { asked } = page.world;
  page.doc.body.innerHTML = PAGE;
  await new Promise(done => setTimeout(done, 250));
  expect(page.world).toMatchObject({ found: 1, asked });
  page.loader.resume();
  await page.until(() => expect(page.world.found).toBe(2));
  page.stop.abort();
});

test('the words in a navigation are no surface, nor is a page of other words', async () => {
  const page = start('<nav><ul><li><a href="/x">Social Accounts</a></li></ul></nav><h1>Library</h1>');
  await looked(page);
  page.doc.body.insertAdjacentHTML('beforeend', '<p>Nothing here yet.</p>');
  await looked(page);
  expect(page.world.found).toBe(0);
  page.stop.abort();
});

test('ends when the extension has gone', async () => {
  const page = start('<h1>Library</h1>');
  await looked(page);
  page.world.alive = false;
  page.doc.body.innerHTML = PAGE;
  await page.until(() => expect(page.stop.signal.aborted).toBe(true));
  const { asked } = page.world;
  page.doc.body.innerHTML = PAGE;
  await new Promise(done => setTimeout(done, 250));
  expect(page.world).toMatchObject({ found: 0, asked });
});

test('leaves the page as it is', async () => {
  const page = start(PAGE);
  const before = page.doc.documentElement.outerHTML;
  await page.until(() => expect(page.world.found).toBe(1));
  expect(page.doc.documentElement.outerHTML).toBe(before);
  page.stop.abort();
});
