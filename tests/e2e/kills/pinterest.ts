/** Pinterest: one code for every failure of a token; a person who is not found is told apart. */

import type { World } from '../../world/world.ts';
import { DAY, type Held, iso, type Kills, lately } from './kill.ts';

const held = ({ pinterest }: World, who: string): Held => {
  const { access, refresh } = pinterest.grant(who);
  const ends = { connectedAt: lately(), refreshExpiresAt: iso(Date.now() + 60 * DAY) };
  const networkAccountId = pinterest.account(who).id;
  return { network: 'pinterest', handle: who, networkAccountId, accessToken: access, refreshToken: refresh, ...ends };
};

export default {
  network: 'pinterest',
  app: ({ pinterest }) => ({ clientId: pinterest.app().clientId, clientSecret: pinterest.app().secret }),
  hosts: ['api.pinterest.com'],
  proof: '/v5/user_account',
  pages: { home: 'https://www.pinterest.com/' },
  held,
  signIn: ({ pinterest }, who) => pinterest.signedInAs(who),
  kills: [
    { how: 'the app is removed', cause: 'unknown', die: (w, who) => w.pinterest.removeApp(who) },
    { how: 'signed out', cause: 'unknown', die: (w, who) => w.pinterest.logOut(who) },
    { how: 'the password is changed', cause: 'unknown', die: (w, who) => w.pinterest.changePassword(who) },
    {
      how: 'deactivated',
      cause: 'unknown',
      die: (w, who) => w.pinterest.deactivate(who),
      mend: (w, who) => w.pinterest.deactivate(who, false),
      heals: true,
    },
    {
      how: 'a permission is taken back',
      cause: 'scope-missing',
      die: (w, who) => w.pinterest.removeScope(who, 'user_accounts:read'),
    },
    {
      how: 'nobody is found',
      cause: 'asset-gone',
      die: (w, who) => w.pinterest.deleteAccount(who),
      mend: (w, who) => w.pinterest.deleteAccount(who, false),
      heals: true,
    },
    {
      how: 'both tokens come to their end',
      cause: 'lifetime-ended',
      born: true,
      held: (world, who) => {
        const [expiresAt, refreshExpiresAt] = [iso(Date.now() - 2 * DAY), iso(Date.now() - DAY)];
        return { ...held(world, who), connectedAt: iso(Date.now() - 61 * DAY), expiresAt, refreshExpiresAt };
      },
      die: (w, who) => w.pinterest.expire(who),
    },
  ],
} satisfies Kills;
