/** Which piece of evidence counts: the strongest decisive one, unless a tool saw a death later; and when strikes are out. */
import type { Evidence } from '../model/evidence';
import { EVIDENCE_KINDS, type EvidenceKind, STATE_OF_CAUSE } from '../model/words';
import type { Policy } from './policy';

/** Kinds that are observations; a person's date and an estimate are not. */
const OBSERVED: readonly EvidenceKind[] = ['network', 'tool-api', 'tool-page'];

const newest = (list: readonly Evidence[]): Evidence | undefined =>
  list.reduce<Evidence | undefined>((best, e) => (best && best.at > e.at ? best : e), undefined);

/** Over, or held up by the network; `false` for what merely limits a token that works on. */
export const isDeath = (e: Evidence): boolean =>
  e.finding === 'ended' && !(e.cause && STATE_OF_CAUSE[e.cause] === 'limited');

/** Strongest kind first; a weaker kind overrides only to report a death that it saw later. */
export const decisive = (evidence: readonly Evidence[]): Evidence | undefined => {
  const observed = evidence.filter(e => OBSERVED.includes(e.kind) && e.finding !== 'refused');
  let chosen: Evidence | undefined;
  for (const kind of EVIDENCE_KINDS) {
    const latest = newest(observed.filter(e => e.kind === kind));
    if (!latest) continue;
    if (!chosen) chosen = latest;
    else if (!isDeath(chosen) && isDeath(latest) && latest.at > chosen.at) chosen = latest;
  }
  return chosen;
};

/** Two bare refusals since the last clear word of the network, far enough apart, none of them during an outage. */
export const strikesOut = (evidence: readonly Evidence[], policy: Policy): Evidence | undefined => {
  const network = evidence.filter(e => e.kind === 'network');
  const clearAt = newest(network.filter(e => e.finding !== 'refused'))?.at ?? Number.NEGATIVE_INFINITY;
  const strikes = network
    .filter(e => e.finding === 'refused' && !e.outage && e.at > clearAt)
    .sort((a, b) => a.at - b.at);
  const [first, last] = [strikes[0], strikes.at(-1)];
  return first && last && last.at - first.at >= policy.strikeGapMs ? { ...last, cause: 'unknown' } : undefined;
};

/** The network's last word was a bare refusal that proves nothing yet: a first strike, or one that came during an outage. */
export const refusedLast = (evidence: readonly Evidence[], policy: Policy): Evidence | undefined => {
  const latest = newest(evidence.filter(e => e.kind === 'network'));
  return latest?.finding === 'refused' && !strikesOut(evidence, policy) ? latest : undefined;
};

/** A first strike stands and waits for the second. */
export const strikePending = (evidence: readonly Evidence[], policy: Policy): boolean => {
  const latest = refusedLast(evidence, policy);
  return latest !== undefined && !latest.outage;
};
