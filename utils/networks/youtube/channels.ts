/** The channels that a Google grant reaches: usually the one picked on the consent page; a Google account may have none. */
import type { Finding } from '../../model/evidence';
import type { Child, TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, listOf, textOf } from '../shared/json';
import { classifyGoogle } from './answers';

const CHANNELS = 'https://www.googleapis.com/youtube/v3/channels';
/** 50 each, the most that a page may have. Every page costs one unit of the project's 10,000 a day. */
const MOST_PAGES = 10;

const channelOf = (item: unknown): Child[] => {
  const { id, snippet } = fieldsOf(item);
  const { title, customUrl } = fieldsOf(snippet);
  const [channelId, name, handle] = [textOf(id), textOf(title), textOf(customUrl)?.replace(/^@/, '')];
  if (!channelId) return [];
  return [
    {
      network: 'youtube',
      kind: 'channel',
      networkAccountId: channelId,
      handle: handle ?? name ?? channelId,
      ...(name ? { name } : {}),
    },
  ];
};

/** `items` is left out where there is no channel; some accounts are told so by an error, which is none for the token. */
export const channelsOf = async (ctx: TokenCtx): Promise<Child[] | Finding> => {
  const headers = { authorization: `Bearer ${ctx.token.access}` };
  const channels = new Map<string, Child>();
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const url = new URL(CHANNELS);
    url.search = String(
      new URLSearchParams({ part: 'id,snippet', mine: 'true', maxResults: '50', ...(pageToken ? { pageToken } : {}) }),
    );
    const answer = await ctx.ask({ url: url.href, headers }, ctx.signal);
    const json = fieldsOf(answer.ok ? answer.json : undefined);
    const finding = classifyGoogle(answer, { now: ctx.now, expiresAt: ctx.account.token?.expiresAt });
    if (finding.result !== 'alive' || finding.missing) return finding;
    if (json.items !== undefined && !Array.isArray(json.items)) return inconclusive('not-understood');
    for (const channel of listOf(json.items).flatMap(channelOf)) channels.set(channel.networkAccountId, channel);
    const next = textOf(json.nextPageToken);
    if (!next) return [...channels.values()];
    if (next === pageToken) break;
    pageToken = next;
  }
  return inconclusive('not-understood', { code: 'paging' });
};

/** A channel that this grant no longer reaches: YouTube still knows it, since another was picked on the consent page, or it is gone. */
export const channelGone = async (ctx: TokenCtx, channelId: string): Promise<Finding> => {
  const headers = { authorization: `Bearer ${ctx.token.access}` };
  const url = `${CHANNELS}?${new URLSearchParams({ part: 'id', id: channelId })}`;
  const answer = await ctx.ask({ url, headers }, ctx.signal);
  const json = fieldsOf(answer.ok ? answer.json : undefined);
  const finding = classifyGoogle(answer, { now: ctx.now, expiresAt: ctx.account.token?.expiresAt });
  if (finding.result !== 'alive' || finding.missing) return finding;
  return listOf(json.items).length ? { result: 'alive' } : { result: 'ended', cause: 'asset-gone', code: 'no-channel' };
};
