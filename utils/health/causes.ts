/** What each cause means for a person: whether reconnecting helps now, who can mend it, and on which page of the network. */
import type { Cause } from '../model/words';

export interface Help {
  /** `false`: something has to happen at the network first, or nothing helps. */
  reconnectHelps: boolean;
  who: 'owner-of-login' | 'page-admin' | 'app-developer' | 'nobody';
  /** The network's page to open first. */
  page: 'home' | 'password' | 'apps' | 'roles' | 'unlock' | 'developer' | 'audience' | null;
}

const help = (reconnectHelps: boolean, who: Help['who'], page: Help['page'] = null): Help => ({
  reconnectHelps,
  who,
  page,
});

export const HELP: Record<Cause, Help> = {
  'lifetime-ended': help(true, 'owner-of-login'),
  'password-changed': help(true, 'owner-of-login'),
  'app-removed': help(true, 'owner-of-login'),
  'role-lost': help(true, 'page-admin', 'roles'),
  'user-suspended': help(false, 'owner-of-login', 'unlock'),
  checkpoint: help(false, 'owner-of-login', 'unlock'),
  unconfirmed: help(false, 'owner-of-login', 'unlock'),
  'logged-out': help(true, 'owner-of-login'),
  inactive: help(true, 'owner-of-login'),
  'data-access-ended': help(true, 'owner-of-login'),
  'scope-missing': help(true, 'owner-of-login'),
  replaced: help(true, 'owner-of-login'),
  'asset-gone': help(true, 'page-admin', 'home'),
  'app-blocked': help(false, 'app-developer', 'developer'),
  'api-discontinued': help(false, 'nobody', 'home'),
  'two-factor-required': help(false, 'owner-of-login', 'password'),
  'reported-by-tool': help(true, 'owner-of-login'),
  unknown: help(true, 'owner-of-login'),
};

export const helpOf = (cause: Cause): Help => HELP[cause];
