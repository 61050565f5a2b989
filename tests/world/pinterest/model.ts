/** What Pinterest knows: accounts with their boards, apps, codes, and grants. Times are epoch ms. */
import { DAY } from '../core/clock.ts';

export interface Board {
  id: string;
  name: string;
  privacy: 'PUBLIC' | 'PROTECTED' | 'SECRET';
}

export interface Account {
  username: string;
  id: string;
  name: string;
  type: 'BUSINESS' | 'PINNER';
  boards: Board[];
  deactivated: boolean;
  deleted: boolean;
}

export interface App {
  clientId: string;
  secret: string;
  name: string;
  deactivated: boolean;
  redirectUris: string[];
}

export interface Grant {
  account: Account;
  app: App;
  scopes: Set<string>;
  access: Map<string, { expiresAt: number }>;
  /** Every refresh token of this grant, the newest last. */
  refresh: Map<string, { expiresAt: number; used: boolean }>;
  dead?: 'removed' | 'logged-out';
}

export interface Code {
  account: Account;
  app: App;
  redirectUri: string;
  scopes: string[];
  expiresAt: number;
  used: boolean;
}

export const SCOPES = ['user_accounts:read', 'boards:read'];
export const ACCESS_MS = 30 * DAY;
export const REFRESH_MS = 60 * DAY;
