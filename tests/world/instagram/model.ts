/** What Instagram (with Instagram login) knows of an account, beside what it shares with Threads. */
import type { Token as AnyToken, Person } from '../meta/model.ts';

/** Its id is the professional account's: what clients should keep. */
export interface Account extends Person {
  /** The id as this app sees it. */
  appScopedId: string;
  accountType: 'BUSINESS' | 'MEDIA_CREATOR';
}

export type Token = AnyToken<Account>;

export const BASIC = 'instagram_business_basic';
export const SCOPES = [BASIC, 'instagram_business_content_publish', 'instagram_business_manage_comments'];
