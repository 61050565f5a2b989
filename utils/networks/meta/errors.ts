/** One Meta error object to a finding: Facebook, Instagram and Threads share the envelope, the codes and the texts. */
import type { Finding } from '../../model/evidence';
import type { Cause } from '../../model/words';
import { bound, hasPassed, inconclusive, rateLimited } from '../shared/first-look';
import { type Fields, numberOf, textOf } from '../shared/json';
import * as table from './error-table';
import { usageReset } from './usage';

export interface MetaError {
  code: number;
  subcode: number;
  message: string;
  transient: boolean;
}

/** From `error` of an API answer, or from `data.error` of debug_token (which says `subcode`). */
export const metaErrorOf = (error: Fields): MetaError => ({
  code: numberOf(error.code) ?? 0,
  subcode: numberOf(error.error_subcode ?? error.subcode) ?? 0,
  message: textOf(error.message) ?? '',
  transient: error.is_transient === true,
});

export interface MetaContext {
  now: number;
  expiresAt?: number | null | undefined;
  headers: Record<string, string>;
  /** The call was for a Page or Instagram account, so that "does not exist" is about that. */
  asset: boolean;
  /** What to name as missing when Meta does not say which permission. */
  needs: readonly string[];
}

const SCOPE_NAME =
  /\b(?:pages|instagram|threads|business|ads|public|publish|read|manage|user|catalog|leads|whatsapp)_[a-z_]+\b/g;

const scopeMissing = (message: string, needs: readonly string[]): Finding => {
  const named = [...new Set(message.match(SCOPE_NAME) ?? [])];
  return { result: 'alive', missing: named.length ? named : [...needs] };
};

const ended = (cause: Cause, code: string, context: MetaContext): Finding => {
  if (cause !== 'unknown') return { result: 'ended', cause, code };
  return hasPassed(context.expiresAt, context.now)
    ? { result: 'ended', cause: 'lifetime-ended', code }
    : { result: 'ended', cause, state: 'revoked', code };
};

/** 190 and its elders: the token is named. Without a subcode the text says why; without either we only know that it is over. */
const tokenFinding = (error: MetaError, code: string, context: MetaContext): Finding => {
  const known =
    table.SUBCODES[error.subcode] ?? table.SUBCODES[error.code] ?? (error.code === 412 ? 'app-removed' : undefined);
  const read = known ?? table.TEXTS.find(([text]) => text.test(error.message))?.[1] ?? 'unknown';
  if (read === 'app-misconfigured') return inconclusive('app-misconfigured', { code });
  return ended(read, code, context);
};

const assetFinding = (error: MetaError, code: string): Finding | undefined => {
  const cause =
    table.ASSET_TEXTS.find(([text]) => text.test(error.message))?.[1] ??
    (error.subcode === table.ASSET_SUBCODE ? 'asset-gone' : undefined);
  return cause && { result: 'ended', cause, code };
};

/** Total: every error object gives a finding. The HTTP status has no say: Meta uses 400 for almost everything. */
export const errorFinding = (error: MetaError, context: MetaContext): Finding => {
  const { message, subcode } = error;
  const code = subcode ? `${error.code}/${subcode}` : String(error.code);
  if (error.transient || table.BUSY_CODES.includes(error.code)) {
    return table.APP_TEXTS.test(message)
      ? inconclusive('app-misconfigured', { code })
      : inconclusive('outage', { code });
  }
  if (table.RATE_CODES.includes(error.code))
    return bound(rateLimited(context.headers, context.now, usageReset, code), table.bindsOf(error.code));
  if (table.POLICY_CODES.includes(error.code) || table.POLICY_SUBCODES.includes(subcode))
    return inconclusive('policy', { code });
  if (table.TOKEN_CODES.includes(error.code) || table.SUBCODES[error.code]) return tokenFinding(error, code, context);
  if (table.APP_TEXTS.test(message)) return inconclusive('app-misconfigured', { code });
  if (error.code === 200 && table.API_BLOCKED.test(message)) return { result: 'ended', cause: 'app-blocked', code };
  if (context.asset && table.TURNED_PERSONAL.test(message)) return { result: 'ended', cause: 'asset-gone', code };
  if (table.isScopeCode(error.code)) return scopeMissing(message, context.needs);
  const asset = context.asset && error.code === 100 ? assetFinding(error, code) : undefined;
  return asset ?? inconclusive('not-understood', { code });
};
