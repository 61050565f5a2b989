/**
 * Google's own pages on which YouTube access is ended. A new password ends a refresh token only where it holds Gmail scopes
 * (https://developers.google.com/identity/protocols/oauth2#expiration, 2026-11), which ours never do: nothing is said about it.
 */
import type { Guard } from '../guard/page';

const seen = {
  sure: 'seen',
  source: 'public code of several projects that link there',
  checked: '2026-11-01',
} as const;

export const YOUTUBE_GUARD: Guard = {
  apps: [
    { at: 'https://myaccount.google.com/connections', ...seen },
    { at: 'https://myaccount.google.com/permissions', ...seen },
  ],
  roles: [
    {
      at: 'https://myaccount.google.com/brandaccounts',
      sure: 'guess',
      source: 'where Google lists brand accounts; the page of one account lies deeper',
      checked: '2026-11-01',
    },
  ],
};
