/** From evidence to health. Pure and total: the same evidence and the same moment give the same health, and nothing throws. */
import { defined } from '../model/defined';
import type { Evidence } from '../model/evidence';
import type { Health } from '../model/health';
import { type Confidence, rankOf, STATE_OF_CAUSE, type State, worse } from '../model/words';
import { type Clock, grantLife, renewsNow, runningClocks } from './deadline';
import { asJudged, type Judged } from './judged';
import { DAY, firstWarningMs, leadOf, type Policy } from './policy';
import { decisive, isDeath, strikesOut } from './weigh';

const CONFIDENCE: Record<Evidence['kind'], Confidence> = {
  network: 'certain',
  'tool-api': 'likely',
  'tool-page': 'likely',
  estimate: 'guess',
  user: 'guess',
};

const unknown = (reason: Health['reason'], evidence: Health['evidence'] = null): Health => ({
  state: 'unknown',
  deadline: null,
  confidence: 'none',
  evidence,
  ...(reason ? { reason } : {}),
  renewsItself: false,
  changesAt: null,
});

/** What may be said of a token that is over. */
const ENDINGS: readonly State[] = ['revoked', 'expired', 'blocked'];

/** Over: the state is the cause's, or what was said, or what the known end suggests. */
const ended = (proof: Evidence, judged: Judged, confidence: Confidence): Health => {
  const { token } = judged;
  // The access token of a grant that was renewed ends all the time: it says nothing about the grant.
  const end = proof.expiresAt ?? (token?.renews === 'refresh-token' ? token.refreshExpiresAt : token?.expiresAt);
  const overBefore = typeof end === 'number' && end <= proof.at;
  const cause = proof.cause ?? 'unknown';
  const said = proof.state && ENDINGS.includes(proof.state) ? proof.state : undefined;
  const state: State = STATE_OF_CAUSE[cause] ?? said ?? (overBefore ? 'expired' : 'revoked');
  return {
    state,
    cause,
    deadline: state === 'expired' && typeof end === 'number' ? end : null,
    ...defined({ lifeMs: state === 'expired' ? grantLife(token) : undefined }),
    confidence,
    evidence: { kind: proof.kind, at: proof.at },
    ...(judged.obstacle ? { reason: judged.obstacle } : {}),
    renewsItself: false,
    changesAt: null,
  };
};

interface ByTime {
  state: State;
  clock: Clock;
  changesAt: number | null;
}

/** Life of a renewing token where it is not told: Instagram's 60 days. */
const LIFE = 60 * DAY;

/** What one clock says: nothing yet, within the warning, or over. */
const byClock = (clock: Clock, policy: Policy, now: number): ByTime => {
  if (now >= clock.at) return { state: 'expired', clock, changesAt: null };
  // Renewing starts long before the first warning; this close to the end it evidently does not work.
  const warningMs = firstWarningMs(policy);
  const lead = clock.renewing
    ? Math.min(warningMs, (clock.lifeMs ?? LIFE) / 6)
    : leadOf(warningMs, clock.grantMs, policy);
  const warnAt = clock.at - lead;
  return now >= warnAt
    ? { state: 'expiring', clock, changesAt: clock.at }
    : { state: 'healthy', clock, changesAt: warnAt };
};

/** The clock a person has to mind: the worst one, of equal ones the first to end. A later end without renewal may warn sooner. */
const byTime = (clocks: readonly Clock[], policy: Policy, now: number): ByTime | undefined =>
  clocks
    .map(clock => byClock(clock, policy, now))
    .sort((a, b) => rankOf(a.state) - rankOf(b.state) || a.clock.at - b.clock.at)[0];

/**
 * @param given evidence and facts of one account
 * @param policy warning days, staleness (ms)
 * @param now epoch ms
 */
export const judge = (given: Judged, policy: Policy, now: number): Health => {
  const judged = asJudged(given);
  const observed = decisive(judged.evidence);
  // A bare refusal of a copy says nothing of the token that its tool has renewed since.
  const struck = judged.token?.renewedByTool ? undefined : strikesOut(judged.evidence, policy);
  const dead = observed && isDeath(observed) ? observed : undefined;
  // A bare refusal does not take back what the network once said in plain words.
  if (struck && dead?.kind !== 'network') return ended(struck, judged, 'likely');
  if (dead) return ended(dead, judged, CONFIDENCE[dead.kind]);

  const told = (kind: Evidence['kind']) => judged.evidence.findLast(e => e.kind === kind && e.finding === 'alive');
  const claim = told('user') ?? told('estimate');
  const proof = observed ?? claim;
  // A guessed end that has gone by says less than the network, which is asked again at that moment.
  const clocks = runningClocks(judged, proof, claim, policy).filter(
    each => !(each.estimated && observed?.kind === 'network' && now >= each.at),
  );
  const time = byTime(clocks, policy, now);
  const clock = time?.clock;
  const evidence = proof ? { kind: proof.kind, at: proof.at } : clock?.evidence ? clock.evidence : null;

  // Dates may warn of a token that nobody has read yet; only a reading may call it healthy.
  // What a tool said long ago proves as little, unless an end is known to go by.
  // That a network has ended its interface does not get stale.
  const lasting = observed?.finding === 'ended' && observed.cause === 'api-discontinued';
  const tooOldAt =
    observed && !lasting && (observed.kind === 'network' || !clock) ? observed.at + policy.staleAfterMs : null;
  const tooOld = tooOldAt !== null && now >= tooOldAt;
  const reason: Health['reason'] =
    judged.obstacle ??
    (observed ? (tooOld ? 'too-old' : undefined) : judged.token ? 'not-read-yet' : clock ? undefined : 'no-end-known');

  const missing = proof?.missing?.length || proof?.finding === 'ended';
  const floor: State = missing ? 'limited' : reason ? 'unknown' : 'healthy';
  const state = worse(time?.state ?? 'healthy', floor);
  if (state === 'unknown' && !clock) return unknown(reason, evidence);

  const cause =
    state === 'expired' ? clock?.cause : state === 'limited' ? (proof?.cause ?? 'scope-missing') : undefined;
  const changes = [...clocks.map(each => byClock(each, policy, now).changesAt), tooOld ? null : tooOldAt].filter(
    at => at !== null,
  );
  const renewsItself = renewsNow(judged) !== 'no' && !judged.obstacle;
  return {
    state,
    ...(cause ? { cause } : {}),
    deadline: clock?.at ?? null,
    ...defined({ lifeMs: clock?.renewing ? undefined : clock?.grantMs }),
    ...(clock?.estimated && proof?.kind !== 'estimate' ? { deadlineEstimated: true } : {}),
    confidence: state === 'unknown' || !evidence ? 'none' : CONFIDENCE[evidence.kind],
    evidence,
    ...(reason ? { reason } : {}),
    renewsItself,
    ...(renewsItself && clock?.renewing ? { deadlineMoves: true } : {}),
    changesAt: changes.length ? Math.min(...changes) : null,
  };
};
