/** Mastodon and its kin: revoked, of age and never heard of are three things; and whatever holds the login up. */
import { HOSTS } from '../../world/mastodon/mastodon.ts';
import type { World } from '../../world/world.ts';
import type { Held, Kill, Kills } from './kill.ts';

const at =
  (host: string) =>
  ({ mastodon }: World, who: string): Held => {
    const { access } = mastodon.grant(who, host);
    const networkAccountId = mastodon.server(host).person(who).id;
    return { network: 'mastodon', issuer: `https://${host}`, handle: who, networkAccountId, accessToken: access };
  };
const person = (
  how: string,
  cause: Kill['cause'],
  state: 'disabled' | 'unconfirmed' | 'pending' | 'needsTwoFactor',
): Kill => ({
  how,
  cause,
  die: (w, who) => w.mastodon.setPerson(who, { [state]: true }),
  mend: (w, who) => w.mastodon.setPerson(who, { [state]: false }),
  heals: true,
});

export default {
  network: 'mastodon',
  app: () => ({ issuer: `https://${HOSTS.current}` }),
  hosts: [HOSTS.current],
  proof: '/api/v1/accounts/verify_credentials',
  pages: {
    home: `https://${HOSTS.current}/`,
    unlock: `https://${HOSTS.current}/auth/edit`,
    password: `https://${HOSTS.current}/auth/edit`,
  },
  held: at(HOSTS.current),
  signIn: ({ mastodon }, who) => {
    for (const host of Object.values(HOSTS)) mastodon.signedInAs(who, host);
  },
  harmless: [{ how: 'the password is changed', does: (w, who) => w.mastodon.changePassword(who) }],
  kills: [
    { how: 'the app is removed', cause: 'app-removed', die: (w, who) => w.mastodon.removeApp(who) },
    { how: 'the password is reset by mail', cause: 'app-removed', die: (w, who) => w.mastodon.resetPassword(who) },
    person('disabled', 'user-suspended', 'disabled'),
    person('not confirmed', 'unconfirmed', 'unconfirmed'),
    person('not approved yet', 'unconfirmed', 'pending'),
    person('two-step sign-in is demanded', 'two-factor-required', 'needsTwoFactor'),
    {
      how: 'the server has never heard of the token',
      cause: 'unknown',
      die: (w, who) => {
        const server = w.mastodon.server();
        server.tokens = server.tokens.filter(token => token.person?.username !== who);
      },
    },
    {
      how: 'the app is swept away with its tokens',
      cause: 'unknown',
      held: at(HOSTS.old),
      die: w => w.mastodon.vacuumApps('all', HOSTS.old),
    },
    {
      how: 'the server says it in German',
      cause: 'unknown',
      die: (w, who) => {
        w.mastodon.setManners({ language: 'de' });
        w.mastodon.removeApp(who);
      },
      mend: w => w.mastodon.setManners({ language: 'en' }),
    },
    {
      how: 'the narrow scope is not there any more',
      cause: 'scope-missing',
      die: (w, who) => w.mastodon.server().removeScope(who, 'read:accounts'),
    },
    {
      how: 'its end has come, at a server whose tokens end',
      cause: 'lifetime-ended',
      held: at(HOSTS.pixelfed),
      die: (w, who) => w.mastodon.server(HOSTS.pixelfed).expire(who),
    },
    {
      how: 'the server closes for good',
      cause: 'asset-gone',
      die: w => w.mastodon.setManners({ closing: true }),
      mend: w => w.mastodon.setManners({ closing: false }),
      heals: true,
    },
  ],
} satisfies Kills;
