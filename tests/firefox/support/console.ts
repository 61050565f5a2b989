/** What must not be in Firefox's console at the end of a file: errors of ours, and tokens of anybody's. */
import { expect } from 'vitest';
import type { World } from '../../world/world.ts';
import type { Firefox } from './firefox.ts';

/** Our own complaints: uncaught errors of our pages, of the background and of content scripts, and what is written as an error. */
const OURS = /JavaScript error: moz-extension|^console\.(error|warn): /;

export const expectCleanConsole = (firefox: Firefox, world: World): void => {
  const said = firefox.output();
  expect(said.split('\n').filter(line => OURS.test(line))).toEqual([]);
  expect(said.split(/[^\w-]+/).filter(word => world.label(word) !== undefined)).toEqual([]);
};
