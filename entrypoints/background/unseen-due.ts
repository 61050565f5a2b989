/** When a sign-in that nobody sees is due. Pure. */
import { DAY, MINUTE } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { BROWSER, isLost } from '@/utils/model/words';
import type { Network } from '@/utils/networks/define';

/** Before the end, ms: a quarter of the token's life, and well before the first warning where that is long. */
const LEAD_MOST = 15 * DAY;
const LEAD_UNKNOWN = 15 * MINUTE;
/** Nobody has been signed in there for so long (ms) after the end: it is left to a person. */
const GIVEN_UP = 14 * DAY;

/**
 * When (ms) the next such sign-in is due; `null`: never. After one that brought nothing the wait doubles, from five minutes up to a day.
 * Only for a token whose age is all that is against it: what a person ended is theirs to bring back.
 */
export const unseenDue = (account: Account, network: Network): number | null => {
  const { token, health, holder, parentId, networkAccountId } = account;
  if (!network.silentSignIn || holder !== BROWSER || parentId !== undefined || !networkAccountId) return null;
  if (token?.renews !== 'no' || token.renewedByTool || typeof token.expiresAt !== 'number') return null;
  if (isLost(health.state) && health.cause !== 'lifetime-ended') return null;
  const { issuedAt, expiresAt, unseenFailedAt: failed } = token;
  const lead = issuedAt === undefined ? LEAD_UNKNOWN : Math.min(LEAD_MOST, Math.max(0, expiresAt - issuedAt) / 4);
  const first = expiresAt - lead;
  if (failed === undefined) return first;
  const next = failed + Math.min(DAY, Math.max(5 * MINUTE, failed - first));
  return next > expiresAt + GIVEN_UP ? null : next;
};
