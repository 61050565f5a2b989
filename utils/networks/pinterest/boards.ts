/** The boards of a Pinterest profile, all pages of them. */
import type { Finding } from '../../model/evidence';
import type { Child, TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, listOf, textOf } from '../shared/json';
import { classifyPinterest } from './answers';

/** 250 boards each, the most that a page may have; Pinterest itself stops people at 2,000 boards. */
const PAGE_SIZE = 250;
const MOST_PAGES = 40;

const boardOf = (item: unknown): Child[] => {
  const { id, name } = fieldsOf(item);
  const [boardId, called] = [textOf(id), textOf(name)];
  if (!boardId) return [];
  return [
    {
      network: 'pinterest',
      kind: 'board',
      networkAccountId: boardId,
      handle: called ?? boardId,
      ...(called ? { name: called } : {}),
    },
  ];
};

/** The token may read no boards: that is a finding. A list that breaks off is one, too: half of it would look as if the rest were gone. */
export const boardsOf = async (ctx: TokenCtx, api: string): Promise<Child[] | Finding> => {
  const headers = { authorization: `Bearer ${ctx.token.access}` };
  const boards = new Map<string, Child>();
  const seen = new Set<string>();
  let bookmark: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const url = new URL(`${api}/boards`);
    url.searchParams.set('page_size', String(PAGE_SIZE));
    if (bookmark) url.searchParams.set('bookmark', bookmark);
    const answer = await ctx.ask({ url: url.href, headers }, ctx.signal);
    const finding = classifyPinterest(answer, { now: ctx.now, expiresAt: ctx.account.token?.expiresAt });
    if (finding.result !== 'alive') return finding;
    if (finding.missing) return { result: 'alive', missing: ['boards:read'] };
    const json = fieldsOf(answer.ok ? answer.json : undefined);
    if (!Array.isArray(json.items)) return inconclusive('not-understood');
    for (const board of listOf(json.items).flatMap(boardOf)) boards.set(board.networkAccountId, board);
    bookmark = textOf(json.bookmark);
    // Only the last page has no bookmark; one that comes again leads in circles, and nobody knows what is missing.
    if (!bookmark) return [...boards.values()];
    if (seen.has(bookmark)) break;
    seen.add(bookmark);
  }
  return inconclusive('not-understood', { code: 'paging' });
};

/** A board that the list no longer has: deleted, which Pinterest says in so many words, or out of this person's sight. */
export const boardGone = async (ctx: TokenCtx, api: string, boardId: string): Promise<Finding> => {
  const headers = { authorization: `Bearer ${ctx.token.access}` };
  const answer = await ctx.ask({ url: `${api}/boards/${encodeURIComponent(boardId)}`, headers }, ctx.signal);
  return classifyPinterest(answer, { now: ctx.now, expiresAt: ctx.account.token?.expiresAt });
};
