/** Of very many badges only those near what is seen are drawn. */
import { Window } from 'happy-dom';
import { beforeEach, expect, test } from 'vitest';
import { type Badge, makeBadge } from '../../../entrypoints/tool-overlay.content/badge';
import { makeFar } from '../../../entrypoints/tool-overlay.content/far';
import livefyre from '../../../utils/tools/livefyre';
import '../support/i18n';

/** The observer of a page in which nothing scrolls by itself. */
class Observer {
  static last: Observer;
  watched = new Set<Element>();
  constructor(readonly hear: (entries: { target: Element; isIntersecting: boolean }[], own: Observer) => void) {
    Observer.last = this;
  }
  observe = (element: Element) => void this.watched.add(element);
  unobserve = (element: Element) => void this.watched.delete(element);
  disconnect = () => this.watched.clear();
  /** These elements come into sight, as far as anybody asked. */
  show = (...hosts: Element[]) =>
    this.hear(
      [...this.watched].map(target => ({ target, isIntersecting: hosts.includes(target) })),
      this,
    );
}

const stop = new AbortController();
let doc: Document;
let view: Window & typeof globalThis;
beforeEach(() => {
  view = new Window() as unknown as Window & typeof globalThis;
  doc = (view as unknown as { document: Document }).document;
});
const many = (count: number): Badge[] => Array.from({ length: count }, () => makeBadge(doc, livefyre, true));
const drawn = (badges: readonly Badge[]): number[] => badges.flatMap(({ isFar }, i) => (isFar ? [] : [i]));
const isDrawn = ({ host, button }: Badge): boolean =>
  !host.hasAttribute('data-far') &&
  !button.hasAttribute('hidden') &&
  (host.shadowRoot?.adoptedStyleSheets.length ?? 0) + (host.shadowRoot?.querySelectorAll('style').length ?? 0) === 1;

const withObserver = () => makeFar({ IntersectionObserver: Observer } as never, stop.signal);

test('the last ones are drawn for who comes from the end; the others where somebody comes near, with those around them', () => {
  const badges = many(100);
  withObserver().arrange(badges);
  expect(drawn(badges)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
  Observer.last.show(badges[40]?.host as Element);
  expect(drawn(badges).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_none, i) => 30 + i));
  expect(badges.filter(isDrawn)).toHaveLength(30);
});

test('rows in another order: who stands near is drawn, not who stood there', () => {
  const badges = many(100);
  const far = withObserver();
  far.arrange(badges);
  const sorted = [...badges].reverse();
  far.arrange(sorted);
  Observer.last.show(sorted[20]?.host as Element);
  expect(drawn(sorted.slice(10, 30))).toHaveLength(20);
});

test('a badge that is in view is drawn however far apart the rows are: none is further than ten from one that is watched', () => {
  const badges = many(95);
  withObserver().arrange(badges);
  const watched = badges.flatMap(({ host }, i) => (Observer.last.watched.has(host) ? [i] : []));
  Observer.last.show(...watched.map(i => badges[i]?.host as Element));
  expect(drawn(badges)).toHaveLength(95);
});

test('where nothing can be observed all are drawn', () => {
  const badges = many(30);
  makeFar({} as never, stop.signal).arrange(badges);
  expect(badges.every(isDrawn)).toBe(true);
});
