/** The one call that a TikTok token is tried with: who is this? */
import type { Answer } from '../../kit/http';
import type { TokenCtx } from '../define';

/** @param fields as TikTok lists them, with commas */
export const askUser = (ctx: TokenCtx, fields: string): Promise<Answer> => {
  const url = `https://open.tiktokapis.com/v2/user/info/?${new URLSearchParams({ fields })}`;
  return ctx.ask({ url, headers: { authorization: `Bearer ${ctx.token.access}` } }, ctx.signal);
};
