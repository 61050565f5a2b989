/** How a network can end or hold up a token: what the double is told to do, and what the row has to say then. Data for kills.test.ts, one file per network. */
import type { Cause, State } from '../../../utils/model/words';
import type { World } from '../../world/world.ts';
import type { Words } from './words.ts';

/** An account of an import file, with a living token of the double. */
export interface Held {
  network: string;
  handle: string;
  networkAccountId?: string;
  issuer?: string;
  accessToken: string;
  refreshToken?: string;
  connectedAt?: string;
  expiresAt?: string;
  refreshExpiresAt?: string;
  scopes?: string[];
}

export interface Kill {
  /** How it dies, for the test's name. */
  how: string;
  cause: Cause;
  /** Where the cause does not decide it. */
  state?: State;
  /** Another kind of account than the network's usual one. */
  held?: (world: World, who: string) => Held | Promise<Held>;
  /** It is over before it comes here: no green row to begin with. */
  born?: boolean;
  die: (world: World, who: string) => unknown;
  /** Makes it well again at the network. Without it a sign-in is all that is needed. */
  mend?: (world: World, who: string) => void;
  /** Once mended there, the old token works again: "Check now" is enough. */
  heals?: boolean;
}

export interface Kills {
  network: string;
  /** What the person has to bring: of an app that the double knows. */
  app: (world: World) => { clientId?: string; clientSecret?: string | undefined; issuer?: string };
  /** Every host that its checks ask. */
  hosts: readonly string[];
  /** The request by which a fresh token is proved: its host (the first of `hosts`, unless told) and the end of its path. */
  proof: string;
  proofHost?: string;
  /** Addresses that a row leads to, by what is to be done there; written down here once more, so that a change in the product is noticed. */
  pages: { home: string; roles?: string; unlock?: string; developer?: string; password?: string; apps?: string };
  /** Causes for which its rows say more than those of all networks do. */
  own?: Partial<Record<Cause, Words>>;
  held: (world: World, who: string) => Held | Promise<Held>;
  /** From here on whoever opens the network's sign-in is this person. */
  signIn: (world: World, who: string) => void;
  /** What a person might fear but what ends nothing. */
  harmless?: { how: string; does: (world: World, who: string) => void }[];
  kills: readonly Kill[];
}

export const SECOND = 1000;
export const DAY = 86_400 * SECOND;
export const iso = (ms: number): string => new Date(ms).toISOString();
/** Older than the minute within which nothing is renewed again, younger than any renewal that is due. */
export const lately = (): string => iso(Date.now() - 90 * SECOND);
