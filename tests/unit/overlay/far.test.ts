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
  show = (...rows: (Element | null | undefined)[]) =>
    this.hear(
      [...this.watched].map(target => ({ target, isIntersecting: rows.includes(target) })),
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
/** Each in a row of its own. */
const many = (count: number): Badge[] =>
  Array.from({ length: count }, () => {
    const badge = makeBadge(doc, livefyre, true);
    doc.createElement('li').append(badge.host);
    return badge;
  });
const rowOf = (badge: Badge | undefined) => badge?.host.parentElement;
const drawn = (badges: readonly Badge[]): number[] => badges.flatMap(({ isFar }, i) => (isFar ? [] : [i]));
const isDrawn = ({ host }: Badge): boolean =>
  !host.hasAttribute('hidden') &&
  (host.shadowRoot?.adoptedStyleSheets.length ?? 0) + (host.shadowRoot?.querySelectorAll('style').length ?? 0) === 1;

const withObserver = () => makeFar({ IntersectionObserver: Observer } as never, stop.signal);

test('the last ones are drawn for who comes from the end; the others where somebody comes near, with those around them', () => {
  const badges = many(200);
  withObserver().arrange(badges);
  const span = (from: number, to: number) => Array.from({ length: to - from }, (_none, i) => from + i);
  expect(drawn(badges)).toEqual(span(180, 200));
  Observer.last.show(rowOf(badges[80]));
  expect(drawn(badges)).toEqual([...span(60, 100), ...span(180, 200)]);
  expect(badges.filter(isDrawn)).toHaveLength(60);
});

test('rows in another order: who stands near is drawn, not who stood there', () => {
  const badges = many(200);
  const far = withObserver();
  far.arrange(badges);
  const sorted = [...badges].reverse();
  far.arrange(sorted);
  Observer.last.show(rowOf(sorted[60]));
  expect(drawn(sorted.slice(40, 80))).toHaveLength(40);
});

test('a badge that is in view is drawn however far apart the rows are: none is further than a group from one that is watched', () => {
  const badges = many(95);
  withObserver().arrange(badges);
  Observer.last.show(...Observer.last.watched);
  expect(drawn(badges)).toHaveLength(95);
});

test('many badges in one parent come with it, all of them', () => {
  const badges = many(40);
  const list = doc.createElement('p');
  list.append(...badges.map(({ host }) => host));
  withObserver().arrange(badges);
  Observer.last.show(list);
  expect(drawn(badges)).toHaveLength(40);
});

test('where nothing can be observed all are drawn', () => {
  const badges = many(30);
  makeFar({} as never, stop.signal).arrange(badges);
  expect(badges.every(isDrawn)).toBe(true);
});
