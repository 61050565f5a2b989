/** Pinterest's own page on which apps are taken out. What a new password does is not documented: nothing is said about it. */
import type { Guard } from '../guard/page';

export const PINTEREST_GUARD: Guard = {
  apps: [
    {
      at: 'https://www.pinterest.com/settings/security',
      sure: 'seen',
      source: 'public code of several projects that link there',
      checked: '2026-11-01',
    },
  ],
};
