/** Graph nodes: `/me`, Pages, Instagram business accounts, `/me/accounts` with paging, `/me/permissions`. */
import { json, metaToken, param, type Reply, type Req } from '../core/http.ts';
import type { Facebook } from './facebook.ts';
import { fault, faultOf } from './faults.ts';
import { type Field, parseFields, pick, type Values } from './fields.ts';
import type { Page, Token } from './model.ts';

const missingScope = (scope: string): Reply =>
  fault({ message: `(#200) Requires ${scope} permission to access this resource.`, code: 200, status: 403 });

const noSuchObject = (id: string): Reply =>
  fault({
    message: `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
  });

const picture = (id: string) => ({ data: { url: `https://scontent.fbcdn.example/${id}.png`, is_silhouette: false } });

const instagramValues = (page: Page): Values => {
  const profile = page.instagram;
  if (!profile) return {};
  return {
    id: profile.id,
    username: profile.username,
    name: profile.name,
    profile_picture_url: `https://scontent.cdninstagram.example/${profile.id}.png`,
  };
};

const pageValues = (fb: Facebook, token: Token, page: Page): Values => ({
  id: page.id,
  name: page.name,
  username: page.username,
  category: 'Brand',
  tasks: ['ANALYZE', 'ADVERTISE', 'MESSAGING', 'MODERATE', 'CREATE_CONTENT', 'MANAGE'],
  picture: picture(page.id),
  access_token: () => fb.pageTokenFor(token, page).value,
  instagram_business_account: (fields: Field[]) =>
    page.instagram && token.grant.scopes.has('instagram_basic')
      ? pick(instagramValues(page), fields.length > 0 ? fields : [{ name: 'id', fields: [] }])
      : undefined,
});

/** Pages that this token may see: roles the person has, ticked in the dialog, or the token's own Page. */
const pagesOf = (fb: Facebook, token: Token): Page[] =>
  [...fb.store.pages.values()].filter(page => {
    if (page.deleted || !page.admins.has(token.grant.person)) return false;
    if (token.page) return token.page === page;
    return token.grant.pages === 'all' || token.grant.pages.includes(page.id);
  });

const accounts = (fb: Facebook, token: Token, req: Req): Reply => {
  if (!token.grant.scopes.has('pages_show_list')) return missingScope('pages_show_list');
  const all = fb.dataAccessEnded(token) ? [] : pagesOf(fb, token);
  const limit = Number(param(req, 'limit')) || 25;
  const after = Number(Buffer.from(param(req, 'after'), 'base64url').toString()) || 0;
  const fields = parseFields(param(req, 'fields') || 'access_token,category,name,id,tasks');
  const cursor = (index: number) => Buffer.from(String(index)).toString('base64url');
  const shown = all.slice(after, after + limit);
  const next = new URLSearchParams(req.query);
  next.set('after', cursor(after + limit));
  return json(200, {
    data: shown.map(page => pick(pageValues(fb, token, page), fields)),
    ...(shown.length > 0 && {
      paging: {
        cursors: { before: cursor(after), after: cursor(after + shown.length) },
        ...(all.length > after + limit && { next: `https://${req.host}${req.path}?${next}` }),
      },
    }),
  });
};

const permissions = (fb: Facebook, token: Token, req: Req, one: string | undefined): Reply => {
  const { grant } = token;
  if (req.method !== 'DELETE') {
    const rows = (scopes: Iterable<string>, status: string) => [...scopes].map(permission => ({ permission, status }));
    return json(200, { data: [...rows(grant.scopes, 'granted'), ...rows(grant.declined, 'declined')] });
  }
  if (one) fb.removeScope(grant.person, one, grant.app);
  else fb.removeApp(grant.person, grant.app);
  return json(200, { success: true });
};

const node = (fb: Facebook, token: Token, id: string, req: Req): Reply => {
  const fields = parseFields(param(req, 'fields') || 'id,name');
  const me = token.page ?? token.grant.person;
  if (id === me.id && me.kind === 'person') {
    return json(
      200,
      pick({ id: me.id, name: me.name, picture: fb.dataAccessEnded(token) ? undefined : picture(me.id) }, fields),
    );
  }
  const page = pagesOf(fb, token).find(each => each.id === id);
  if (page) return json(200, pick(pageValues(fb, token, page), fields));
  const linked = pagesOf(fb, token).find(each => each.instagram?.id === id);
  if (!linked?.instagram) return noSuchObject(id);
  if (!token.grant.scopes.has('instagram_basic')) {
    return fault({ message: '(#10) Application does not have permission for this action', code: 10, status: 403 });
  }
  if (linked.instagram.personal) return fault({ message: 'The user is not an Instagram Business', code: 10 });
  return json(200, pick(instagramValues(linked), fields));
};

/** @param path without version: `me`, `123/permissions` … ; `undefined` for an edge that does not exist here */
export const graph = (fb: Facebook, path: string, req: Req): Reply | undefined => {
  const [first = '', edge, rest] = path.split('/');
  if (!/^(me|\d+)$/.test(first) || (edge && !['accounts', 'permissions'].includes(edge))) return undefined;
  const value = metaToken(req);
  if (!value) {
    return fault({
      message: 'An active access token must be used to query information about the current user.',
      code: 2500,
    });
  }
  const token = fb.store.tokens.get(value);
  const dead = faultOf(token, fb.clock.now());
  if (dead || !token) return fault(dead ?? { message: 'Invalid token', code: 190 });
  if (edge === 'accounts') return accounts(fb, token, req);
  if (edge === 'permissions') return permissions(fb, token, req, rest);
  return node(fb, token, first === 'me' ? (token.page ?? token.grant.person).id : first, req);
};
