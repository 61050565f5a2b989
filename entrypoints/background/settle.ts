/** Brings an account to rest after any change: estimate, health, and when to look again. Pure. */
import { slideAt } from '@/utils/health/deadline';
import { judge } from '@/utils/health/judge';
import { type Policy, policyFor } from '@/utils/health/policy';
import { nextDue } from '@/utils/health/schedule';
import type { Account, TokenFacts } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import { GOOD_OUTCOMES } from '@/utils/model/outcomes';
import { isLost, UNTIL_CHANGE } from '@/utils/model/words';
import type { Network } from '@/utils/networks/define';
import { unseenDue } from './unseen-due';

/**
 * When (ms) something began whose end nobody tells, and how long it lives by the network's rule; `undefined` where an end is known, or it
 * renews. A token that is held here lives as long as an access token; what is held elsewhere as long as such connections do. A Page's token,
 * also that for the Instagram account behind it, has no end of its own, even where nobody may ask for it.
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
const ruleOf = (account: Account, network: Network): { at: number; ms: number } | undefined => {
  const { token, parentToken, connectedAt, kind } = account;
  const untold = token ? token.renews === 'no' && token.expiresAt === undefined : !parentToken;
  const endless = token && (kind === 'page' || kind === 'instagram');
  const at = token?.issuedAt ?? connectedAt;
  // Where accounts live on many servers, each has a rule of its own.
  const held = network.needsIssuer ? null : network.lifetimes.access.ms;
  const ms = token ? held : network.estimateMs;
  return untold && !endless && at !== undefined && ms !== null ? { at, ms } : undefined;
};

/** The estimate of an end that nobody can read: the date of the connection and the network's lifetime rule. */
const estimateOf = (account: Account, network: Network | undefined): Evidence[] => {
  const rule = network && ruleOf(account, network);
  return rule ? [{ kind: 'estimate', at: rule.at, finding: 'alive', expiresAt: rule.at + rule.ms }] : [];
};

/** When (ms) a renewal is due: as the network says, or sooner where a refresh token has to be kept from ending. */
export const renewalDue = (network: Network, token: TokenFacts, now: number): number | null => {
  const times = [network.renewAt(token, now), token.renews === 'refresh-token' ? slideAt(token) : null];
  const due = times.filter(at => at !== null);
  return due.length ? Math.min(...due) : null;
};

/** The network has ended its API: that is all there is to know, however old, and nothing is asked or renewed. */
const laidToRest = (account: Account, endedAt: number, policy: Policy, now: number): Account => {
  const evidence: Evidence[] = [{ kind: 'network', at: endedAt, finding: 'ended', cause: 'api-discontinued' }];
  const { token, obstacle, dueAt, ...rest } = account;
  const health = judge({ evidence }, policy, now);
  return { ...rest, evidence, health: { ...health, changesAt: null } };
};

/** A tool renews this token; the copy in the vault has come to its end and can tell nothing any more. */
const copyEnded = (token: TokenFacts, now: number): boolean =>
  Boolean(token.renewedByTool) && typeof token.expiresAt === 'number' && token.expiresAt <= now;

/**
 * @param now epoch ms
 * @param random 0 to 1, for jitter
 */
export const settle = (
  account: Account,
  network: Network | undefined,
  general: Policy,
  now: number,
  random: number,
): Account => {
  const policy = policyFor(general, account.network);
  if (network?.discontinued) return laidToRest(account, network.discontinuedAt ?? account.addedAt, policy, now);
  const evidence = [...account.evidence.filter(e => e.kind !== 'estimate'), ...estimateOf(account, network)];
  const judged = { ...account, evidence, health: judge({ ...account, evidence }, policy, now) };
  const pace =
    network && account.token && !copyEnded(account.token, now)
      ? {
          readEveryMs: network.readEveryMs,
          unseenAt: unseenDue(judged, network),
          renewAt: account.token.renewedByTool ? null : renewalDue(network, account.token, now),
        }
      : undefined;
  // "Refreshed" on a row that has since been lost would contradict it.
  const stale = account.outcome && GOOD_OUTCOMES.includes(account.outcome.code) && isLost(judged.health.state);
  const { state, cause } = judged.health;
  const changed = state !== account.health.state || cause !== account.health.cause;
  const shown = {
    ...judged,
    ...(stale ? { outcome: undefined } : {}),
    ...(changed && account.snoozedUntil === UNTIL_CHANGE ? { snoozedUntil: undefined, snoozeReason: undefined } : {}),
  };
  return { ...shown, dueAt: nextDue(judged, pace, policy, now, random) };
};
