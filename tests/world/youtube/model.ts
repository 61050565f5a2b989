/** What Google knows: people with their channels, OAuth clients, codes, and grants. Times are epoch ms. */

export interface Channel {
  id: string;
  title: string;
  /** With the @ that YouTube puts before it. */
  customUrl: string;
}

export interface Account {
  email: string;
  sub: string;
  channels: Channel[];
  /** Ids of those that were picked on the consent page; absent: all. */
  picked?: string[];
  suspended: boolean;
  deleted: boolean;
  /** No longer manages the channel that the grant is about. */
  roleLost: boolean;
  /** The organisation's rule for the length of sessions has run out: a refresh then wants the person. */
  sessionOver: boolean;
}

export interface App {
  clientId: string;
  secret: string;
  name: string;
  /** In test mode every refresh token lives seven days. */
  testing: boolean;
  status: 'live' | 'deleted' | 'disabled';
  redirectUris: string[];
}

export interface Grant {
  account: Account;
  app: App;
  scopes: string[];
  access: Map<string, { expiresAt: number }>;
  /** It stays the same through every renewal. */
  refresh?: string;
  refreshExpiresAt?: number;
  dead?: 'removed' | 'revoked' | 'expired';
}

export interface Code {
  account: Account;
  app: App;
  redirectUri: string;
  scopes: string[];
  challenge: string;
  method: string;
  nonce: string;
  offline: boolean;
  expiresAt: number;
  used: boolean;
}

export const READ = 'https://www.googleapis.com/auth/youtube.readonly';
export const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';
/** As Google writes them back. */
export const SCOPES = ['openid', EMAIL, READ];
export const ACCESS_S = 3599;
export const TESTING_S = 604_799;
