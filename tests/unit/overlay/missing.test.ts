/** When a page of accounts is said to be without rows: a layout that is no longer understood, not a page that lists others'. */
import { Window } from 'happy-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeMissing } from '../../../entrypoints/tool-overlay.content/missing';
import type { Tool } from '../../../utils/tools/define';
import livefyre from '../../../utils/tools/livefyre';
import nango from '../../../utils/tools/nango';
import { saved } from '../../contract/tools/saved';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @returns how often it was told within 20 s that there are no rows */
const toldOn = (html: string, tool: Tool, url: string, change?: (doc: Document) => void): number => {
  const window = new Window({ url });
  window.document.write(html);
  const stop = new AbortController();
  let told = 0;
  change?.(window.document as unknown as Document);
  const missing = makeMissing(window as never, tool, () => (told += 1), stop.signal);
  missing(0);
  vi.advanceTimersByTime(10_000);
  missing(0);
  vi.advanceTimersByTime(10_000);
  stop.abort();
  return told;
};
const page = saved('nango', 'cloud');
const STUDIO = 'https://studio.livefyre.com/acme.fyre.co/settings';
const HEADINGS = '<h1>Social Accounts</h1><h2>Instagram Accounts</h2>';

test('a page that is a surface and shows nothing is told once', () => {
  expect(toldOn(HEADINGS, livefyre, STUDIO)).toBe(1);
});

test('rows that are there in a layout that is no longer understood count as none', () => {
  expect(toldOn(page.html.replaceAll('<span', '<b').replaceAll('</span', '</b'), nango, page.url)).toBe(1);
});

test('rows of networks that are none of ours are no fault of the layout', () => {
  expect(toldOn(page.html.replaceAll(/template-logos\/[\w-]+/g, 'template-logos/github'), nango, page.url)).toBe(0);
});

test.each([
  [600, 400, 0],
  [1, 1, 1],
])('a frame of %i x %i px may hold the list: %i', (width, height, times) => {
  const size = (doc: Document) => {
    const frame = doc.querySelector('iframe') as HTMLIFrameElement;
    frame.getBoundingClientRect = () => ({ width, height }) as DOMRect;
  };
  expect(toldOn(`${HEADINGS}<iframe></iframe>`, livefyre, STUDIO, size)).toBe(times);
});
