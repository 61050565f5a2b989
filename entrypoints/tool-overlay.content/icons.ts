/** One icon shape per state, so that colour is never the only sign. Drawn for 16 by 16 in the text's colour. */
import type { State } from '@/utils/model/words';

const NS = 'http://www.w3.org/2000/svg';

/** Strokes, 1.5 wide unless a second entry fills. */
const SHAPES: Record<State | 'several' | 'add' | 'close' | 'tick', readonly string[]> = {
  // A chain link that has come apart.
  revoked: [
    'M6.6 11.4 5.4 12.6a2.5 2.5 0 0 1-3.5-3.5l1.7-1.7',
    'M9.4 4.6l1.2-1.2a2.5 2.5 0 0 1 3.5 3.5l-1.7 1.7',
    'M5 2.2v1.6M2.2 5h1.6M11 13.8v-1.6M13.8 11h-1.6',
  ],
  // A circle with a cross.
  expired: ['M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5', 'M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2'],
  // A padlock.
  blocked: ['M3.5 7.25h9v6.5h-9z', 'M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2', 'M8 9.75v1.5'],
  // A clock.
  expiring: ['M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5', 'M8 4.5V8l2.4 1.6'],
  // A half circle.
  limited: ['M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5', 'fill:M8 1.75a6.25 6.25 0 0 1 0 12.5z'],
  // A dashed circle with a question mark.
  unknown: [
    'dash:M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5',
    'M6.3 6.3a1.75 1.75 0 1 1 2.5 1.6c-.5.25-.8.6-.8 1.1M8 11.2v.1',
  ],
  // A tick in a circle.
  healthy: ['M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5', 'M5.3 8.2l1.9 1.9 3.6-3.9'],
  // Two circles that overlap.
  several: [
    'M6 3.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5',
    'M10 3.75a4.25 4.25 0 1 1 0 8.5a4.25 4.25 0 1 1 0-8.5',
  ],
  add: ['M8 3.5v9M3.5 8h9'],
  close: ['M4 4l8 8M12 4l-8 8'],
  tick: ['M3 8.5l3.2 3.2L13 4.8'],
};

export type IconName = keyof typeof SHAPES;

const draw = (doc: Document, name: IconName): SVGElement => {
  const svg = doc.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const shape of SHAPES[name]) {
    const [, how, line] = /^(?:(fill|dash):)?(.*)$/.exec(shape) ?? [];
    const path = doc.createElementNS(NS, 'path');
    path.setAttribute('d', line ?? '');
    if (how) path.setAttribute('class', how);
    svg.append(path);
  }
  return svg;
};

/** Drawn once per document, then copied: a page may have ten thousand badges. */
const drawn = new WeakMap<Document, Map<IconName, SVGElement>>();

/** Decoration: the words beside it say the same. */
export const icon = (doc: Document, name: IconName): SVGElement => {
  const icons = drawn.get(doc) ?? new Map<IconName, SVGElement>();
  drawn.set(doc, icons);
  const there = icons.get(name) ?? draw(doc, name);
  icons.set(name, there);
  return there.cloneNode(true) as SVGElement;
};
