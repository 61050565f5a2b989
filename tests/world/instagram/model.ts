/** What Instagram (with Instagram login) knows. Times are epoch ms. */

export interface Account {
  username: string;
  /** The professional account's id: what clients should keep. */
  id: string;
  /** The id as this app sees it. */
  appScopedId: string;
  name: string;
  accountType: 'BUSINESS' | 'MEDIA_CREATOR';
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

export interface Token {
  value: string;
  account: Account;
  app: App;
  scopes: Set<string>;
  longLived: boolean;
  issuedAt: number;
  expiresAt: number;
  death?: Death;
}

export interface Code {
  account: Account;
  app: App;
  redirectUri: string;
  scopes: string[];
  expiresAt: number;
  used: boolean;
}

export const BASIC = 'instagram_business_basic';
export const SCOPES = [BASIC, 'instagram_business_content_publish', 'instagram_business_manage_comments'];
