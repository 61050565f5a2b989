/** Snapshot: what pages and content scripts get to see. It has no place for a token. */
import type { Account, Owner } from './account';
import type { App, ToolConnection } from './app';
import type { Outcome } from './failure';
import type { Health } from './health';
import type { Person } from './person';
import type { RecipeView, Sighting } from './recipe';
import type { Suspicion } from './suspicion';
import type { State } from './words';

/** A login's own account with what came along with its sign-in: one human event ends them all, one sign-in brings them back. */
export interface Family {
  /** Id of the login's own account. */
  id: string;
  /** What a person calls it. */
  parent: string;
  /** Its login's name, where somebody gave it one. */
  login?: string;
  /** How many children there are, and what the first of them are called, in the order of the alphabet. */
  size: number;
  names: string[];
}

/** One account as it is shown; `health` is judged for the moment of reading. */
export interface AccountView
  extends Pick<
    Account,
    | 'id'
    | 'network'
    | 'handle'
    | 'networkAccountId'
    | 'issuer'
    | 'name'
    | 'holder'
    | 'toolAccountId'
    | 'toolName'
    | 'toolHandle'
    | 'connection'
    | 'login'
    | 'parentId'
    | 'kind'
    | 'tags'
    | 'appId'
    | 'connectedAt'
    | 'obstacle'
    | 'failures'
    | 'failure'
    | 'triedAt'
    | 'readAt'
    | 'snoozedUntil'
    | 'snoozeReason'
    | 'paused'
    | 'addedAt'
  > {
  health: Health;
  /** Probably hit by what was reported of another account of its login; the state does not say so. */
  suspicion?: Suspicion;
  /** Who is to be told about it. `byLogin`: as one of its login, with nobody of its own. */
  owner?: Owner & { id?: string; byLogin?: true };
  /** The end (ms) as it was told, by the network or by a person; `null`: none. An estimate is not here. */
  expiresAt?: number | null;
  /** The browser has a token for it (it can be checked). */
  hasToken: boolean;
  /** Its login and the others of it, where it is one of several. */
  family?: Family;
  /** The network's list of this login's accounts no longer has it, and does not say why. */
  unlisted?: boolean;
  /** What came of the last thing a person asked for. */
  outcome?: Outcome;
  /** Something runs for it now: `aria-busy`. */
  busy: boolean;
  /** A person was asked to sign in for it: the window is open. */
  signingIn?: boolean;
}

/** A network (or issuer) that does not answer; one line above the list instead of many red rows. */
export interface OutageView {
  network: string;
  issuer?: string;
  since: number;
  lastGoodAt?: number;
  reason: 'unreachable' | 'outage' | 'rate-limited';
  until?: number;
}

/** What came of ending the access of an account whose row is gone; shown above the list until it is dismissed, or for a while. */
export interface RemovalView extends Pick<Account, 'id' | 'network' | 'handle' | 'issuer' | 'name'> {
  /** When (ms) it was removed. */
  at: number;
  code: 'revoked-at-network' | 'not-revoked';
  /** The network's page where a person takes the app out by hand. */
  page: string;
}

/** What the sentence at the top needs to know of all accounts; those that are put off are not in `lost` and `expiring`. */
export interface Totals {
  accounts: number;
  lost: number;
  expiring: number;
  /** The latest deadline (ms) among the expiring ones. */
  lastDeadline?: number;
  unknown: number;
  working: number;
}

export interface Snapshot {
  at: number;
  /** Worst first. Only the first of them where `totals.accounts` is larger: the rest is still being read. */
  accounts: AccountView[];
  totals: Totals;
  counts: Record<State, number>;
  /** Accounts that need a person and are neither snoozed nor paused: the number on the icon. */
  needsPerson: number;
  /** Last time (ms) that any account was read. */
  checkedAt?: number;
  outages: OutageView[];
  removals: RemovalView[];
  /** Records that could not be read and were set aside. */
  setAside: number;
  apps: App[];
  tools: ToolConnection[];
  recipes: RecipeView[];
  /** When rows were last found on the pages of tools. */
  sightings: Sighting[];
  /** The address book, in the order of the alphabet. */
  people: Person[];
}
