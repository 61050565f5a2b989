/** What a row says for each cause: its first line, who can mend it, and where it leads. Written down here, so that no text changes unnoticed. */
import type { Cause } from '../../../utils/model/words';
import type { Kills } from './kill.ts';

export interface Words {
  title: RegExp;
  who: RegExp;
  /** What the first step begins with. */
  first: RegExp;
  page?: keyof Kills['pages'];
}

export const LOGIN = /^Whoever has the login /;
const ADMIN = /^An administrator of the account on /;
export const PRESS = /^Choose “Refresh”/;

export const WORDS: Partial<Record<Cause, Words>> = {
  'lifetime-ended': { title: /Expired( on|\n|$)/, who: LOGIN, first: PRESS },
  'password-changed': { title: /Password was changed/, who: LOGIN, first: PRESS },
  'app-removed': { title: /App was removed/, who: LOGIN, first: PRESS },
  'role-lost': { title: /Role was taken away/, who: ADMIN, first: /^Ask an administrator/, page: 'roles' },
  'user-suspended': { title: /Login is suspended/, who: LOGIN, first: /^Open /, page: 'unlock' },
  checkpoint: { title: /wants a check/, who: LOGIN, first: /^Open /, page: 'unlock' },
  unconfirmed: { title: /Login is not confirmed/, who: LOGIN, first: /^Open /, page: 'unlock' },
  'logged-out': { title: /Was signed out/, who: LOGIN, first: PRESS },
  inactive: { title: /Unused for too long/, who: LOGIN, first: PRESS },
  'data-access-ended': { title: /Data access has ended/, who: LOGIN, first: PRESS },
  'scope-missing': { title: /A permission is missing/, who: LOGIN, first: PRESS },
  replaced: { title: /Replaced by a newer connection/, who: LOGIN, first: /^Find out where / },
  'asset-gone': { title: /Account is gone/, who: ADMIN, first: /^Open /, page: 'home' },
  'app-blocked': {
    title: /blocked the app/,
    who: /^Whoever runs the app at /,
    first: /^Ask whoever runs the app/,
    page: 'developer',
  },
  'two-factor-required': { title: /Two-step sign-in is needed/, who: LOGIN, first: /^Open /, page: 'password' },
  unknown: { title: /Access was ended/, who: LOGIN, first: PRESS },
};
