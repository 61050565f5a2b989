/** Organisations that a member acts for. They have no token of their own: the member's token, and a role, which can be lost alone. */
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import type { Child, Identity, TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, listOf, numberOf, textOf } from '../shared/json';
import { askApi, classifyAt, mayReadRoles, ORGANIZATION } from './ask';

const PER_PAGE = 100;
/** More than anybody has, so that a server that pages in circles does not keep us. */
const MOST_PAGES = 20;
/** Ids in one request for names. */
const PER_BATCH = 50;

/** `organization`, or `organizationalTarget` in the older resource; a role that is not approved (yet, any more) is none. */
const organizationIn = (element: unknown): string | undefined => {
  const { state, organization, organizationalTarget } = fieldsOf(element);
  return state === undefined || state === 'APPROVED' ? textOf(organization ?? organizationalTarget) : undefined;
};

/**
 * The URNs of all organisations on which this member has an approved role.
 * The state is asked for: one revoked role in the list can make LinkedIn refuse the whole of it.
 */
const approved = async (ctx: TokenCtx): Promise<Set<string> | Finding> => {
  const found = new Set<string>();
  for (let page = 0, start = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({
      q: 'roleAssignee',
      state: 'APPROVED',
      count: `${PER_PAGE}`,
      start: `${start}`,
    });
    const answer = await askApi(ctx, `rest/organizationAcls?${query}`);
    const finding = classifyAt(answer, ctx, ORGANIZATION);
    if (finding.result !== 'alive' || finding.missing) return finding;
    const json = fieldsOf(answer.ok ? answer.json : undefined);
    // A page without a list is no word about anybody's role.
    if (!Array.isArray(json.elements)) return inconclusive('not-understood');
    const elements = listOf(json.elements);
    for (const urn of elements.map(organizationIn)) if (urn) found.add(urn);
    const paging = fieldsOf(json.paging);
    start += elements.length;
    const more = listOf(paging.links).some(link => fieldsOf(link).rel === 'next');
    const full =
      elements.length >= (numberOf(paging.count) ?? PER_PAGE) && start < (numberOf(paging.total) ?? Infinity);
    if (!elements.length || !(more || full)) return found;
  }
  return inconclusive('not-understood', { code: 'paging' });
};

const idOf = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1);

type Named = Omit<Identity, 'networkAccountId'>;

/** Names by id. What the person may not see keeps its number. */
const namesOf = async (ctx: TokenCtx, ids: readonly string[]): Promise<Map<string, Named> | Finding> => {
  const names = new Map<string, Named>();
  for (let start = 0; start < ids.length; start += PER_BATCH) {
    // Rest.li wants the list unencoded; ids are digits.
    const batch = ids.slice(start, start + PER_BATCH).map(encodeURIComponent);
    const answer = await askApi(ctx, `rest/organizations?ids=List(${batch.join(',')})`);
    const finding = classifyAt(answer, ctx, ORGANIZATION);
    if (finding.result === 'inconclusive' && finding.reason !== 'not-understood' && finding.reason !== 'policy')
      return finding;
    for (const [id, value] of Object.entries(fieldsOf(fieldsOf(answer.ok ? answer.json : undefined).results))) {
      const { localizedName, vanityName } = fieldsOf(value);
      const name = textOf(localizedName);
      names.set(id, { handle: textOf(vanityName) ?? name ?? id, ...defined({ name }) });
    }
  }
  return names;
};

const named = async (ctx: TokenCtx, urns: readonly string[]): Promise<Child[] | Finding> => {
  const names = await namesOf(ctx, urns.map(idOf));
  if (!(names instanceof Map)) return names;
  return urns.map(urn => ({
    network: 'linkedin',
    kind: 'organization',
    networkAccountId: urn,
    ...(names.get(idOf(urn)) ?? { handle: idOf(urn) }),
  }));
};

/** Every organisation with an approved role. A refused list is about one role among many, never about the member. */
export const listOrganizations = async (ctx: TokenCtx): Promise<Child[] | Finding> => {
  // Asked for without them, since its app may not: there is nothing to list, and nothing wrong with the member.
  const { scopes } = ctx.account.token ?? {};
  if (scopes && !mayReadRoles(scopes)) return [];
  const urns = await approved(ctx);
  if (urns instanceof Set) return named(ctx, [...urns]);
  const role = urns.result === 'ended' && urns.cause === 'role-lost';
  return role ? inconclusive('policy', { code: urns.code }) : urns;
};

/** Does the role still stand? `ended` by `role-lost` is about this organisation alone; the member's token lives on. */
export const checkRole = async (ctx: TokenCtx, urn: string): Promise<Finding> => {
  const urns = await approved(ctx);
  if (!(urns instanceof Set)) return urns;
  return urns.has(urn) ? { result: 'alive' } : { result: 'ended', cause: 'role-lost', code: 'no-role' };
};

/** The organisation as whoever signed in may act for it; `undefined`: this member may not. */
export const identifyOrganization = async (ctx: TokenCtx, urn: string): Promise<Identity | Finding | undefined> => {
  const urns = await approved(ctx);
  if (!(urns instanceof Set)) return urns;
  if (!urns.has(urn)) return undefined;
  const found = await named(ctx, [urn]);
  if (!Array.isArray(found)) return found;
  const [first] = found;
  return first && { networkAccountId: urn, handle: first.handle, ...defined({ name: first.name }) };
};
