/** The second way in: sessions opened with a password made for apps. The password is kept, so that a session that was ended can be opened again. */
import type { Answer } from '../../kit/http';
import { clean } from '../../kit/oauth/refused';
import { defined } from '../../model/defined';
import type { Finding } from '../../model/evidence';
import type { Ctx, Refusal, TokenCtx, TokenSet } from '../define';
import { issuerOf } from '../oidc/server';
import { inconclusive } from '../shared/first-look';
import { fieldsOf, textOf } from '../shared/json';
import { claimsOf, endOf } from '../shared/jwt';
import { classifyBluesky } from './answers';
import { postSession, whyEnded } from './ask';
import { keep, type SessionGrant } from './grant';
import { xrpc } from './identity';

/** The scope of a session that was opened with the main password, which opens everything. */
const MAIN = 'com.atproto.access';

const createSession = (ctx: Ctx, pds: string, identifier: string, password: string): Promise<Answer> =>
  ctx.ask(
    { url: xrpc(pds, 'com.atproto.server.createSession'), method: 'POST', json: { identifier, password } },
    ctx.signal,
  );

/** Tokens of a createSession or refreshSession answer. With a kept password there is no day by which a person must have acted. */
const tokensFrom = (answer: Answer, now: number, grant: SessionGrant): TokenSet | undefined => {
  const json = fieldsOf(answer.ok && answer.status === 200 ? answer.json : undefined);
  const [access, refresh] = [textOf(json.accessJwt), textOf(json.refreshJwt)];
  if (!access || !refresh) return undefined;
  const { password, ...without } = grant;
  // The main password is nobody's to keep. It works as long as its session does.
  const kept: SessionGrant = password && claimsOf(access).scope !== MAIN ? grant : without;
  return {
    access,
    refresh,
    issuedAt: now,
    renews: 'refresh-token',
    ...defined({ expiresAt: endOf(access), refreshExpiresAt: kept.password ? null : endOf(refresh) }),
    extra: keep(kept),
    ...(password && !kept.password ? { advice: 'main-password' as const } : {}),
  };
};

/** A log-in that did not work. */
const refusalOf = (answer: Answer, now: number, secrets: readonly string[]): Refusal => {
  const finding = classifyBluesky(answer, { now });
  if (finding.result === 'inconclusive') {
    if (finding.reason === 'unreachable' || finding.reason === 'outage') return { failed: 'network-down' };
    if (finding.reason === 'rate-limited') return { failed: 'rate-limited' };
    if (finding.reason !== 'policy') return { failed: 'not-understood' };
  }
  if (finding.result === 'alive') return { failed: 'not-understood' };
  const json = fieldsOf(answer.ok ? answer.json : undefined);
  const words = clean([textOf(json.error), textOf(json.message)].filter(Boolean).join(': '), secrets);
  return { failed: 'denied', ...(words ? { message: words } : {}) };
};

export const signInWithPassword = async (
  ctx: Ctx,
  identifier: string,
  password: string,
): Promise<TokenSet | Refusal> => {
  const pds = issuerOf(ctx);
  if (!pds) return { failed: 'not-understood' };
  const grant: SessionGrant = { kind: 'session', pds, identifier: identifier.trim().replace(/^@/, ''), password };
  const answer = await createSession(ctx, pds, grant.identifier ?? '', password);
  return tokensFrom(answer, ctx.now, grant) ?? refusalOf(answer, ctx.now, [password]);
};

/** Opens it again with the kept password. What the password says counts: its no means that it was deleted. */
const openAgain = async (ctx: TokenCtx, grant: SessionGrant, ended: Finding): Promise<TokenSet | Finding> => {
  const { identifier, password } = grant;
  if (!identifier || !password) return whyEnded(ctx, grant, ended);
  const answer = await createSession(ctx, grant.pds, identifier, password);
  const tokens = tokensFrom(answer, ctx.now, grant);
  if (tokens) return tokens;
  const finding = classifyBluesky(answer, { now: ctx.now });
  if (finding.result === 'alive') return inconclusive('not-understood');
  // Somebody suspended gets the same answer as somebody with a wrong password.
  const hidden = finding.result === 'ended' && finding.cause === 'app-removed';
  const why = hidden ? await whyEnded(ctx, grant, { ...finding, cause: 'unknown', state: 'revoked' }) : finding;
  return why.result === 'ended' && why.cause === 'unknown' ? finding : why;
};

export const renewSession = async (ctx: TokenCtx, grant: SessionGrant): Promise<TokenSet | Finding> => {
  const end = { now: ctx.now, expiresAt: ctx.account.token?.refreshExpiresAt };
  if (!ctx.token.refresh)
    return openAgain(ctx, grant, { result: 'ended', cause: 'unknown', state: 'revoked', code: 'no-refresh-token' });
  const answer = await postSession(ctx, grant.pds, 'refreshSession');
  const tokens = tokensFrom(answer, ctx.now, grant);
  if (tokens) return tokens;
  const finding = classifyBluesky(answer, end);
  if (finding.result === 'alive') return inconclusive('not-understood');
  const opens = finding.result === 'ended' && ['unknown', 'lifetime-ended'].includes(finding.cause);
  return opens ? openAgain(ctx, grant, finding) : finding;
};

/** A log-out answers 200 to anything; that the refresh token is refused afterwards is the proof. */
export const endSession = async (ctx: TokenCtx, grant: SessionGrant): Promise<boolean> => {
  if (!ctx.token.refresh) return false;
  const done = await postSession(ctx, grant.pds, 'deleteSession');
  if (!done.ok || done.status >= 300) return false;
  return classifyBluesky(await postSession(ctx, grant.pds, 'refreshSession'), { now: ctx.now }).result === 'ended';
};
