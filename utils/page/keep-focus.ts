/**
 * Where the focus goes when what had it leaves the page. A browser drops it on the page as a whole, and whoever works by keys begins
 * again at the top; here it goes to what came in its place, to the same control of the next thing, or to what stands nearest.
 */

const CAN_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex]';
/** Things in a row or below each other: what follows moves up to the place. Anything else was opened by what stands before it. */
const ONE_OF_MANY = 'li, tr, section';

const isStop = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.tabIndex >= 0 &&
  !element.matches(':disabled') &&
  element.checkVisibility({ visibilityProperty: true });

const stopsIn = (node: Node): HTMLElement[] =>
  node instanceof Element
    ? [node, ...node.querySelectorAll(CAN_FOCUS)].filter(each => each.matches(CAN_FOCUS)).filter(isStop)
    : [];

const nameOf = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();

interface Hole {
  /** Still in the page. */
  parent: Node;
  /** What is gone. */
  gone: Node;
  before: Node | null;
  after: Node | null;
}

/** The place that `node` was taken from, as far as it is still in the page. */
const holeOf = (node: Node, records: readonly MutationRecord[]): Hole | undefined => {
  const taking = (wanted: Node) =>
    records.find(({ removedNodes }) => [...removedNodes].some(each => each.contains(wanted)));
  const still = (side: 'nextSibling' | 'previousSibling', from: MutationRecord): Node | null => {
    let record: MutationRecord | undefined = from;
    // What stood beside it may be gone as well, a hundred rows at once.
    for (let i = 0; record && i <= records.length; i += 1) {
      const beside: Node | null = record[side];
      if (!beside || beside.isConnected) return beside;
      record = taking(beside);
    }
    return null;
  };
  let record = taking(node);
  let gone = node;
  for (let i = 0; record && !record.target.isConnected && i <= records.length; i += 1) {
    gone = record.target;
    record = taking(gone);
  }
  if (!record?.target.isConnected) return undefined;
  const top = [...record.removedNodes].find(each => each.contains(gone)) ?? gone;
  return {
    parent: record.target,
    gone: top,
    before: still('previousSibling', record),
    after: still('nextSibling', record),
  };
};

const siblings = function* (from: Node | null, side: 'nextSibling' | 'previousSibling'): Generator<Node> {
  for (let node = from; node; node = node[side]) yield node;
};

/** In place of what is gone: between its neighbours now, or a neighbour that is new. */
const inPlace = ({ parent, before, after }: Hole, added: ReadonlySet<Node>): Node[] => {
  const start = before && added.has(before) ? before : before ? before.nextSibling : parent.firstChild;
  const end = after && added.has(after) ? after.nextSibling : after;
  const all: Node[] = [];
  for (const node of siblings(start, 'nextSibling')) {
    if (node === end) break;
    all.push(node);
  }
  return all;
};

const first = <T>(nodes: Iterable<Node>, of: (node: Node) => T | undefined): T | undefined => {
  for (const node of nodes) {
    const found = of(node);
    if (found) return found;
  }
  return undefined;
};

/** The nearest stop outside of a place, from the inside out; a part's own heading before anything of another part. */
const nearest = (hole: Hole, last: Element): HTMLElement | undefined => {
  const name = nameOf(last);
  const same = (node: Node) => stopsIn(node).find(each => nameOf(each) === name);
  const ahead = (node: Node) => stopsIn(node)[0];
  const behind = (node: Node) => stopsIn(node).at(-1);
  const many = hole.gone instanceof Element && hole.gone.matches(ONE_OF_MANY);
  let { parent, before, after } = hole;
  for (let level = 0; level < 100; level += 1) {
    const next = () => first(siblings(after, 'nextSibling'), ahead);
    const found =
      (many && level === 0
        ? (first(siblings(after, 'nextSibling'), same) ?? first(siblings(before, 'previousSibling'), same) ?? next())
        : undefined) ??
      first(siblings(before, 'previousSibling'), behind) ??
      next();
    if (found) return found;
    const heading =
      parent instanceof Element && parent.matches('section, main, dialog') && parent.querySelector('h1, h2, h3');
    if (heading instanceof HTMLElement && heading.checkVisibility()) {
      heading.tabIndex = -1;
      return heading;
    }
    if (!parent.parentNode || parent === document.body || (parent instanceof Element && parent.matches('dialog')))
      return undefined;
    ({ previousSibling: before, nextSibling: after } = parent);
    parent = parent.parentNode;
  }
  return undefined;
};

/** Follows the focus in a page of ours until `signal` aborts. */
export const keepFocus = (root: Element, signal: AbortSignal): void => {
  let last: HTMLElement | SVGElement | undefined;
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement !== document.body) last = activeElement;
  const follow = ({ target }: Event): void => {
    last = target instanceof HTMLElement || target instanceof SVGElement ? target : undefined;
  };
  root.addEventListener('focusin', follow, { signal });
  // A press beside everything leaves the focus nowhere on purpose; on a button, the focus comes right after it.
  document.addEventListener('pointerdown', () => (last = undefined), { signal, capture: true });

  const observer = new MutationObserver(records => {
    const lost = last && document.hasFocus() && (document.activeElement ?? document.body) === document.body;
    if (!last || !lost) return;
    const was = last;
    const hole = holeOf(was, records);
    if (was.isConnected) {
      // Moved within the page, such as a row that is sorted in elsewhere: a browser takes that for leaving and coming.
      if (records.some(({ removedNodes }) => [...removedNodes].some(each => each.contains(was)))) was.focus();
      return;
    }
    if (!hole) return;
    const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
    const place = first(inPlace(hole, added), node => stopsIn(node)[0]);
    (place ?? nearest(hole, was))?.focus();
  });
  observer.observe(root, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
};
