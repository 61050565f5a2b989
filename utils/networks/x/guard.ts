/** X's own page on which apps are taken out. What a new password does to a grant is not documented: nothing is said about it. */
import type { Guard } from '../guard/page';

export const X_GUARD: Guard = {
  apps: [
    {
      at: 'https://x.com/settings/connected_apps',
      sure: 'documented',
      source: 'https://help.x.com/en/managing-your-account/connect-or-revoke-access-to-third-party-apps',
      checked: '2026-11-01',
    },
  ],
};
