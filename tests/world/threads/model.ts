/** What Threads knows: profiles, apps, codes, tokens. Times are epoch ms. */
import type { App, Death } from '../instagram/model.ts';

export interface Profile {
  username: string;
  id: string;
  name: string;
  /** A tester of the app: only testers may ask `debug_token`. */
  tester: boolean;
  checkpoint: boolean;
  unconfirmed: boolean;
}

export interface Token {
  value: string;
  account: Profile;
  app: App;
  scopes: Set<string>;
  longLived: boolean;
  issuedAt: number;
  expiresAt: number;
  death?: Death;
}

export interface Code {
  account: Profile;
  app: App;
  redirectUri: string;
  scopes: string[];
  expiresAt: number;
  used: boolean;
}

export const BASIC = 'threads_basic';
