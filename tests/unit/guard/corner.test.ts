/** Where the guard may stand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, bestCorner, boxIn, CORNERS, fits, overlap } from '../../../entrypoints/network-guard.content/corner';

const ROOM = { width: 1280, height: 800 };
const SIZE = { width: 320, height: 400 };
const none = { boxes: [], focused: [] };

test('stays where it is while nothing is in the way, and goes where nothing is', () => {
  for (const corner of CORNERS) expect(bestCorner(SIZE, ROOM, none, corner)).toEqual({ corner, cost: 0 });
  const form = boxIn('bottom-right', SIZE, ROOM);
  expect(bestCorner(SIZE, ROOM, { boxes: [form], focused: [] }, 'bottom-right')).toEqual({
    corner: 'bottom-left',
    cost: 0,
  });
});

test('rather covers a form than the field that has the focus', () => {
  const boxes = CORNERS.slice(1).map(corner => boxIn(corner, SIZE, ROOM));
  const field = { left: 1000, top: 700, right: 1100, bottom: 730 };
  expect(bestCorner(SIZE, ROOM, { boxes, focused: [field] }, 'bottom-right').corner).not.toBe('bottom-right');
});

test('has no room in a narrow window', () => {
  expect([fits(SIZE, ROOM), fits(SIZE, { width: 340, height: 800 }), fits(SIZE, { width: 800, height: 420 })]).toEqual([
    true,
    false,
    false,
  ]);
});

test('no other corner is better, and what it says it covers it does', () => {
  const box: fc.Arbitrary<Box> = fc
    .tuple(fc.nat(1280), fc.nat(800), fc.nat(400), fc.nat(300))
    .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), fc.constantFrom(...CORNERS), (boxes, now) => {
      const { corner, cost } = bestCorner(SIZE, ROOM, { boxes, focused: [] }, now);
      const costOf = (at: typeof now) => boxes.reduce((sum, each) => sum + overlap(each, boxIn(at, SIZE, ROOM)), 0);
      expect(cost).toBe(costOf(corner));
      for (const other of CORNERS) expect(costOf(other)).toBeGreaterThanOrEqual(cost);
    }),
  );
});
