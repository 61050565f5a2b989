/** What was found out about a pasted token: what a page gets to see of it. It has no place for the token. */
import type { Inconclusive, TokenKind } from './evidence';
import type { Health } from './health';

export interface Inspection {
  /** By this it is kept or dropped. */
  pending: string;
  /** Until then (ms) it waits. */
  until: number;
  /** When (ms) it was looked at. */
  at: number;
  network: string;
  issuer?: string;
  /** `not-asked`: only a renewal would tell. */
  result: 'alive' | 'ended' | 'refused' | 'inconclusive' | 'not-asked';
  reason?: Inconclusive;
  /** The network's own code, for support. */
  code?: string;
  /** As the account would be shown. */
  health: Health;
  identity?: { networkAccountId: string; handle: string; name?: string };
  tokenKind?: TokenKind;
  /** A refresh token came along. */
  refresh: boolean;
  renews: 'no' | 'refresh-token' | 'itself';
  /** Client id of the app that it was looked at with. */
  app?: string;
  scopes?: string[];
  missing?: string[];
  /** Ends in ms; `null`: none; absent: not told. */
  expiresAt?: number | null;
  refreshExpiresAt?: number | null;
  dataAccessEndsAt?: number | null;
  issuedAt?: number;
  /** Accounts of this very profile that are here already, with whoever holds them. */
  known: { id: string; handle: string; name?: string; holder: string }[];
}
