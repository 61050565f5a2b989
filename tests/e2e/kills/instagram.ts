/** Instagram with its own sign-in: causes told in words alone, as seen there, and with Facebook's numbers, should they come. */
import { DAY, iso, type Kill, type Kills } from './kill.ts';

/** What Instagram and Threads share: the two doubles have the same switches. */
export const metaKills = (network: 'instagram' | 'threads', scope: string): Kill[] => [
  { how: 'the password is changed', cause: 'password-changed', die: (w, who) => w[network].changePassword(who) },
  { how: 'the app is removed', cause: 'app-removed', die: (w, who) => w[network].removeApp(who) },
  { how: 'signed out', cause: 'logged-out', die: (w, who) => w[network].logOut(who) },
  {
    how: 'a checkpoint',
    cause: 'checkpoint',
    die: (w, who) => w[network].checkpoint(who),
    mend: (w, who) => w[network].checkpoint(who, false),
    heals: true,
  },
  {
    how: 'not confirmed',
    cause: 'unconfirmed',
    die: (w, who) => w[network].unconfirmed(who),
    mend: (w, who) => w[network].unconfirmed(who, false),
    heals: true,
  },
  { how: '90 days without the app', cause: 'inactive', die: (w, who) => w[network].end(who, 'inactive') },
  { how: 'a role that is lost, in words alone', cause: 'role-lost', die: (w, who) => w[network].end(who, 'role-lost') },
  { how: 'a Page that is gone', cause: 'asset-gone', die: (w, who) => w[network].end(who, 'asset-gone') },
  { how: 'a session is ended by a call', cause: 'unknown', die: (w, who) => w[network].end(who, 'ended-by-call') },
  { how: 'its sixty days are over', cause: 'lifetime-ended', die: (w, who) => w[network].expire(who) },
  { how: 'a permission is taken back', cause: 'scope-missing', die: (w, who) => w[network].removeScope(who, scope) },
  {
    how: 'Meta blocks the app',
    cause: 'app-blocked',
    die: w => w[network].blockApp(),
    mend: w => w[network].blockApp(undefined, false),
    heals: true,
  },
  {
    how: 'the password is changed, with Facebook’s number',
    cause: 'password-changed',
    die: (w, who) => {
      w[network].subcodes = 'real';
      w[network].changePassword(who);
    },
  },
  {
    how: 'allowed anew elsewhere, with Facebook’s number',
    cause: 'replaced',
    die: (w, who) => {
      w[network].subcodes = 'real';
      w[network].end(who, 'reinstalled');
    },
  },
];

export default {
  network: 'instagram',
  app: ({ instagram }) => ({ clientId: instagram.app().id, clientSecret: instagram.app().secret }),
  hosts: ['graph.instagram.com'],
  proof: '/me',
  pages: {
    home: 'https://www.instagram.com/',
    roles: 'https://www.facebook.com/settings/?tab=profile_access',
    unlock: 'https://www.instagram.com/',
    developer: 'https://developers.facebook.com/apps/',
  },
  held: ({ instagram }, who) => {
    const { value, account, issuedAt, expiresAt } = instagram.account(who).token({ age: 2 * DAY });
    const times = { connectedAt: iso(issuedAt), expiresAt: iso(expiresAt) };
    return { network: 'instagram', handle: who, networkAccountId: account.id, accessToken: value, ...times };
  },
  signIn: (w, who) => {
    w.instagram.account(who);
    w.instagram.signedInAs(who);
  },
  kills: metaKills('instagram', 'instagram_business_basic'),
} satisfies Kills;
