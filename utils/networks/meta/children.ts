/** What comes along with a Facebook login: its Pages, and the Instagram accounts that are linked to them, each with the Page's own token. */
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import type { Child, Identity, TokenCtx, TokenSet } from '../define';
import { type Fields, fieldsOf, textOf } from '../shared/json';
import type { Reading } from './answers';
import { pagesOf } from './pages';

export const LINKED = 'instagram_business_account{id,username,name}';

/** The Instagram account that is linked to a Page. */
export const linkedTo = (page: unknown): Identity | undefined => {
  const linked = fieldsOf(fieldsOf(page).instagram_business_account);
  const [id, handle, name] = [textOf(linked.id), textOf(linked.username), textOf(linked.name)];
  return id ? { networkAccountId: id, handle: handle ?? name ?? id, ...(name ? { name } : {}) } : undefined;
};

/** Made from a long-lived user token a Page's token has no end of its own, which the next check tells. */
const tokenOf = (page: Fields): { token?: TokenSet } => {
  const access = textOf(page.access_token);
  return access ? { token: { access, renews: 'no' } } : {};
};

const pageChild = (page: Fields): Child[] => {
  const [id, name, username] = [page.id, page.name, page.username].map(textOf);
  if (!id) return [];
  const who = { networkAccountId: id, handle: username ?? name ?? id, ...defined({ name }) };
  return [{ network: 'facebook', kind: 'page', ...who, ...tokenOf(page) }];
};

const instagramChild = (page: Fields): Child[] => {
  const who = linkedTo(page);
  return who ? [{ network: 'instagram-business', kind: 'instagram', ...who, ...tokenOf(page) }] : [];
};

/** Instagram is told only to a login that allowed it: a login without that would lose the whole list by asking. */
const sawInstagram = ({ account: { token } }: TokenCtx): boolean =>
  token?.scopes?.includes('instagram_basic') === true && !token.lacking?.includes('instagram_basic');

/** The Pages of a person, and what is linked to them. */
export const pageChildren = async (ctx: TokenCtx, reading: Reading): Promise<Child[] | Finding> => {
  const linked = sawInstagram(ctx);
  const pages = await pagesOf(ctx, `id,name,username,access_token${linked ? `,${LINKED}` : ''}`, reading);
  if (!Array.isArray(pages)) return pages;
  return pages.flatMap(page => [...pageChild(page), ...(linked ? instagramChild(page) : [])]);
};

/** The other Instagram accounts that the same login reaches. */
export const instagramChildren = async (ctx: TokenCtx, reading: Reading): Promise<Child[] | Finding> => {
  const pages = await pagesOf(ctx, `id,name,access_token,${LINKED}`, reading);
  if (!Array.isArray(pages)) return pages;
  const found = pages.flatMap(instagramChild);
  return found.filter(child => child.networkAccountId !== ctx.account.networkAccountId);
};
