/** Every pair of colours that is used is readable: 4.5 : 1 for text, 3 : 1 for icons and borders of controls (WCAG 2.2 AA). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AVATAR_COLOURS } from '../../../components/colours';
import { NETWORKS } from '../../../utils/wording/names';

const css = readFileSync(new URL('../../../components/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const tokens = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
const THEMES: [string, Record<string, string>][] = [
  ['light', tokens(light)],
  ['dark', tokens(dark)],
];

/** WCAG 2.2, relative luminance. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const STATES = ['red', 'amber', 'blue', 'green', 'grey'];
const TEXT: [string, string][] = [
  ...['text', 'soft', 'faint', 'accent', ...STATES].map((colour): [string, string] => [colour, 'bg']),
  ...['text', 'soft', 'faint'].map((colour): [string, string] => [colour, 'sunk']),
  ...['text', 'soft'].flatMap((colour): [string, string][] =>
    ['on-grey', 'on-green', 'on-red', 'on-blue'].map(under => [colour, under]),
  ),
  ...STATES.map((colour): [string, string] => [colour, `on-${colour}`]),
  ...STATES.map((colour): [string, string] => [colour, 'sunk']),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
];
const CONTROLS: [string, string][] = [
  ['edge', 'bg'],
  ['edge', 'sunk'],
  ['accent', 'bg'],
  ['accent', 'sunk'],
];

describe.each(THEMES)('%s', (_, theme) => {
  test.each(TEXT)('text %s on %s', (colour, under) => {
    expect(contrast(theme[colour] ?? '', theme[under] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  test.each(CONTROLS)('control %s on %s', (colour, under) => {
    expect(contrast(theme[colour] ?? '', theme[under] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

test.each(AVATAR_COLOURS)('white initials on %s', colour => {
  expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5);
});

test.each(Object.entries(NETWORKS))('the mark of %s', (_, [, , colour]) => {
  expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5);
});
