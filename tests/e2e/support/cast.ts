/** Twenty accounts over five networks with live tokens of the world, as one import file. */
import type { World } from '../../world/world.ts';

export const ISSUER = 'https://id.acme.example';
const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Who is in it: people with their Pages, Instagram accounts, X accounts, logins of the OAuth server. */
export const twentyAccounts = async (world: World): Promise<{ file: object; names: string[] }> => {
  const { facebook, instagram, x, oauth } = world;
  const accounts: Record<string, unknown>[] = [];
  const add = (account: Record<string, unknown>) => accounts.push({ holder: 'browser', ...account });

  for (const [person, pages] of [
    ['anna', ['Kestrel Bank', 'Northwind', 'Blue Bakery', 'Corner Books']],
    ['jana', ['Haus & Garten', 'Alpine Tours']],
  ] as const) {
    for (const name of pages) {
      const page = facebook.page(name, { admin: person });
      const token = facebook.token(page);
      add({
        network: 'facebook',
        handle: page.username,
        networkAccountId: page.id,
        name,
        login: person,
        accessToken: token.value,
      });
    }
  }
  for (const [person, page, username] of [
    ['olaf', 'Studio Nine', 'studio.nine'],
    ['olaf', 'Marlow', 'marlow.coffee'],
    ['mira', 'Fjord', 'fjord.knit'],
    ['mira', 'Pine', 'pine.and.co'],
  ] as const) {
    const { instagram: profile } = facebook.page(page, { admin: person, instagram: username });
    const token = facebook.token(facebook.person(person), { expiresIn: 58 * DAY });
    add({
      network: 'instagram-business',
      handle: username,
      networkAccountId: profile?.id,
      name: page,
      login: person,
      accessToken: token.value,
    });
  }
  for (const username of ['acme.sports', 'acme.kids', 'acme.home', 'acme.garden']) {
    const token = instagram.account(username).token();
    add({
      network: 'instagram',
      handle: username,
      networkAccountId: token.account.id,
      accessToken: token.value,
      connectedAt: iso(token.issuedAt),
      expiresAt: iso(token.expiresAt),
    });
  }
  for (const username of ['acme_news', 'acme_help', 'acme_jobs']) {
    const { access, refresh } = x.account(username).grant();
    add({ network: 'x', handle: username, accessToken: access, refreshToken: refresh });
  }
  for (const sub of ['intranet', 'academy', 'partners']) {
    const { access, refresh } = await oauth.grant(sub);
    add({
      network: 'oauth',
      issuer: ISSUER,
      handle: sub,
      networkAccountId: sub,
      accessToken: access,
      refreshToken: refresh,
    });
  }
  const apps = [
    { network: 'x', clientId: 'acme-x-client' },
    { network: 'oauth', clientId: 'token-health', issuer: ISSUER },
  ];
  const names = accounts.map(account => String(account.name ?? account.handle));
  return { file: { format: 'token-health/accounts', version: 1, apps, accounts }, names };
};
