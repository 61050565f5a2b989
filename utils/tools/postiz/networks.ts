/** Channel identifiers that are networks of ours; the others (Reddit, Discord, …) are not. */
export const NETWORKS: Record<string, string> = {
  x: 'x',
  linkedin: 'linkedin',
  'linkedin-page': 'linkedin',
  instagram: 'instagram-business',
  'instagram-standalone': 'instagram',
  facebook: 'facebook',
  threads: 'threads',
  youtube: 'youtube',
  tiktok: 'tiktok',
  'tiktok-business': 'tiktok',
  pinterest: 'pinterest',
  mastodon: 'mastodon',
  bluesky: 'bluesky',
};
