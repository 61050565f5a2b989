/** Every network that has a double, in the order in which they are worked: X last of those that only a renewal asks, so that its tokens are old enough. */
import facebook from './facebook.ts';
import instagram from './instagram.ts';
import instagramBusiness from './instagram-business.ts';
import type { Kills } from './kill.ts';
import linkedin from './linkedin.ts';
import mastodon from './mastodon.ts';
import oauth from './oauth.ts';
import pinterest from './pinterest.ts';
import threads from './threads.ts';
import tiktok from './tiktok.ts';
import x from './x.ts';
import youtube from './youtube.ts';

export const ALL: readonly Kills[] = [
  facebook,
  instagramBusiness,
  instagram,
  threads,
  linkedin,
  mastodon,
  tiktok,
  pinterest,
  youtube,
  oauth,
  x,
];
