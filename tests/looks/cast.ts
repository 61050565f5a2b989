/** Sixty accounts as a medium agency has them, with live tokens of the world, and the bad morning that follows: for looking at and for accessibility. */
import type { World } from '../world/world.ts';

const DAY = 86_400_000;
const ISSUER = 'https://id.acme.example';
const iso = (ms: number): string => new Date(ms).toISOString();

type Account = Record<string, unknown>;

const PAGES = {
  anna: ['Kestrel Bank', 'Northwind Deutschland GmbH', 'Blue Bakery', 'Corner Books'],
  jana: ['Haus & Garten', 'Alpine Tours'],
};
const PROFILES = ['acme.sports', 'acme.kids', 'marlow.coffee', 'fjord.knit'];

/** Held by a tool: network, name, handle, tool, and the day from today on which access ends (`e`: connected so many days ago, `null`: not known). */
type Held = readonly [network: string, name: string, handle: string, holder: string, ends: number | string | null];
const HELD: readonly Held[] = [
  ['linkedin', 'Kestrel Bank', 'kestrel-bank', 'facelift', -3],
  ['linkedin', 'Northwind', 'northwind', 'facelift', 61],
  ['linkedin', 'Alpine Tours', 'alpine-tours', 'facelift', 118],
  ['linkedin', 'Studio Nine', 'studio-nine', 'facelift', 203],
  ['linkedin', 'Pine & Co', 'pine-and-co', 'facelift', 240],
  ['tiktok', 'Acme Sports', 'acmesports', 'facelift', 4],
  ['tiktok', 'Fjord Knit', 'fjordknit', 'facelift', 180],
  ['tiktok', 'Marlow Coffee', 'marlowcoffee', 'facelift', 'e201'],
  ['tiktok', 'Corner Books', 'cornerbooks', 'facelift', 290],
  ['instagram-business', 'Alpine Tours', 'alpine.tours', 'livefyre', 9],
  ['instagram-business', 'Blue Bakery', 'blue.bakery', 'livefyre', 33],
  ['instagram-business', 'Corner Books', 'corner.books', 'livefyre', 33],
  ['instagram-business', 'Pine & Co', 'pine.and.co', 'livefyre', 33],
  ['instagram-business', 'Studio Nine', 'studio.nine', 'livefyre', 41],
  ['instagram-business', 'Lakeshore', 'lakeshore.live', 'livefyre', 'e20'],
  ['facebook', 'Lakeshore', 'lakeshore', 'livefyre', 52],
  ['facebook', 'Marlow Coffee', 'marlow.coffee', 'livefyre', 47],
  ['facebook', 'Fjord Knit', 'fjord.knit', 'livefyre', 47],
  ['facebook', 'Pine & Co', 'pineandco', 'livefyre', 'e12'],
  ['facebook', 'Studio Nine', 'studionine', 'facelift', 58],
  ['facebook', 'Tailwind Cycles', 'tailwind', 'facelift', 58],
  ['instagram', 'Tailwind Cycles', 'tailwind.cycles', 'facelift', 22],
  ['instagram', 'Stadtwerke Musterhausen an der Unteren Weser', 'stadtwerke.musterhausen', 'facelift', 44],
  ['instagram', 'شركة النور للتجارة', 'alnoor.trading', 'facelift', 39],
  ['pinterest', 'Haus & Garten', 'hausundgarten', 'postiz', 27],
  ['pinterest', 'Blue Bakery', 'bluebakery', 'postiz', 19],
  ['pinterest', 'Fjord Knit', 'fjordknit', 'postiz', 300],
  ['youtube', 'Alpine Tours', 'alpinetours', 'postiz', 88],
  ['youtube', 'Kestrel Bank', 'kestrelbank', 'postiz', 160],
  ['youtube', 'Acme Kids', 'acmekids', 'postiz', 160],
  ['threads', 'Acme Sports', 'acme.sports', 'mixpost', 37],
  ['threads', 'Marlow Coffee', 'marlow.coffee', 'mixpost', 56],
  ['threads', 'Studio Nine', 'studio.nine', 'mixpost', 56],
  ['mastodon', 'Corner Books', 'cornerbooks', 'mixpost', null],
  ['bluesky', 'Acme News', 'acme.bsky.social', 'buffer', 71],
  ['bluesky', 'Pine & Co', 'pine.bsky.social', 'buffer', 71],
  ['x', 'Northwind', 'northwind', 'hootsuite', 130],
  ['x', 'Kestrel Bank', 'kestrelbank', 'hootsuite', 130],
  ['x', 'Tailwind Cycles', 'tailwind', 'hootsuite', 150],
  ['xing', 'Northwind Karriere', 'northwind-karriere', 'facelift', null],
  ['xing', 'Kestrel Bank', 'kestrel-bank', 'facelift', null],
  ['linkedin', 'Tailwind Cycles', 'tailwind-cycles', 'hootsuite', 310],
  ['linkedin', 'Lakeshore', 'lakeshore-live', 'hootsuite', 310],
];

