/** Who there is on Threads, and the switches of its manners. */
import type { Clock } from '../core/clock.ts';
import type { Labels } from '../core/labels.ts';
import type { Subcodes } from '../instagram/faults.ts';
import { Family } from '../meta/family.ts';
import { BASIC, type Profile } from './model.ts';

export type Ref = Profile | string;

export class ThreadsCast extends Family<Profile> {
  /** A refresh hands the same string out again, or a new one; which of them is real is not known. */
  refreshMode: 'same' | 'new' = 'same';
  /** Which subcodes Threads sends is not known. */
  subcodes: Subcodes = 'none';
  /** The code for refreshing a token younger than a day; the real one is not known. */
  youngRefresh: 100 | 190 = 190;

  constructor(clock: Clock, labels: Labels) {
    super(clock, labels, { label: 'threads', prefix: 'THAA', app: '5556667778', scopes: [BASIC] });
  }

  get profiles(): ReadonlyMap<string, Profile> {
    return this.people;
  }

  /** Finds or makes a profile. */
  profile(ref: Ref, options: Partial<Pick<Profile, 'name' | 'tester'>> = {}): Profile {
    return Object.assign(this.find(ref), options);
  }

  protected find(ref: Ref): Profile {
    const found = typeof ref === 'string' ? this.people.get(ref) : ref;
    if (found) return found;
    const username = String(ref);
    // Too long for a number in JSON, as in reality.
    const id = `17841405${String(this.people.size + 1).padStart(9, '0')}`;
    const profile = { username, id, name: username, tester: true, checkpoint: false, unconfirmed: false };
    this.people.set(username, profile);
    return profile;
  }
}
