/** What a Bluesky grant needs besides its tokens: the key that it is bound to, or the app password that opens it again; and where it lives. */
import { z } from 'zod';
import { isTrouble } from '../../kit/oauth/call';
import type { Finding } from '../../model/evidence';
import type { TokenCtx } from '../define';
import { issuerOf } from '../oidc/server';
import { inconclusive } from '../shared/first-look';
import { textOf } from '../shared/json';
import { claimsOf } from '../shared/jwt';
import { homeOf, isDid } from './identity';

const grantSchema = z.discriminatedUnion('kind', [
  /** By OAuth: `key` is the private JWK, `issuer` who renews it, `pds` who takes it. */
  z.object({ kind: z.literal('key'), key: z.string(), issuer: z.url(), pds: z.url() }),
  /** By a password made for apps, which is kept; without it, a session that somebody pasted or opened with the main password. */
  z.object({
    kind: z.literal('session'),
    pds: z.url(),
    identifier: z.string().optional(),
    password: z.string().optional(),
  }),
]);
export type Grant = z.infer<typeof grantSchema>;
export type KeyGrant = Extract<Grant, { kind: 'key' }>;
export type SessionGrant = Extract<Grant, { kind: 'session' }>;

/** To the text that lies in the vault. */
export const keep = (grant: Grant): string => JSON.stringify(grant);

const parse = (kept: string): unknown => {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
};

/** Whose token it is: as the account says, or the token itself. */
export const didOf = (ctx: TokenCtx): string | undefined =>
  [ctx.account.networkAccountId, textOf(claimsOf(ctx.token.access).sub)].find(did => did !== undefined && isDid(did));

/** A token without anything beside it came from a file or a paste: a session, at the server that is named or at the home of its owner. */
export const grantOf = async (ctx: TokenCtx): Promise<Grant | Finding> => {
  if (ctx.token.extra !== undefined) {
    const kept = grantSchema.safeParse(parse(ctx.token.extra));
    return kept.success ? kept.data : inconclusive('not-understood');
  }
  const named = issuerOf(ctx);
  if (named) return { kind: 'session', pds: named };
  const did = didOf(ctx);
  const home = did ? await homeOf(ctx, did) : undefined;
  if (!home || isTrouble(home)) return inconclusive(home?.trouble?.ok === false ? 'unreachable' : 'app-misconfigured');
  return { kind: 'session', pds: home.value };
};
