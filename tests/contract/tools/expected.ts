/** What the saved pages of each tool show: the same three accounts on all of them, but for what a page says otherwise. */
import type { Row } from '../../../utils/messages';

export type Said = Omit<Row, 'key'>;

interface Expected {
  rows: readonly Said[];
  /** Pages that differ: `with` is laid over each row, `without` taken out of all, `instead` stands for itself. */
  on?: Record<
    string,
    { with?: readonly Partial<Said>[]; without?: readonly (keyof Said)[]; instead?: readonly Said[] }
  >;
}

const uuid = (last: number): string => `7c9e6679-7425-40de-944b-e07fc1f90ae${last}`;

export const EXPECTED: Record<string, Expected> = {
  facelift: {
    rows: [
      { network: 'instagram', name: 'Acme Sports', owner: 'Anna Berger', shows: 'ended' },
      { network: 'linkedin', name: 'Northwind', owner: 'Ben Ode', shows: 'alive' },
      { network: 'tiktok', name: 'Haus & Garten', owner: 'Anna Berger' },
    ],
    on: { 'no-menu': { without: ['owner'] } },
  },
  postiz: {
    rows: [
      { network: 'instagram', name: 'Acme Sports', shows: 'ended' },
      { network: 'linkedin', name: 'Northwind' },
      { network: 'youtube', name: 'Haus & Garten' },
    ],
    on: {
      customs: {
        instead: [
          { network: 'x', name: 'Disconnected', shows: 'ended' },
          { network: 'mastodon', name: '!' },
          { network: 'bluesky', name: '12' },
        ],
      },
    },
  },
  mixpost: {
    rows: [
      { network: 'x', name: 'Acme Sports', shows: 'ended' },
      { network: 'facebook', name: 'Northwind' },
      { network: 'mastodon', name: 'Haus & Garten' },
    ],
  },
  chatwoot: {
    rows: [
      { network: 'instagram', name: 'acme sports', toolAccountId: '11' },
      { network: 'facebook', name: 'Northwind', toolAccountId: '12' },
      { network: 'tiktok', name: 'Haus & Garten', toolAccountId: '13' },
    ],
  },
  nango: {
    rows: [
      { network: 'instagram', name: 'Acme Sports', toolAccountId: 'instagram-prod/acme-1', shows: 'ended' },
      { network: 'linkedin', name: 'Northwind', toolAccountId: 'linkedin/nw-2' },
      { network: 'x', name: 'Haus & Garten', toolAccountId: 'twitter/hg-3' },
    ],
    on: {
      ids: {
        with: [
          { name: 'acme-1', toolAccountId: 'i/acme-1' },
          { name: 'nw-2', toolAccountId: 'l/nw-2' },
          { name: 'hg-3', toolAccountId: 'g/hg-3' },
        ],
      },
    },
  },
  brightbean: {
    rows: [
      { name: 'Acme Sports', handle: 'acme.sports', toolAccountId: uuid(7), shows: 'ended' },
      { name: 'Northwind', handle: 'northwind', toolAccountId: uuid(8), shows: 'alive' },
      { name: 'Haus & Garten', handle: 'hausundgarten', toolAccountId: uuid(9) },
    ],
    on: {
      handles: {
        instead: [
          { name: 'acme.sports', handle: 'acme.sports', toolAccountId: uuid(7), shows: 'ended' },
          { name: 'northwind', handle: 'northwind', toolAccountId: uuid(8), shows: 'alive' },
          { name: 'hausundgarten', toolAccountId: uuid(9) },
        ],
      },
    },
  },
  buffer: {
    rows: [
      { network: 'instagram', name: 'Acme Sports', toolAccountId: '6501', shows: 'ended' },
      { network: 'linkedin', name: 'Northwind', toolAccountId: '6502' },
      { network: 'mastodon', name: 'Haus & Garten', toolAccountId: '6503' },
    ],
  },
  hootsuite: {
    rows: [
      { network: 'instagram', name: 'Acme Sports', shows: 'ended' },
      { network: 'linkedin', name: 'Northwind' },
      { network: 'youtube', name: 'Haus & Garten' },
    ],
  },
  trypost: {
    rows: [
      { network: 'instagram', name: 'Acme Sports', handle: 'acme.sports', shows: 'ended' },
      { network: 'linkedin', name: 'Northwind', handle: 'northwind', shows: 'alive' },
      { network: 'x', name: 'Haus & Garten', handle: 'hausundgarten', shows: 'alive' },
    ],
  },
};

export const expectedOn = (tool: string, page: string): readonly Said[] => {
  const { rows = [], on = {} } = EXPECTED[tool] ?? {};
  const { instead, without = [], with: more = [] } = on[page] ?? {};
  if (instead) return instead;
  return rows.map((row, i) => {
    const all = Object.entries({ ...row, ...more[i] });
    return Object.fromEntries(all.filter(([key]) => !without.some(name => name === key)));
  });
};
