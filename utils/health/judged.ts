/** What decides about the health of an account: everything else of it does not matter here. */
import type { TokenFacts } from '../model/account';
import type { Evidence } from '../model/evidence';
import type { Obstacle } from '../model/health';

export interface Judged {
  evidence: readonly Evidence[];
  token?: TokenFacts | undefined;
  obstacle?: Obstacle | undefined;
  connectedAt?: number | undefined;
}
