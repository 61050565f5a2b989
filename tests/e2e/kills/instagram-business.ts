/** Instagram by way of Facebook: whatever ends the login's token, and whatever parts the Instagram account from it. */
import type { World } from '../../world/world.ts';
import facebook, { loginKills } from './facebook.ts';
import { DAY, type Held, type Kills } from './kill.ts';

const linked = (world: World, who: string) => world.facebook.page(`shop ${who}`, { admin: who, instagram: who });

const held = (world: World, who: string): Held => ({
  network: 'instagram-business',
  handle: who,
  networkAccountId: linked(world, who).instagram?.id ?? '',
  accessToken: world.facebook.token(world.facebook.person(who), { expiresIn: 58 * DAY }).value,
});
const byPageToken = (world: World, who: string): Held => {
  const page = linked(world, who);
  return {
    ...held(world, who),
    networkAccountId: page.instagram?.id ?? '',
    accessToken: world.facebook.token(page).value,
  };
};

export default {
  ...facebook,
  network: 'instagram-business',
  pages: { ...facebook.pages, home: 'https://www.instagram.com/' },
  held,
  kills: [
    ...loginKills,
    {
      how: 'a session is ended by a call',
      cause: 'unknown',
      die: (w, who) => {
        for (const [value, token] of w.facebook.store.tokens)
          if (token.grant.person === w.facebook.person(who)) w.facebook.endToken(value);
      },
    },
    {
      how: 'a permission is taken back',
      cause: 'scope-missing',
      die: (w, who) => w.facebook.removeScope(who, 'instagram_basic'),
    },
    {
      how: 'the role on the Page is lost, for a Page token',
      cause: 'role-lost',
      held: byPageToken,
      die: (w, who) => w.facebook.roleLost(`shop ${who}`),
      mend: (w, who) => void w.facebook.page(`shop ${who}`, { admin: who }),
    },
    {
      how: 'the Instagram account is unlinked from its Page',
      cause: 'asset-gone',
      die: (w, who) => {
        const { instagram } = w.facebook.page(`shop ${who}`);
        w.facebook.unlinkInstagram(`shop ${who}`);
        unlinked.set(who, instagram);
      },
      mend: (w, who) => void Object.assign(w.facebook.page(`shop ${who}`), { instagram: unlinked.get(who) }),
      heals: true,
    },
    {
      how: 'the Instagram account turns personal',
      cause: 'asset-gone',
      die: (w, who) => w.facebook.instagramTurnsPersonal(`shop ${who}`),
      mend: (w, who) => void Object.assign(w.facebook.page(`shop ${who}`).instagram ?? {}, { personal: false }),
    },
  ],
} satisfies Kills;

const unlinked = new Map<string, unknown>();
