/** TikTok: one code for revoked, banned and of age; errors with a status of their own, or all with HTTP 200. */
import type { World } from '../../world/world.ts';
import { DAY, type Held, iso, type Kills, lately } from './kill.ts';

const held = ({ tiktok }: World, who: string): Held => {
  const { access, refresh } = tiktok.grant(who);
  const ends = { connectedAt: lately(), refreshExpiresAt: iso(Date.now() + 180 * DAY) };
  const networkAccountId = tiktok.user(who).openId;
  return { network: 'tiktok', handle: who, networkAccountId, accessToken: access, refreshToken: refresh, ...ends };
};

export default {
  network: 'tiktok',
  app: ({ tiktok }) => ({ clientId: tiktok.app().key, clientSecret: tiktok.app().secret }),
  hosts: ['open.tiktokapis.com'],
  proof: '/v2/user/info/',
  pages: { home: 'https://www.tiktok.com/' },
  held,
  signIn: ({ tiktok }, who) => tiktok.signedInAs(who),
  kills: [
    { how: 'the app is removed', cause: 'unknown', die: (w, who) => w.tiktok.removeApp(who) },
    {
      how: 'banned',
      cause: 'unknown',
      die: (w, who) => w.tiktok.ban(who),
      mend: (w, who) => w.tiktok.ban(who, false),
      heals: true,
    },
    {
      how: 'a permission is taken back',
      cause: 'scope-missing',
      die: (w, who) => w.tiktok.removeScope(who, 'user.info.basic'),
    },
    {
      how: 'the refresh token comes to its end',
      cause: 'lifetime-ended',
      born: true,
      held: (world, who) => ({
        ...held(world, who),
        connectedAt: iso(Date.now() - 181 * DAY),
        refreshExpiresAt: iso(Date.now() - DAY),
      }),
      die: (w, who) => {
        w.tiktok.expireAccess(who);
        w.tiktok.expireRefresh(who);
      },
    },
    {
      how: 'the app is removed, told with HTTP 200',
      cause: 'unknown',
      die: (w, who) => {
        w.tiktok.errors = 'in-200';
        w.tiktok.removeApp(who);
      },
    },
  ],
} satisfies Kills;