const held = ([network, name, handle, holder, ends]: Held, i: number): Account => ({
  ...{ network, name, handle, holder },
  ...(network === 'mastodon' ? { issuer: 'https://mastodon.example' } : {}),
  login: ['Anna Berger', 'Jana Krüger', 'social@northwind.example'][i % 3],
  ...(i % 4 === 0 ? { owner: { name: 'Jana Krüger', email: 'jana@acme.example' } } : {}),
  ...(typeof ends === 'number' ? { expiresAt: iso(Date.now() + (ends + 0.4) * DAY) } : {}),
  ...(typeof ends === 'string' ? { connectedAt: iso(Date.now() - Number(ends.slice(1)) * DAY) } : {}),
});

const browserHeld = async ({ facebook, instagram, x, oauth }: World): Promise<Account[]> => {
  const byBrowser = { holder: 'browser' };
  const accounts: Account[] = [];
  for (const [person, names] of Object.entries(PAGES)) {
    for (const name of names) {
      const page = facebook.page(name, { admin: person });
      accounts.push({
        ...byBrowser,
        ...{ network: 'facebook', handle: page.username, networkAccountId: page.id, name },
        login: person === 'anna' ? 'Anna Berger' : 'Jana Krüger',
        accessToken: facebook.token(page).value,
      });
    }
  }
  for (const handle of PROFILES) {
    const token = instagram.account(handle).token({ age: 20 * DAY });
    const name = handle.replace(/(^|\.)./g, part => part.replace('.', ' ').toUpperCase());
    accounts.push({
      ...{ network: 'instagram', handle, name, accessToken: token.value },
      holder: handle === 'acme.sports' ? 'livefyre' : 'browser',
      ...(handle === 'acme.sports' ? { owner: { name: 'Jana Krüger', email: 'jana@acme.example' } } : {}),
      connectedAt: iso(token.issuedAt),
      expiresAt: iso(token.expiresAt),
    });
  }
  for (const [handle, name] of [
    ['acme_news', 'Acme News'],
    ['acme_help', 'Acme Help'],
    ['acme_jobs', 'Acme Jobs'],
  ] as const) {
    const { access, refresh } = x.account(handle).grant();
    accounts.push({ ...byBrowser, network: 'x', handle, name, accessToken: access, refreshToken: refresh });
  }
  for (const [sub, name] of [
    ['partner-portal', 'Partner Portal'],
    ['academy', 'Acme Academy'],
    ['intranet', 'Acme Intranet'],
    ['press', 'Acme Press'],
  ] as const) {
    const { access, refresh } = await oauth.grant(sub);
    accounts.push({
      ...byBrowser,
      ...{ network: 'oauth', issuer: ISSUER, handle: sub, networkAccountId: sub, name },
      accessToken: access,
      refreshToken: refresh,
    });
  }
  return accounts;
};

const head = { format: 'token-health/accounts', version: 1 };

/** @returns an import file of sixty accounts over thirteen networks and seven holders */
export const sixty = async (world: World): Promise<{ accounts: Account[] }> => ({
  ...head,
  ...{
    apps: [
      { network: 'facebook', clientId: world.facebook.app().id },
      { network: 'x', clientId: world.x.app().clientId },
      { network: 'oauth', clientId: 'token-health', issuer: ISSUER },
    ],
  },
  accounts: [...(await browserHeld(world)), ...HELD.map(held)],
});

/** One account that works. */
export const one = (world: World): object => {
  const page = world.facebook.page('Kestrel Bank', { admin: 'anna' });
  return {
    ...head,
    accounts: [
      {
        network: 'facebook',
        handle: page.username,
        networkAccountId: page.id,
        name: 'Kestrel Bank',
        holder: 'browser',
        login: 'Anna Berger',
        accessToken: world.facebook.token(page).value,
      },
    ],
  };
};

/** Ten thousand, known by their dates alone. */
export const tenThousand = (): object => ({
  ...head,
  accounts: Array.from({ length: 10_000 }, (_none, i) => {
    const [network, name, , holder] = HELD[i % HELD.length] ?? ['x', 'Acme', '', 'buffer', null];
    return {
      ...{ network, name: `${name} ${1 + Math.floor(i / HELD.length)}`, handle: `account.${i}`, holder },
      ...(network === 'mastodon' ? { issuer: 'https://mastodon.example' } : {}),
      expiresAt: iso(Date.now() + (((i * 7) % 300) - 2) * DAY),
    };
  }),
});

/** A file that cannot be imported, in as many ways as fit. */
export const WRONG = {
  ...head,
  accounts: [
    { network: 'instagram', handle: '', holder: 'browser' },
    { network: 'Nonsense!', handle: 'a', holder: 'browser', expiresAt: 'soon' },
    { network: 'x', handle: 'b', holder: 'browser', colour: 'red' },
  ],
};

/** Overnight: a password is changed, Facebook wants a check, an admin ends the portal's access. */
export const badMorning = ({ instagram, facebook, oauth }: World): void => {
  instagram.changePassword('acme.sports');
  facebook.checkpoint('jana');
  oauth.revokeGrant('partner-portal');
};
