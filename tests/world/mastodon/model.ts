/** What the Mastodon-like servers know, each on its own: people, registered apps, codes and tokens. Times are epoch ms. */

/** How a server is set up. */
export interface Manners {
  software: 'mastodon' | 'pixelfed';
  version: string;
  /** Publishes RFC 8414 metadata and takes PKCE (Mastodon from 4.3). */
  metadata: boolean;
  /** Life of an access token, ms; `null`: none ends. Where it ends, refresh tokens are handed out. */
  accessMs: number | null;
  /** The language of Doorkeeper's sentences. */
  language: 'en' | 'de';
  /** Closing for good: everything answers 410. */
  closing: boolean;
  /** The same person and app get the same token again. */
  reuse: boolean;
}

export interface Person {
  username: string;
  id: string;
  name: string;
  /** Disabled, suspended, memorial or moved. */
  disabled: boolean;
  unconfirmed: boolean;
  pending: boolean;
  needsTwoFactor: boolean;
}

export interface App {
  clientId: string;
  secret: string;
  name: string;
  redirectUris: string[];
  scopes: string[];
}

export interface Token {
  value: string;
  app: App;
  /** Absent: the app's own token. */
  person?: Person;
  scopes: string[];
  createdAt: number;
  expiresAt: number | null;
  refresh?: string;
  revoked: boolean;
}

export interface Code {
  person: Person;
  app: App;
  redirectUri: string;
  scopes: string[];
  challenge: string;
  expiresAt: number;
  used: boolean;
}
