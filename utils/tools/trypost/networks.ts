/** `platform` in pictures. */
export const NETWORKS: Record<string, string> = {
  x: 'x',
  linkedin: 'linkedin',
  'linkedin-page': 'linkedin',
  facebook: 'facebook',
  instagram: 'instagram',
  'instagram-facebook': 'instagram-business',
  threads: 'threads',
  tiktok: 'tiktok',
  youtube: 'youtube',
  pinterest: 'pinterest',
  bluesky: 'bluesky',
  mastodon: 'mastodon',
};
