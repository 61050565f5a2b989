/** Meta's own pages on which tokens are ended. Addresses as people and password managers find them; Meta documents none. */
import type { Guard, GuardedPage } from '../guard/page';

const PASSWORD_LIST = 'https://github.com/apple/password-manager-resources/blob/main/quirks/change-password-URLs.json';
const SEEN = 'public code of several projects that link there';

const page = (
  at: string,
  query: string | undefined,
  sure: GuardedPage['sure'] = 'seen',
  source = SEEN,
): GuardedPage => ({ at, ...(query ? { query } : {}), sure, source, checked: '2026-11-01' });

const listed = (at: string) => page(at, undefined, 'documented', PASSWORD_LIST);

/** One centre for both logins; its address does not say whose password is changed. */
const CENTRE = listed('https://accountscenter.facebook.com/password_and_security/password/change');

/** Code 190 with subcode 460: a new password ends the tokens of the login and of all its Pages (Meta, "Handle errors", 2026-11). */
export const FACEBOOK_GUARD: Guard = {
  password: [CENTRE, page('https://www.facebook.com/settings', 'tab=security', 'documented', PASSWORD_LIST)],
  apps: [
    page('https://www.facebook.com/settings', 'tab=business_tools'),
    page('https://www.facebook.com/settings', 'tab=applications', 'guess', 'the older name of the same list'),
  ],
  roles: [
    page('https://www.facebook.com/settings', 'tab=profile_access'),
    page('https://www.facebook.com/{subject}/settings', 'tab=profile_access'),
    page('https://business.facebook.com/latest/settings/pages', undefined),
    page('https://business.facebook.com/latest/settings/instagram_accounts', undefined),
    page('https://business.facebook.com/latest/settings/people', undefined),
  ],
};

/** Code 190 with the text "changed their password", with and without a subcode (seen in reports of other projects, 2026-11). */
export const INSTAGRAM_GUARD: Guard = {
  password: [
    CENTRE,
    listed('https://accountscenter.instagram.com/password_and_security/password/change'),
    page('https://www.instagram.com/accounts/password/change', undefined),
  ],
  apps: [page('https://www.instagram.com/accounts/manage_access', undefined)],
};

/** What a new password does to a token of Threads is not known: nothing is said about it. */
export const THREADS_GUARD: Guard = {
  apps: [
    page('https://www.threads.com/settings/website_permissions', undefined),
    page('https://www.threads.net/settings/website_permissions', undefined),
  ],
};
