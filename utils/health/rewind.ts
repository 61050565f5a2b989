/** After a clock that was ahead has been set right: what was written under it lies in the future and says nothing of the present. Pure. */
import type { Account, TokenFacts } from '../model/account';
import { DAY, MINUTE } from './policy';

/** Clocks are set by seconds all the time; a time that lies further ahead than this (ms) was written under another clock. */
export const CLOCK_TOLERANCE = 10 * MINUTE;

export const isAhead = (at: number | null | undefined, now: number): boolean =>
  typeof at === 'number' && at > now + CLOCK_TOLERANCE;

type Observed = Account['evidence'][number];
const isObserved = ({ kind }: Observed): boolean => kind !== 'estimate' && kind !== 'user';

/** Only our own clock's times tell: what a server or a person dated may well lie ahead. */
const wasAhead = ({ triedAt, readAt, evidence }: Account, now: number): boolean =>
  isAhead(triedAt, now) || isAhead(readAt, now) || evidence.some(e => isObserved(e) && isAhead(e.at, now));

/** Ends that were counted from a moment in the future are counted from now: they cannot be later. One that came as a date stays. */
export const tokenAt = (token: TokenFacts, now: number): TokenFacts => {
  const { issuedAt } = token;
  const failed = {
    ...(isAhead(token.renewFailedAt, now) ? { renewFailedAt: now } : {}),
    ...(isAhead(token.grantedAt, now) ? { grantedAt: now } : {}),
  };
  if (issuedAt === undefined || !isAhead(issuedAt, now)) return { ...token, ...failed };
  const counted = (end: number | null | undefined) =>
    typeof end === 'number' && end > issuedAt ? end - issuedAt + now : end;
  const { expiresAt, refreshExpiresAt } = token;
  return {
    ...token,
    ...failed,
    issuedAt: now,
    ...(expiresAt === undefined ? {} : { expiresAt: counted(expiresAt) }),
    ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt: counted(refreshExpiresAt) }),
  };
};

/**
 * The account with nothing of it in the future, to be read at once where that is possible; the same object where nothing was.
 * What a network said of a token that can be asked is forgotten until it has been asked again; a tool's word counts from now.
 * @param now epoch ms, by the clock that is right
 */
export const rewound = (account: Account, now: number): Account => {
  if (!wasAhead(account, now)) return account;
  const { token, suspicion, unlisted, listDueAt } = account;
  const dated = (e: Observed): Observed => (isObserved(e) && isAhead(e.at, now) ? { ...e, at: now } : e);
  return {
    ...account,
    evidence: account.evidence.filter(e => !(token && e.kind === 'network' && isAhead(e.at, now))).map(dated),
    ...(token ? { token: tokenAt(token, now) } : {}),
    ...(unlisted ? { unlisted: dated(unlisted) } : {}),
    ...(suspicion && isAhead(suspicion.at, now) ? { suspicion: { ...suspicion, at: now } } : {}),
    ...(listDueAt === undefined ? {} : { listDueAt: Math.min(listDueAt, now + DAY) }),
    triedAt: undefined,
    readAt: undefined,
    failures: 0,
    failure: undefined,
    waitUntil: undefined,
  };
};
