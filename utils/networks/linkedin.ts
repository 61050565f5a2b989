/**
 * LinkedIn: members, and the organisations they act for. Sixty days, then a person; apps that LinkedIn approved get a refresh token of one year.
 * Everything but API calls needs the app's secret or a broker.
 */
import { start } from '../kit/oauth/code';
import { defineNetwork } from './define';
import { classifyLinkedIn } from './linkedin/answers';
import { isOrganization, mayReadRoles, ORGANIZATION, patiently, SCOPES } from './linkedin/ask';
import { finish, renew, renewAt, revoke } from './linkedin/grant';
import { LINKEDIN_GUARD } from './linkedin/guard';
import { identifyMember, inspect } from './linkedin/inspect';
import { checkRole, identifyOrganization, listOrganizations } from './linkedin/organizations';
import { adviceIn } from './shared/advice';
import { DAY, HOUR } from './shared/pace';

export default defineNetwork({
  id: 'linkedin',
  name: 'LinkedIn',
  mark: { text: 'in', colour: '#0a66c2' },
  hosts: () => ['https://api.linkedin.com/*', 'https://www.linkedin.com/*'],
  needsIssuer: false,
  client: { secret: 'required' },
  scopes: SCOPES,
  lifetimes: {
    access: {
      ms: 60 * DAY,
      source: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
      checked: '2026-08-23',
    },
    refresh: {
      ms: 365 * DAY,
      source: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens',
      checked: '2026-08-23',
    },
  },
  endTold: ['token', 'secret'],
  // Accounts that nobody can read are held by tools, which are approved for refresh tokens: their connections last a year.
  estimateMs: 365 * DAY,
  readEveryMs: 6 * HOUR,
  freeCheck: true,
  // Whoever is signed in and has agreed to the same scopes before is not asked again.
  silentSignIn: true,
  privateWindow: true,
  renewsItself: 'never',
  singleUseRefresh: false,
  causes: ['lifetime-ended', 'role-lost', 'scope-missing', 'unknown'],
  pages: {
    home: 'https://www.linkedin.com/',
    password: 'https://www.linkedin.com/mypreferences/d/change-password',
    apps: 'https://www.linkedin.com/mypreferences/d/data-sharing-for-permitted-services',
    developer: 'https://www.linkedin.com/developers/apps',
  },
  pagesAbout: urn => {
    const [, kind, id] = /^urn:li:organization(Brand)?:(\d+)$/.exec(urn) ?? [];
    return id
      ? { roles: `https://www.linkedin.com/${kind ? 'showcase' : 'company'}/${id}/admin/settings/manage-admins/` }
      : {};
  },
  guard: LINKEDIN_GUARD,
  signIn: async (ctx, options) => {
    if (!ctx.app?.clientSecret && !ctx.app?.tokenEndpoint) return { failed: 'app-refused' };
    const { redirectUri, scopes = SCOPES } = options;
    const endpoint = 'https://www.linkedin.com/oauth/v2/authorization';
    return start({ endpoint, clientId: ctx.app.clientId, redirectUri, scopes });
  },
  finish,
  identify: ctx =>
    patiently(ctx, 'sign-in', async () => {
      const urn = ctx.account.networkAccountId;
      const organization = isOrganization(urn) ? await identifyOrganization(ctx, urn) : undefined;
      return organization ?? identifyMember(ctx);
    }),
  check: ctx =>
    patiently(ctx, 'check', async () => {
      const token = await inspect(ctx);
      const urn = ctx.account.networkAccountId;
      if (token.result !== 'alive' || !isOrganization(urn)) return token;
      const scopes = ctx.account.token?.scopes;
      // A token that may not read roles says nothing about them: whether this member still has one nobody knows.
      if (scopes && !mayReadRoles(scopes)) return { ...token, missing: [...ORGANIZATION.needs] };
      const role = await checkRole(ctx, urn);
      return role.result === 'alive' ? { ...token, ...role } : role;
    }),
  renewAt,
  renew,
  childKinds: ['organization'],
  children: listOrganizations,
  // The list is of approved roles: an organisation that is not in it has no role for this member, whose token lives on.
  missingChild: async () => ({ result: 'ended', cause: 'role-lost', code: 'no-role' }),
  looksLike: token => /^AQ[\w-]{200,}$/.test(token),
  revoke,
  // https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow
  advice: adviceIn([[/client_secret.*missing/i, 'needs-secret']]),
  classify: (answer, at) => classifyLinkedIn(answer, at, ORGANIZATION),
});
