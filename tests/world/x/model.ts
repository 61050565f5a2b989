/** What X knows: accounts, apps, codes, and grants (a family of refresh tokens with the access tokens made from it). Times are epoch ms. */

export interface Account {
  username: string;
  id: string;
  name: string;
  suspended: boolean;
  locked: boolean;
}

export interface App {
  clientId: string;
  name: string;
  /** A confidential app has to send it by Basic; absent: public. */
  secret?: string;
  suspended: boolean;
  redirectUris: string[];
}

export interface Grant {
  account: Account;
  app: App;
  scopes: string[];
  access: Map<string, { expiresAt: number }>;
  /** The one refresh token that works; absent without `offline.access` or once revoked. */
  refresh?: string;
  /** Refresh tokens that were used already: using one again ends the grant. */
  used: Set<string>;
  dead?: 'replayed' | 'revoked' | 'removed' | 'expired';
}

export interface Code {
  account: Account;
  app: App;
  redirectUri: string;
  scopes: string[];
  challenge: string;
  method: string;
  expiresAt: number;
  used: boolean;
}

export const SCOPES = ['users.read', 'tweet.read', 'offline.access'];

/** Life of an access token. Documented: 7200 seconds. */
export const ACCESS_MS = 7_200_000;
