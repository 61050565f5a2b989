/** What `tokeninfo` says of a Google token, free of any quota: whether it lives, and whose it is. */
import { type Finding, NOT_LISTED } from '../../model/evidence';
import { type Identity, isFinding, type TokenCtx } from '../define';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, textOf } from '../shared/json';
import { classifyGoogle } from './answers';
import { channelGone, channelsOf } from './channels';

/** As a POST, so that the token stands in no address. */
const askTokenInfo = (ctx: TokenCtx) =>
  ctx.ask(
    {
      url: 'https://oauth2.googleapis.com/tokeninfo',
      method: 'POST',
      headers: { authorization: `Bearer ${ctx.token.access}` },
    },
    ctx.signal,
  );

const isChannel = (id: string | undefined): id is string => /^UC[\w-]{22}$/.test(id ?? '');

type Ended = Extract<Finding, { result: 'ended' }>;

/**
 * What has become of the channel that an account is about: suspended, closed, no longer this person's; or (`missing`) still there, and not
 * reached by this grant, nothing where it is. `undefined`: nobody knows.
 * One or two units of the project's quota; an empty quota, or anything else that is not about the channel, says nothing here.
 */
export const channelNow = async (ctx: TokenCtx): Promise<Ended | { missing: string[] } | undefined> => {
  const wanted = ctx.account.networkAccountId;
  if (!isChannel(wanted)) return undefined;
  const listed = await channelsOf(ctx);
  if (!isFinding(listed) && listed.some(each => each.networkAccountId === wanted)) return { missing: [] };
  const found = isFinding(listed) ? listed : await channelGone(ctx, wanted);
  if (found.result === 'ended')
    return found.cause !== 'unknown' && found.cause !== 'lifetime-ended' ? found : undefined;
  return found.result === 'alive' && !isFinding(listed) && !found.missing ? { missing: [NOT_LISTED] } : undefined;
};

export const check = async (ctx: TokenCtx): Promise<Finding> => {
  const token = classifyGoogle(await askTokenInfo(ctx), { now: ctx.now, expiresAt: ctx.account.token?.expiresAt });
  if (token.result !== 'alive' || token.missing) return token;
  const channel = await channelNow(ctx);
  if (!channel) return token;
  return 'result' in channel ? channel : { ...token, ...channel };
};

/** An account that is known by its channel is found by its channel; any other is the Google account. */
export const identify = async (ctx: TokenCtx): Promise<Identity | Finding> => {
  const { networkAccountId: wanted = '' } = ctx.account;
  const answer = await askTokenInfo(ctx);
  const finding = classifyGoogle(answer, { now: ctx.now });
  // A missing scope is the check's to tell; who it is can be known without.
  if (finding.result !== 'alive') return finding;
  const info = fieldsOf(answer.ok ? answer.json : undefined);
  const [sub, email] = [textOf(info.sub), textOf(info.email)];
  if (sub && !isChannel(wanted)) return { networkAccountId: sub, handle: email ?? sub };
  // A token without `openid` does not say whose it is, but its channel does.
  const channels = await channelsOf(ctx);
  if (isFinding(channels)) return channels;
  const channel = channels.find(each => each.networkAccountId === wanted) ?? channels[0];
  if (channel) {
    const { networkAccountId, handle, name } = channel;
    return { networkAccountId, handle, ...(name ? { name } : {}) };
  }
  return sub ? { networkAccountId: sub, handle: email ?? sub } : inconclusive('not-understood');
};
