/** Adds what was just learned to what is known of an account. Pure: returns a new account, health not yet judged. */

import type { Account } from '../model/account';
import { defined } from '../model/defined';
import type { Evidence, Finding } from '../model/evidence';
import { measured } from '../model/scopes';
import type { ToolSays } from '../model/tool-row';
import { limitEnds } from './schedule';

type Heard = Pick<Account, 'evidence' | 'token' | 'failures' | 'failure' | 'waitUntil' | 'triedAt' | 'readAt'>;

/** Replace what this kind said before; strikes are kept together with the clear word they follow. */
const replaceKind = (evidence: readonly Evidence[], fresh: Evidence): Evidence[] => [
  ...evidence.filter(e => e.kind !== fresh.kind),
  fresh,
];

/** The clear word, the first and the last strike that count, and the new one: it may yet be excused, the others stand. */
const addStrike = (evidence: readonly Evidence[], strike: Evidence): Evidence[] => {
  const counted = evidence.filter(e => e.kind === 'network' && e.finding === 'refused' && !e.outage);
  const kept = new Set([...counted.slice(0, 1), ...counted.slice(-1)]);
  return [...evidence.filter(e => e.finding !== 'refused'), ...kept, strike];
};

/**
 * A network's finding becomes evidence, or, where it told nothing, one more failure.
 * @param now epoch ms of the answer
 */
export const observe = <A extends Heard>(account: A, finding: Finding, now: number): A => {
  const { evidence, token } = account;
  switch (finding.result) {
    case 'inconclusive':
      return {
        ...account,
        triedAt: now,
        failures: account.failures + 1,
        failure: finding.reason,
        waitUntil: finding.binds === 'account' ? limitEnds(finding.retryAt, now) : undefined,
      };
    case 'refused':
      return {
        ...account,
        triedAt: now,
        readAt: now,
        failures: 0,
        failure: undefined,
        waitUntil: undefined,
        evidence: addStrike(evidence, { kind: 'network', at: now, finding: 'refused' }),
      };
    case 'ended': {
      const { cause, state, code } = finding;
      const before = evidence.findLast(e => e.kind === 'network' && e.finding === 'ended' && e.cause === cause);
      const since = before && (before.since ?? before.at);
      const fresh: Evidence = { kind: 'network', at: now, finding: 'ended', ...defined({ cause, state, code, since }) };
      return {
        ...account,
        triedAt: now,
        readAt: now,
        failures: 0,
        failure: undefined,
        waitUntil: undefined,
        evidence: replaceKind(evidence, fresh),
      };
    }
    case 'alive': {
      const { expiresAt, dataAccessEndsAt, issuedAt } = finding;
      const { scopes, lacking } = measured(token?.scopes, finding.scopes);
      const all = [...new Set([...(finding.missing ?? []), ...(lacking ?? token?.lacking ?? [])])];
      const missing = all.length ? all : undefined;
      const fresh: Evidence = {
        kind: 'network',
        at: now,
        finding: 'alive',
        ...defined({ expiresAt, dataAccessEndsAt, missing }),
      };
      return {
        ...account,
        triedAt: now,
        readAt: now,
        failures: 0,
        failure: undefined,
        waitUntil: undefined,
        evidence: replaceKind(evidence, fresh),
        token: token && { ...token, ...defined({ expiresAt, dataAccessEndsAt, issuedAt, scopes, lacking }) },
      };
    }
  }
};

/** What the network last said to be missing from a token that works. */
export const missingNow = ({ evidence }: Pick<Account, 'evidence'>): string[] | undefined =>
  evidence.findLast(e => e.kind === 'network' && e.finding === 'alive')?.missing;

/** "Ends soon", repeated, does not move the end; once that has passed and the tool still counts it as alive, it is said anew. */
const endSoon = (before: Evidence | undefined, withinMs: number, now: number): number => {
  const told = before?.finding === 'alive' && typeof before.expiresAt === 'number' ? before.expiresAt : 0;
  return told > now ? Math.min(told, now + withinMs) : now + withinMs;
};

/** A tool's word as evidence; where it only shows "ended", it is over by its report and nothing more is known. */
const toolEvidence = (
  kind: 'tool-api' | 'tool-page',
  says: 'alive' | 'ended' | ToolSays,
  before: Evidence | undefined,
  now: number,
): Evidence => {
  if (says === 'ended') return { kind, at: now, finding: 'ended', cause: 'reported-by-tool', state: 'expired' };
  if (says === 'alive') return { kind, at: now, finding: 'alive' };
  if (says.finding === 'ended')
    return { kind, at: now, finding: 'ended', ...defined({ cause: says.cause, state: says.state }) };
  const expiresAt = says.endsWithinMs === undefined ? says.expiresAt : endSoon(before, says.endsWithinMs, now);
  return { kind, at: now, finding: 'alive', ...defined({ expiresAt }) };
};

/** What a tool's page or API says about the account it holds. Repeating itself only makes it fresher. */
export const observeTool = <A extends Heard>(
  account: A,
  kind: 'tool-api' | 'tool-page',
  says: 'alive' | 'ended' | ToolSays,
  now: number,
): A => {
  const before = account.evidence.findLast(e => e.kind === kind);
  return {
    ...account,
    readAt: now,
    evidence: replaceKind(account.evidence, toolEvidence(kind, says, before, now)),
  };
};

/**
 * Mark the latest strike as one that came during an outage: it does not count.
 * @param before failures in a row before it; a reading that turns out to be none is one more of them
 */
export const excuseStrike = <A extends Heard>(account: A, before = account.failures): A => {
  const latest = account.evidence.findLastIndex(e => e.finding === 'refused');
  return {
    ...account,
    failures: before + 1,
    failure: 'outage',
    evidence: account.evidence.map((e, i) => (i === latest ? { ...e, outage: true } : e)),
  };
};
