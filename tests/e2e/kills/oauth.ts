/** The certified OpenID Connect server: grants and tokens that are revoked, of age, or of another client that asked for less. */
import { CLIENT_ID } from '../../world/oidc/provider.ts';
import type { World } from '../../world/world.ts';
import { until } from '../support/browser.ts';
import { type Held, type Kills, lately, SECOND } from './kill.ts';

const ISSUER = 'https://id.acme.example';
export const OTHER_CLIENT = 'other-client';
/** Long enough to be read once while it lives. */
const LIFE_S = 20;
const ends = new Map<string, number>();
const held = async ({ oauth }: World, who: string, scope?: string): Promise<Held> => {
  const { access, refresh } = await oauth.grant(who, scope ? { scope, clientId: OTHER_CLIENT } : {});
  const tokens = { accessToken: access, ...(scope ? {} : { refreshToken: refresh }) };
  return { network: 'oauth', issuer: ISSUER, handle: who, networkAccountId: who, connectedAt: lately(), ...tokens };
};

export default {
  network: 'oauth',
  app: () => ({ clientId: CLIENT_ID, issuer: ISSUER }),
  hosts: ['id.acme.example'],
  proof: '/token/introspection',
  pages: { home: `${ISSUER}/` },
  held: (world, who) => held(world, who),
  signIn: ({ oauth }) => oauth.signOut(),
  kills: [
    { how: 'the grant is revoked', cause: 'unknown', die: (w, who) => void w.oauth.revokeGrant(who) },
    {
      how: 'its end has come',
      cause: 'lifetime-ended',
      born: true,
      held: async (world, who) => {
        const { refreshToken: _kept, ...account } = await held(world, who);
        world.oauth.expireToken(account.accessToken, LIFE_S);
        ends.set(who, Date.now() + LIFE_S * SECOND);
        return account;
      },
      die: (_w, who) => until('its end', async () => Date.now() > (ends.get(who) ?? 0)),
    },
    {
      how: 'less was asked for',
      cause: 'scope-missing',
      born: true,
      held: (world, who) => held(world, who, 'profile'),
      die: () => undefined,
    },
  ],
} satisfies Kills;
