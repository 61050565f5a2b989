/** What TikTok knows: people, apps, codes, and grants (one access token and one refresh token that works). Times are epoch ms. */

export interface User {
  username: string;
  openId: string;
  displayName: string;
  /** Its tokens answer as if they had been revoked: there is no code of its own. */
  banned: boolean;
}

export interface App {
  key: string;
  secret: string;
  name: string;
  /** The developer's app is gone: nobody gets in with it. */
  removed: boolean;
  /** Scopes that it may ask for; empty: all. */
  scopes: string[];
  redirectUris: string[];
}

export interface Grant {
  user: User;
  app: App;
  scopes: string[];
  access: Map<string, { expiresAt: number }>;
  /** The one refresh token that works: using it makes the next one. */
  refresh: string;
  refreshEndsAt: number;
  dead: boolean;
}

export interface Code {
  user: User;
  app: App;
  redirectUri: string;
  scopes: string[];
  /** Desktop apps only: SHA-256 of the verifier in lower-case hex. */
  challenge: string;
  expiresAt: number;
  used: boolean;
}

export const SCOPES = ['user.info.basic'];
