/** How the texts call who speaks for a network. */
const NAMES: Record<string, string> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  'instagram-business': 'Facebook',
  threads: 'Threads',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  pinterest: 'Pinterest',
  x: 'X',
  youtube: 'Google',
  mastodon: 'Mastodon',
  oauth: 'id.acme.example',
};

export const shortNetwork = (network: string): string => NAMES[network] ?? network;
