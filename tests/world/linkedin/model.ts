/** What LinkedIn knows: members, organisations with roles, apps, codes, and grants (what one member allowed one app). Times are epoch ms. */
import { DAY } from '../core/clock.ts';

export interface Member {
  /** The key on the sign-in page, and `vanityName`. */
  key: string;
  /** `sub` of userinfo. */
  id: string;
  name: string;
}

export type RoleState = 'APPROVED' | 'REQUESTED' | 'REJECTED' | 'REVOKED';

export interface Organization {
  id: string;
  vanityName: string;
  name: string;
  /** By member key. */
  roles: Map<string, { role: string; state: RoleState }>;
}

export interface App {
  clientId: string;
  secret: string;
  name: string;
  /** LinkedIn has approved it for refresh tokens. */
  partner: boolean;
  /** Scopes of its products; empty: all. */
  scopes: string[];
  /** Exact matches; empty: any https address. */
  redirectUris: string[];
}

export interface Token {
  value: string;
  member: Member;
  app: App;
  scopes: string[];
  issuedAt: number;
  expiresAt: number;
  revoked: boolean;
}

export interface Refresh {
  value: string;
  member: Member;
  app: App;
  scopes: string[];
  /** A year after the sign-in; use does not move it. */
  endsAt: number;
  revoked: boolean;
}

export interface Code {
  member: Member;
  app: App;
  redirectUri: string;
  scopes: string[];
  expiresAt: number;
  used: boolean;
}

export const SCOPES = ['openid', 'profile', 'r_organization_admin'];

export interface GrantOptions {
  app?: App;
  scopes?: string[];
  /** Of the access token, ms from now. */
  expiresIn?: number;
  /** ms ago that it was made. */
  age?: number;
}

export interface Pair {
  access: string;
  /** Only for partners. */
  refresh?: string;
}

export const ACCESS_MS = 60 * DAY;
export const REFRESH_MS = 365 * DAY;
