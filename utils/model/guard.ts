/** What a network's own page gets to see before something is done there that ends tokens. Values and types only: a content script carries it. */

/** What is done on the page: a new password, an app taken out, a role taken away. */
export const GUARD_KINDS = ['password', 'apps', 'roles'] as const;
export type GuardKind = (typeof GUARD_KINDS)[number];

/** An account that rests on what is done here. Nothing but names: no owner, no state, nothing of another network. */
export interface GuardedAccount {
  name: string;
  network: string;
  holder: string;
}

/** Accounts that stand or fall together. */
export interface GuardGroup {
  /** What they have in common: a login, an app of the user's own, a tool's app, or nothing that is known. */
  by: 'login' | 'app' | 'tool' | 'unknown';
  /** The login's name, the client id, the tool's id. */
  name?: string;
  accounts: GuardedAccount[];
  /** How many more there are that are not listed. */
  more: number;
}

export interface GuardView {
  kind: GuardKind;
  /** Networks of the accounts, by id. */
  networks: string[];
  /** Accounts in all groups together, and how many tools hold them. */
  total: number;
  tools: number;
  /** This browser holds some of them. */
  here: boolean;
  /** How many different logins they rest on, at the least. */
  logins: number;
  /** The address does not tell which of them the page is about. */
  unsure: boolean;
  groups: GuardGroup[];
  /** The list is opened once this page is left. */
  reminded: boolean;
}
