/** What Threads knows of a profile, beside what it shares with Instagram. */
import type { Token as AnyToken, Person } from '../meta/model.ts';

export interface Profile extends Person {
  /** A tester of the app: only testers may ask `debug_token`. */
  tester: boolean;
}

export type Token = AnyToken<Profile>;

export const BASIC = 'threads_basic';
