/** Nango's names of providers that are networks of ours. */
export const NETWORKS: Record<string, string> = {
  facebook: 'facebook',
  instagram: 'instagram',
  threads: 'threads',
  linkedin: 'linkedin',
  'tiktok-accounts': 'tiktok',
  'tiktok-personal': 'tiktok',
  pinterest: 'pinterest',
  twitter: 'x',
  'twitter-v2': 'x',
  xing: 'xing',
  youtube: 'youtube',
  mastodon: 'mastodon',
  bluesky: 'bluesky',
};
