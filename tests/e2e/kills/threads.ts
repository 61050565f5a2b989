/** Threads: Instagram's ends, told by `debug_token` of testers or by a plain call. */
import { metaKills } from './instagram.ts';
import { DAY, iso, type Kills } from './kill.ts';

export default {
  network: 'threads',
  app: ({ threads }) => ({ clientId: threads.app().id, clientSecret: threads.app().secret }),
  hosts: ['graph.threads.net', 'graph.threads.com'],
  proof: '/debug_token',
  pages: {
    home: 'https://www.threads.com/',
    roles: 'https://www.facebook.com/settings/?tab=profile_access',
    unlock: 'https://www.threads.com/',
    developer: 'https://developers.facebook.com/apps/',
  },
  held: ({ threads }, who) => {
    const { value, account, issuedAt, expiresAt } = threads.token(who, { age: 2 * DAY });
    const times = { connectedAt: iso(issuedAt), expiresAt: iso(expiresAt) };
    return { network: 'threads', handle: who, networkAccountId: account.id, accessToken: value, ...times };
  },
  signIn: (w, who) => w.threads.signedInAs(who),
  kills: [
    ...metaKills('threads', 'threads_basic'),
    {
      how: 'the second clock runs out',
      cause: 'data-access-ended',
      // Ninety days after the token was made, as its debug_token tells.
      die: ({ threads }, who) => {
        for (const token of threads.tokens.values())
          if (token.account === threads.profile(who)) token.issuedAt -= 91 * DAY;
      },
    },
    {
      how: 'the app is removed, by somebody who is no tester',
      cause: 'app-removed',
      die: (w, who) => {
        w.threads.profile(who, { tester: false });
        w.threads.removeApp(who);
      },
    },
  ],
} satisfies Kills;
