/** The cheapest proof for a Facebook token: debug_token, or, where that is not for us, a plain call. */
import type { Finding } from '../../model/evidence';
import { lacks } from '../../model/scopes';
import type { TokenCtx } from '../define';
import { fieldsOf } from '../shared/json';
import { classifyMeta, type Reading } from './answers';
import { askGraph, graphUrl } from './graph';

/** What decides although debug_token itself did not answer as hoped: a dead token, or trouble on the way. */
export const decides = (finding: Finding): boolean =>
  finding.result === 'ended' ||
  (finding.result === 'inconclusive' && ['unreachable', 'outage', 'rate-limited', 'billing'].includes(finding.reason));

/** Permissions that were asked for, or granted once, and are not there. */
export const compareScopes = (finding: Finding, wanted: readonly string[]): Finding => {
  if (finding.result !== 'alive' || !finding.scopes) return finding;
  const missing = lacks(wanted, finding.scopes);
  return missing.length ? { ...finding, missing } : finding;
};

/** With an app secret the app asks about the token; else the token about itself, as Meta's own business SDK does. */
export const inspect = async (ctx: TokenCtx, reading: Reading): Promise<Finding> => {
  const { access } = ctx.token;
  const at = { now: ctx.now, expiresAt: ctx.account.token?.expiresAt };
  const granted = ctx.account.token?.scopes ?? [];
  const secret = ctx.app?.clientSecret;
  if (ctx.app && secret) {
    const url = graphUrl('debug_token', { input_token: access, access_token: `${ctx.app.clientId}|${secret}` });
    const answer = await ctx.ask({ url }, ctx.signal);
    const finding = classifyMeta(answer, at, reading);
    // An error object here is about the app's own token (a wrong secret, say), not about the account's.
    const answered = answer.ok && Object.keys(fieldsOf(fieldsOf(answer.json).data)).length > 0;
    if (answered && finding.result !== 'inconclusive') return compareScopes(finding, granted);
    if (finding.result === 'inconclusive' && decides(finding)) return finding;
  }
  const self = classifyMeta(await askGraph(ctx, access, 'debug_token', { input_token: access }), at, reading);
  if (self.result === 'alive' && !self.missing) return compareScopes(self, granted);
  if (decides(self)) return self;
  return classifyMeta(await askGraph(ctx, access, 'me', { fields: 'id,name' }), at, reading);
};
