/** What decides about the health of an account: everything else of it does not matter here. */
import type { TokenFacts } from '../model/account';
import type { Evidence } from '../model/evidence';
import type { Obstacle } from '../model/health';
import { decisive, isDeath } from './weigh';

export interface Judged {
  evidence: readonly Evidence[];
  token?: TokenFacts | undefined;
  /** The token that it rests on, where it has none of its own. */
  parentToken?: TokenFacts | undefined;
  /** What a list without it says of a child; see below. */
  unlisted?: Evidence | undefined;
  obstacle?: Obstacle | undefined;
  connectedAt?: number | undefined;
}

/**
 * A child as it is judged: by the token that it rests on, and by the list that it is missing from.
 * A death of the token says more than the list, and strikes against it go on counting; a living token says nothing about a child
 * that it no longer reaches.
 */
export const asJudged = (given: Judged): Judged => {
  const { parentToken, unlisted, ...judged } = given;
  const own = judged.token || !parentToken ? judged : { ...judged, token: parentToken };
  const said = unlisted && decisive(own.evidence);
  if (!unlisted || (said && isDeath(said))) return own;
  return { ...own, evidence: [unlisted, ...own.evidence.filter(e => e.finding === 'refused')] };
};
