/**
 * Bluesky's own pages on which apps and app passwords are taken out. A new password ends sessions that were opened with an
 * app password, but not the app password: a new session is opened with it, and OAuth lives on. Nothing is said about it.
 */
import type { Guard } from '../guard/page';

export const BLUESKY_GUARD: Guard = {
  apps: [
    {
      at: 'https://bsky.app/settings/app-passwords',
      sure: 'documented',
      source: 'https://bsky.app/settings/app-passwords, named in the AT Protocol documentation',
      checked: '2026-11-01',
    },
  ],
};
