/** Facebook: everything that ends a person's token or a Page's, in each of the two shapes that `debug_token` has for it. */
import type { World } from '../../world/world.ts';
import { DAY, type Held, type Kill, type Kills } from './kill.ts';

const person = ({ facebook }: World, who: string): Held => {
  const { id, name } = facebook.person(who);
  const token = facebook.token(who, { expiresIn: 58 * DAY });
  const scopes = ['public_profile', 'pages_show_list', 'pages_read_engagement'];
  return { network: 'facebook', handle: name, networkAccountId: id, accessToken: token.value, scopes };
};
const page = ({ facebook }: World, who: string): Held => {
  const { id, username } = facebook.page(`page ${who}`, { admin: who });
  return {
    network: 'facebook',
    handle: username,
    networkAccountId: id,
    accessToken: facebook.token(`page ${who}`).value,
  };
};

/** What may happen to a person's login, with whatever hangs on it. */
export const loginKills: Kill[] = [
  { how: 'the password is changed', cause: 'password-changed', die: (w, who) => w.facebook.changePassword(who) },
  { how: 'the app is removed', cause: 'app-removed', die: (w, who) => w.facebook.removeApp(who) },
  { how: 'signed out', cause: 'logged-out', die: (w, who) => w.facebook.logOut(who) },
  {
    how: 'a checkpoint (459)',
    cause: 'checkpoint',
    die: (w, who) => w.facebook.checkpoint(who),
    mend: (w, who) => w.facebook.checkpoint(who, 'clear'),
    heals: true,
  },
  {
    how: 'a checkpoint (490)',
    cause: 'checkpoint',
    die: (w, who) => w.facebook.checkpoint(who, 490),
    mend: (w, who) => w.facebook.checkpoint(who, 'clear'),
    heals: true,
  },
  {
    how: 'not confirmed',
    cause: 'unconfirmed',
    die: (w, who) => w.facebook.unconfirmed(who),
    mend: (w, who) => w.facebook.unconfirmed(who, false),
    heals: true,
  },
  { how: '90 days without the app', cause: 'inactive', die: (w, who) => w.facebook.inactive(who) },
  { how: 'allowed anew elsewhere', cause: 'replaced', die: (w, who) => w.facebook.reinstallApp(who) },
  { how: 'the second clock runs out', cause: 'data-access-ended', die: (w, who) => w.facebook.endDataAccess(who) },
  { how: 'its sixty days are over', cause: 'lifetime-ended', die: (w, who) => w.facebook.expire(who) },
  {
    how: 'Meta blocks the app',
    cause: 'app-blocked',
    die: w => w.facebook.blockApp(),
    mend: w => w.facebook.blockApp(undefined, false),
    heals: true,
  },
];

export default {
  network: 'facebook',
  app: ({ facebook }) => ({ clientId: facebook.app().id }),
  hosts: ['graph.facebook.com'],
  proof: '/debug_token',
  pages: {
    home: 'https://www.facebook.com/',
    roles: 'https://www.facebook.com/settings/?tab=profile_access',
    unlock: 'https://www.facebook.com/',
    developer: 'https://developers.facebook.com/apps/',
  },
  held: person,
  signIn: (w, who) => w.facebook.signedInAs(who),
  kills: [
    ...loginKills,
    {
      how: 'the password is changed, told as data',
      cause: 'password-changed',
      die: (w, who) => {
        w.facebook.selfDebug = 'data';
        w.facebook.changePassword(who);
      },
    },
    {
      how: 'the password is changed, where no token may inspect itself',
      cause: 'password-changed',
      die: (w, who) => {
        w.facebook.selfDebug = 'refused';
        w.facebook.changePassword(who);
      },
    },
    {
      how: 'a session is ended by a call',
      cause: 'unknown',
      die: (w, who) => {
        w.facebook.selfDebug = 'error';
        for (const [value, token] of w.facebook.store.tokens)
          if (token.grant.person === w.facebook.person(who)) w.facebook.endToken(value);
      },
    },
    {
      how: 'a permission is taken back',
      cause: 'scope-missing',
      die: (w, who) => w.facebook.removeScope(who, 'pages_show_list'),
    },
    {
      how: 'the role on a Page is lost (492)',
      cause: 'role-lost',
      held: page,
      die: (w, who) => w.facebook.roleLost(`page ${who}`),
      mend: (w, who) => void w.facebook.page(`page ${who}`, { admin: who }),
    },
    {
      how: 'the role on a Page is lost (in words alone)',
      cause: 'role-lost',
      held: page,
      die: (w, who) => w.facebook.roleLost(`page ${who}`, who, 'text'),
      mend: (w, who) => void w.facebook.page(`page ${who}`, { admin: who }),
      heals: true,
    },
    {
      how: 'a Page is deleted',
      cause: 'asset-gone',
      held: page,
      die: (w, who) => w.facebook.deletePage(`page ${who}`),
      mend: (w, who) => w.facebook.deletePage(`page ${who}`, false),
    },
    {
      how: 'the password of a Page’s administrator is changed',
      cause: 'password-changed',
      held: page,
      die: (w, who) => w.facebook.changePassword(who),
    },
  ],
} satisfies Kills;
