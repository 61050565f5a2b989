/** What Facebook knows: people, apps, Pages with their Instagram accounts, permissions given, codes and tokens. Times are epoch ms. */

export interface Person {
  kind: 'person';
  key: string;
  id: string;
  name: string;
  /** Facebook wants a check first; the subcode it answers with. */
  checkpoint?: 459 | 490;
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

/** An Instagram professional account that is linked to a Page. */
export interface InstagramProfile {
  id: string;
  username: string;
  name: string;
  /** Switched to a personal account: no API any more. */
  personal: boolean;
}

export interface Page {
  kind: 'page';
  key: string;
  id: string;
  name: string;
  username: string;
  admins: Set<Person>;
  deleted: boolean;
  /** How a lost role is worded: with subcode 492, or in text alone. */
  roleFault: '492' | 'text';
  instagram?: InstagramProfile;
  /** Calls with this Page's tokens are answered with its own limit until then (epoch ms). */
  limitedUntil?: number;
}

/** What a person has given an app. */
export interface Grant {
  person: Person;
  app: App;
  scopes: Set<string>;
  declined: Set<string>;
  /** Pages ticked in the dialog. */
  pages: 'all' | string[];
  /** Last time that the person was seen in the dialog: the data-access clock runs from here. */
  at: number;
  inactive: boolean;
}

/** The subcodes of deaths that stay. */
export type Death = 458 | 460 | 461 | 466 | 467;

export interface Token {
  value: string;
  type: 'USER' | 'PAGE';
  grant: Grant;
  page?: Page;
  issuedAt: number;
  /** `null`: never. */
  expiresAt: number | null;
  /** `null`: no data-access clock. */
  dataAccessEndsAt: number | null;
  longLived: boolean;
  death?: Death;
}

export interface Code {
  grant: Grant;
  redirectUri: string;
  challenge: string;
  method: string;
  expiresAt: number;
  used: boolean;
}

export const SCOPES = [
  'public_profile',
  'pages_show_list',
  'pages_read_engagement',
  'instagram_basic',
  'instagram_manage_comments',
  'business_management',
];
