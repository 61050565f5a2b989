/** What Instagram and Threads know alike: people, apps, codes, tokens. Times are epoch ms. */

export interface Person {
  username: string;
  id: string;
  name: string;
  checkpoint: boolean;
  unconfirmed: boolean;
}

export interface App {
  id: string;
  secret: string;
  name: string;
  blocked: boolean;
  /** Exact matches; empty: any https address. */
  redirectUris: string[];
}

/** The later ones are Facebook's: whether these hosts send them, and with which subcode, is not established. */
export type Death =
  | 'password'
  | 'removed'
  | 'logged-out'
  | 'reinstalled'
  | 'inactive'
  | 'ended-by-call'
  | 'role-lost'
  | 'asset-gone';

export interface Token<Who extends Person> {
  value: string;
  account: Who;
  app: App;
  scopes: Set<string>;
  longLived: boolean;
  issuedAt: number;
  expiresAt: number;
  death?: Death;
}

export interface Code<Who extends Person> {
  account: Who;
  app: App;
  redirectUri: string;
  scopes: string[];
  expiresAt: number;
  used: boolean;
}
