/** X: only a renewal asks, and it mostly says no more than "invalid". Whether it ever says why is not established: both are tried. */
import type { World } from '../../world/world.ts';
import type { Kills } from './kill.ts';
import { LOGIN } from './words.ts';

const told = ({ x }: World) => {
  x.suspendedRefresh = 'told';
};

export default {
  network: 'x',
  app: ({ x }) => ({ clientId: x.app().clientId }),
  hosts: ['api.x.com'],
  proof: '/2/users/me',
  pages: {
    home: 'https://x.com/',
    unlock: 'https://x.com/account/access',
    developer: 'https://developer.x.com/en/portal/dashboard',
  },
  own: { unknown: { title: /Revoked, or the account is locked/, who: LOGIN, first: /^Open X as /, page: 'unlock' } },
  held: ({ x }, who) => {
    const account = x.account(who);
    const { access, refresh } = account.grant();
    return { network: 'x', handle: who, networkAccountId: account.id, accessToken: access, refreshToken: refresh };
  },
  signIn: ({ x }, who) => {
    x.account(who);
    x.signedInAs(who);
  },
  kills: [
    { how: 'the app is removed', cause: 'unknown', die: (w, who) => w.x.removeApp(who) },
    { how: 'the refresh token comes to its end', cause: 'unknown', die: (w, who) => w.x.expireGrant(who) },
    {
      how: 'suspended, and only the refresh is refused',
      cause: 'unknown',
      die: (w, who) => {
        w.x.suspendedRefresh = 'refused';
        w.x.suspend(who);
      },
      mend: (w, who) => w.x.suspend(who, false),
    },
    {
      how: 'suspended, and told so',
      cause: 'user-suspended',
      die: (w, who) => {
        told(w);
        w.x.suspend(who);
      },
      mend: (w, who) => w.x.suspend(who, false),
      heals: true,
    },
    {
      how: 'suspended, and told so in a list',
      cause: 'user-suspended',
      die: (w, who) => {
        told(w);
        w.x.errorShape = 'errors';
        w.x.suspend(who);
      },
      mend: (w, who) => w.x.suspend(who, false),
      heals: true,
    },
    {
      how: 'locked, and told so',
      cause: 'checkpoint',
      die: (w, who) => {
        told(w);
        w.x.lock(who);
      },
      mend: (w, who) => w.x.lock(who, false),
      heals: true,
    },
    {
      how: 'X suspends the app',
      cause: 'app-blocked',
      die: w => {
        told(w);
        w.x.suspendApp();
      },
      mend: w => w.x.suspendApp(undefined, false),
      heals: true,
    },
  ],
} satisfies Kills;
