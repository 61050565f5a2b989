/** The browser test's tables are complete: every network has one, and every cause that a network claims is brought about by at least one kill. */
import { describe, expect, it } from 'vitest';
import { STATE_OF_CAUSE } from '../../../utils/model/words';
import { networks } from '../../../utils/networks';
import { ALL } from '../../e2e/kills/all';
import { WORDS } from '../../e2e/kills/words';

/** Bluesky is worked against its real server (tests/servers); XING answers nobody any more. */
const ELSEWHERE = ['bluesky', 'xing'];

it('there is a table for every network', () => {
  const here = ALL.map(each => each.network);
  expect([...here, ...ELSEWHERE].sort()).toEqual(networks.map(network => network.id).sort());
});

describe.each(networks.filter(network => !ELSEWHERE.includes(network.id)))('$id', ({ id, causes }) => {
  const table = ALL.find(each => each.network === id);
  const kills = table?.kills ?? [];

  it('is killed by every cause that it can report', () => {
    const produced = new Set(kills.map(kill => kill.cause));
    expect(causes.filter(cause => !produced.has(cause))).toEqual([]);
  });

  it('has words for every kill, and an address for whatever has to be done at the network first', () => {
    for (const { cause } of kills) {
      const page = WORDS[cause]?.page;
      expect(WORDS[cause], cause).toBeDefined();
      if (STATE_OF_CAUSE[cause] === 'blocked') expect(page && table?.pages[page], cause).toBeDefined();
    }
  });

  it('comes back from at least one kill by healing there or by a sign-in', () => {
    expect(kills.some(kill => !kill.heals)).toBe(true);
    expect(new Set(kills.map(kill => kill.how)).size).toBe(kills.length);
  });
});
