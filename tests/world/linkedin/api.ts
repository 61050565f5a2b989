/** api.linkedin.com: userinfo, `/v2/me`, roles on organisations, organisations by id. */
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import { apiError, expired, invalid, notEnough, revoked } from './errors.ts';
import type { LinkedIn } from './linkedin.ts';
import type { Token } from './model.ts';

const has = (token: Token, ...scopes: string[]): boolean => scopes.some(scope => token.scopes.includes(scope));
const ADMIN = ['r_organization_admin', 'rw_organization_admin'];

const userinfo = ({ member, scopes }: Token): Reply => {
  const [given = '', ...rest] = member.name.split(' ');
  return scopes.includes('openid')
    ? json(200, { sub: member.id, name: member.name, given_name: given, family_name: rest.join(' ') })
    : notEnough('userinfo.GET');
};

const me = (token: Token): Reply => {
  const { id, name, key } = token.member;
  const [first = '', ...rest] = name.split(' ');
  return has(token, 'r_basicprofile', 'r_liteprofile')
    ? json(200, { id, localizedFirstName: first, localizedLastName: rest.join(' '), vanityName: key })
    : notEnough('me.GET');
};

const acls = (li: LinkedIn, token: Token, req: Req): Reply => {
  if (req.query.get('q') !== 'roleAssignee') return apiError(400, 0, 'ILLEGAL_ARGUMENT', 'q is required');
  const resource = 'organizationAcls.FINDER-roleAssignee';
  if (!has(token, ...ADMIN)) {
    return li.restricted === 404 ? apiError(404, 0, 'RESOURCE_NOT_FOUND', `No ${resource}`) : notEnough(resource);
  }
  const { key, id } = token.member;
  const wanted = req.query.get('state');
  const mine = [...li.organizations.values()].flatMap(organization => {
    const role = organization.roles.get(key);
    return role && (!wanted || role.state === wanted) ? [{ organization, ...role }] : [];
  });
  // One role that was taken away makes the whole list fail where the organisation is asked for along with it.
  const taken = req.query.has('projection') && mine.find(each => each.state === 'REVOKED');
  if (taken) {
    const urn = `urn:li:organization:${taken.organization.id}`;
    return apiError(
      403,
      undefined,
      'ACCESS_DENIED',
      `Viewer don't have permission to the ADMIN_ONLY VisibilityReduction for ${urn}`,
    );
  }
  const start = Number(req.query.get('start') ?? 0);
  const count = Math.min(Number(req.query.get('count') ?? 10), li.pageSize);
  const elements = mine.slice(start, start + count).map(({ organization, role, state }) => ({
    role,
    [li.aclKey]: `urn:li:organization:${organization.id}`,
    roleAssignee: `urn:li:person:${id}`,
    state,
  }));
  return json(200, { elements, paging: { start, count, links: [] } });
};

/** `?ids=List(1,2)`, as Rest.li writes lists. */
const organizations = (li: LinkedIn, req: Req): Reply => {
  const ids = /^List\((.*)\)$/.exec(req.query.get('ids') ?? '')?.[1]?.split(',') ?? [];
  const found = [...li.organizations.values()].filter(each => ids.includes(each.id));
  const results = Object.fromEntries(
    found.map(({ id, name, vanityName }) => [id, { id: Number(id), localizedName: name, vanityName }]),
  );
  return json(200, { results, statuses: {}, errors: {} });
};

export const api = (li: LinkedIn, req: Req): Reply | undefined => {
  const known = /^\/(v2\/(userinfo|me)|rest\/(organizationAcls|organizations))$/.test(req.path);
  if (!known || req.method !== 'GET') return undefined;
  const value = bearer(req);
  if (!value) return json(401, { message: 'Empty oauth2_access_token', serviceErrorCode: 401, status: 401 });
  const token = li.tokens.get(value);
  if (!token) return invalid();
  if (li.isRevoked(token)) return revoked();
  if (li.clock.now() >= token.expiresAt) return expired();
  if (req.path === '/v2/userinfo') return userinfo(token);
  if (req.path === '/v2/me') return me(token);
  const version = String(req.headers['linkedin-version'] ?? '');
  if (!version) return apiError(400, 0, 'VERSION_MISSING', 'A version must be present. Please specify a version');
  if (version < li.oldestVersion) {
    return apiError(426, undefined, 'NONEXISTENT_VERSION', `Requested version ${version}01 is not active`);
  }
  return req.path === '/rest/organizations' ? organizations(li, req) : acls(li, token, req);
};
