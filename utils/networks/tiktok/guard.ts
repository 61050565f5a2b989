/** TikTok's own pages on which apps are taken out. Its help knows only the way in the app; links on the web disagree. What a new password does is not known. */
import type { Guard } from '../guard/page';

const guess = {
  sure: 'guess',
  source: 'links in public code, which disagree; https://support.tiktok.com names no address',
  checked: '2026-11-01',
} as const;

export const TIKTOK_GUARD: Guard = {
  apps: [
    { at: 'https://www.tiktok.com/setting/apps-and-services', ...guess },
    { at: 'https://www.tiktok.com/setting/apps-and-website', ...guess },
  ],
};
