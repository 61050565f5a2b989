/** LinkedIn: members and organisations. Tokens a day old: of a fresh one LinkedIn's servers may not have heard yet. */
import type { World } from '../../world/world.ts';
import { DAY, type Held, iso, type Kills } from './kill.ts';
import { LOGIN, PRESS } from './words.ts';

const member = ({ linkedin }: World, who: string): Held => {
  const { access } = linkedin.grant(who);
  const connectedAt = iso(Date.now() - DAY);
  return {
    network: 'linkedin',
    handle: who,
    networkAccountId: linkedin.member(who).id,
    accessToken: access,
    connectedAt,
  };
};
const organization = (world: World, who: string): Held => ({
  ...member(world, who),
  networkAccountId: world.linkedin.organization(who, { admin: who }).urn,
});

export default {
  network: 'linkedin',
  app: ({ linkedin }) => ({ clientId: linkedin.app().clientId, clientSecret: linkedin.app().secret }),
  hosts: ['api.linkedin.com', 'www.linkedin.com'],
  proofHost: 'www.linkedin.com',
  proof: '/oauth/v2/introspectToken',
  pages: {
    home: 'https://www.linkedin.com/',
    roles: 'https://www.linkedin.com/company/{id}/admin/settings/manage-admins/',
    apps: 'https://www.linkedin.com/mypreferences/d/data-sharing-for-permitted-services',
    developer: 'https://www.linkedin.com/developers/apps',
  },
  own: {
    unknown: { title: /Access was ended/, who: LOGIN, first: PRESS, page: 'apps' },
    'scope-missing': {
      title: /A permission is missing/,
      who: /^Whoever runs the app at /,
      first: /^Have whoever runs the app/,
      page: 'developer',
    },
  },
  held: member,
  signIn: (w, who) => w.linkedin.signedInAs(who),
  kills: [
    { how: 'the app is removed', cause: 'unknown', die: (w, who) => w.linkedin.removeApp(who) },
    { how: 'its sixty days are over', cause: 'lifetime-ended', die: (w, who) => w.linkedin.expire(who) },
    {
      how: 'a permission is taken from the app',
      cause: 'scope-missing',
      held: organization,
      die: (w, who) => w.linkedin.removeScope(who, 'r_organization_admin'),
    },
    {
      how: 'the organisation’s role is taken away',
      cause: 'role-lost',
      held: organization,
      die: (w, who) => w.linkedin.roleLost(who, who),
      mend: (w, who) => w.linkedin.role(who, who),
      heals: true,
    },
    {
      how: 'the organisation’s role is gone from the list',
      cause: 'role-lost',
      held: organization,
      die: (w, who) => w.linkedin.roleLost(who, who, 'goes'),
      mend: (w, who) => w.linkedin.role(who, who),
    },
    {
      how: 'an organisation’s member removes the app',
      cause: 'unknown',
      held: organization,
      die: (w, who) => w.linkedin.removeApp(who),
    },
  ],
} satisfies Kills;
