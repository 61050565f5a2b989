/** Where the guard may stand: a corner in which it covers no form, and never what a person is typing in. Only reads, and only places. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** First the one where least is expected. */
export const CORNERS = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;
export type Corner = (typeof CORNERS)[number];

/** Free space (px) to the edge of the window, and around fields. */
export const EDGE = 16;
const AROUND = 8;
/** A form or dialog that fills more of the window than this is a layout, not a form. */
const LAYOUT = 0.6;

const FIELDS =
  'input:not([type=hidden]), textarea, select, button[type=submit], [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox]';
const FORMS = 'form, dialog[open], [role=dialog], [role=alertdialog]';

const areaOf = ({ left, top, right, bottom }: Box): number => Math.max(0, right - left) * Math.max(0, bottom - top);

/** How much (px²) of two boxes is the same. */
export const overlap = (a: Box, b: Box): number =>
  areaOf({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });

export interface Room {
  width: number;
  height: number;
}

export const boxIn = (corner: Corner, size: Room, room: Room): Box => {
  const left = corner.endsWith('left') ? EDGE : room.width - EDGE - size.width;
  const top = corner.startsWith('top') ? EDGE : room.height - EDGE - size.height;
  return { left, top, right: left + size.width, bottom: top + size.height };
};

export interface Fields {
  boxes: readonly Box[];
  focused: readonly Box[];
}

/** Boxes of what must not be covered, and of what has the focus. */
export const fieldsOf = (doc: Document, room: Room): Fields => {
  const boxes: Box[] = [];
  const focused: Box[] = [];
  const window = { left: 0, top: 0, right: room.width, bottom: room.height };
  const add = (element: Element, most: number): void => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const box = { left: left - AROUND, top: top - AROUND, right: right + AROUND, bottom: bottom + AROUND };
    const seen = right > left && bottom > top ? overlap(box, window) : 0;
    if (seen > 0 && seen <= most) (element === doc.activeElement ? focused : boxes).push(box);
  };
  for (const field of doc.querySelectorAll(FIELDS)) add(field, Number.POSITIVE_INFINITY);
  for (const form of doc.querySelectorAll(FORMS)) add(form, LAYOUT * areaOf(window));
  return { boxes, focused };
};

/**
 * The best corner for something of this size, and how much it would cover there; what is being typed in weighs most.
 * @param now where it stands: it does not move without need
 */
export const bestCorner = (size: Room, room: Room, fields: Fields, now: Corner): { corner: Corner; cost: number } => {
  const covered = (box: Box, what: readonly Box[]): number => what.reduce((sum, each) => sum + overlap(box, each), 0);
  let best: { corner: Corner; cost: number } | undefined;
  for (const corner of [now, ...CORNERS]) {
    const box = boxIn(corner, size, room);
    const cost = covered(box, fields.boxes) + covered(box, fields.focused) * 1_000;
    if (!best || cost < best.cost) best = { corner, cost };
  }
  return best ?? { corner: now, cost: 0 };
};

/** It has room, with its distance to the edges. */
export const fits = (size: Room, room: Room): boolean =>
  size.width + 2 * EDGE <= room.width && size.height + 2 * EDGE <= room.height;
