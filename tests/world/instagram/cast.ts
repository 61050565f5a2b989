/** Who there is on Instagram, and the switches of its manners. */
import type { Clock } from '../core/clock.ts';
import type { Labels } from '../core/labels.ts';
import { Family, type TokenOptions } from '../meta/family.ts';
import type { App } from '../meta/model.ts';
import type { Subcodes } from './faults.ts';
import { type Account, SCOPES, type Token } from './model.ts';

export type Ref = Account | string;

export class InstagramCast extends Family<Account> {
  /** The code exchange answers flat (seen) or in `data[]` (documented). */
  replyShape: 'flat' | 'data' = 'data';
  /** A refresh hands the same string out again (reported), or a new one. The old one lives on to its own end. */
  refreshMode: 'same' | 'new' = 'same';
  subcodes: Subcodes = 'zero';
  /** The code for refreshing a token younger than a day; the real one is not known. */
  youngRefresh: 100 | 190 = 100;
  /** The consent page answers at once where the account has allowed the app before. */
  autoRedirect = false;
  #nextId = 0;

  constructor(clock: Clock, labels: Labels) {
    super(clock, labels, { label: 'instagram', prefix: 'IGAA', app: '9876543210', scopes: SCOPES });
  }

  get accounts(): ReadonlyMap<string, Account> {
    return this.people;
  }

  /** Finds or makes a professional account. */
  account(
    ref: Ref,
    options: Partial<Pick<Account, 'name' | 'accountType'>> = {},
  ): Account & { token(more?: TokenOptions): Token } {
    const account = this.find(ref);
    return Object.assign(account, options, { token: (more?: TokenOptions) => this.token(account, more) });
  }

  protected find(ref: Ref): Account {
    return typeof ref === 'string' ? (this.people.get(ref) ?? this.#make(ref)) : ref;
  }

  #make(ref: string): Account {
    this.#nextId += 1;
    const number = String(this.#nextId).padStart(10, '0');
    const account: Account = {
      username: ref,
      id: `1784${number}`,
      appScopedId: `2467${number}`,
      name: ref,
      accountType: 'BUSINESS',
      checkpoint: false,
      unconfirmed: false,
    };
    this.people.set(ref, account);
    return account;
  }

  hasAuthorised(account: Account, app: App): boolean {
    return [...this.tokens.values()].some(
      token => token.account === account && token.app === app && token.death !== 'removed',
    );
  }
}
