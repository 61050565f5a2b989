/** Google: what its token endpoint says of a grant once the hour of the access token is over, and what YouTube says of a channel. */
import type { World } from '../../world/world.ts';
import { DAY, type Held, iso, type Kill, type Kills, lately } from './kill.ts';
import { LOGIN, PRESS } from './words.ts';

const held = ({ youtube }: World, who: string): Held => {
  const { access, refresh } = youtube.grant(`${who}@acme.example`);
  const { sub, email } = youtube.account(`${who}@acme.example`);
  const tokens = { accessToken: access, refreshToken: refresh, connectedAt: lately() };
  return { network: 'youtube', handle: email, networkAccountId: sub, ...tokens };
};
const channel = (world: World, who: string): Held => {
  const networkAccountId = world.youtube.channel(`${who}@acme.example`, who);
  return { ...held(world, who), networkAccountId, handle: who };
};
/** The hour is over as well, so that the refresh token is asked. */
const anHourLater =
  (die: (world: World, email: string) => void): Kill['die'] =>
  (world, who) => {
    const email = `${who}@acme.example`;
    die(world, email);
    world.youtube.expireAccess(email);
  };
const at =
  (mend: (world: World, email: string) => void): Kill['die'] =>
  (world, who) =>
    mend(world, `${who}@acme.example`);

export default {
  network: 'youtube',
  app: ({ youtube }) => ({ clientId: youtube.app().clientId, clientSecret: youtube.app().secret }),
  hosts: ['oauth2.googleapis.com', 'www.googleapis.com'],
  proof: '/tokeninfo',
  pages: {
    home: 'https://www.youtube.com/',
    roles: 'https://myaccount.google.com/brandaccounts',
    unlock: 'https://accounts.google.com/signin/recovery',
    developer: 'https://console.cloud.google.com/apis/dashboard',
  },
  own: { 'logged-out': { title: /Session ended by the organisation/, who: LOGIN, first: PRESS } },
  held,
  signIn: ({ youtube }, who) => youtube.signedInAs(`${who}@acme.example`),
  harmless: [{ how: 'the password is changed', does: at((w, email) => w.youtube.changePassword(email)) }],
  kills: [
    { how: 'the app is removed', cause: 'unknown', die: at((w, email) => w.youtube.removeApp(email)) },
    { how: 'unused for six months', cause: 'unknown', die: anHourLater((w, email) => w.youtube.expireGrants(email)) },
    {
      how: 'the seven days of an app in test mode are over',
      cause: 'lifetime-ended',
      born: true,
      held: (world, who) => ({ ...held(world, who), refreshExpiresAt: iso(Date.now() - DAY) }),
      die: anHourLater((w, email) => w.youtube.expireGrants(email)),
    },
    {
      how: 'the organisation’s rule for sessions',
      cause: 'logged-out',
      die: anHourLater((w, email) => w.youtube.endSession(email)),
      mend: at((w, email) => w.youtube.endSession(email, false)),
    },
    {
      how: 'suspended',
      cause: 'user-suspended',
      die: anHourLater((w, email) => w.youtube.suspend(email)),
      mend: at((w, email) => w.youtube.suspend(email, false)),
    },
    {
      how: 'a channel that is suspended',
      cause: 'user-suspended',
      held: channel,
      die: at((w, email) => w.youtube.suspend(email)),
      mend: at((w, email) => w.youtube.suspend(email, false)),
      heals: true,
    },
    {
      how: 'no longer the manager of the channel',
      cause: 'role-lost',
      held: channel,
      die: at((w, email) => w.youtube.roleLost(email)),
      mend: at((w, email) => w.youtube.roleLost(email, false)),
      heals: true,
    },
    {
      how: 'the channel is not in the list any more',
      cause: 'asset-gone',
      held: channel,
      die: at((w, email) => {
        const account = w.youtube.account(email);
        away.set(email, account.channels.splice(0));
      }),
      mend: at((w, email) => void w.youtube.account(email).channels.push(...(away.get(email) ?? []))),
      heals: true,
    },
    {
      how: 'the account is deleted',
      cause: 'asset-gone',
      die: anHourLater((w, email) => w.youtube.deleteAccount(email)),
      mend: at((w, email) => void Object.assign(w.youtube.account(email), { deleted: false })),
    },
    {
      how: 'YouTube is unticked on the consent page',
      cause: 'scope-missing',
      die: at((w, email) => {
        for (const grant of w.youtube.grants)
          if (grant.account === w.youtube.account(email))
            grant.scopes = grant.scopes.filter(scope => !scope.includes('/auth/youtube'));
      }),
    },
    {
      how: 'the app is deleted',
      cause: 'app-blocked',
      die: anHourLater(w => w.youtube.setApp('deleted')),
      mend: w => w.youtube.setApp('live'),
      heals: true,
    },
  ],
} satisfies Kills;

const away = new Map<string, { id: string; title: string; customUrl: string }[]>();
