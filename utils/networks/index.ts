/** The registry of networks: one line each. Adding a network is one file and one line here. */

import bluesky from './bluesky';
import type { Network } from './define';
import facebook from './facebook';
import instagram from './instagram';
import instagramBusiness from './instagram-business';
import linkedin from './linkedin';
import mastodon from './mastodon';
import oauth from './oauth';
import pinterest from './pinterest';
import threads from './threads';
import tiktok from './tiktok';
import x from './x';
import xing from './xing';
import youtube from './youtube';

export const networks: readonly Network[] = [
  bluesky,
  facebook,
  instagram,
  instagramBusiness,
  linkedin,
  mastodon,
  oauth,
  pinterest,
  threads,
  tiktok,
  x,
  xing,
  youtube,
];

const byId = new Map(networks.map(network => [network.id, network]));
if (byId.size !== networks.length) throw new Error('Two networks have the same id');

/** `undefined` for a network this version does not know. */
export const networkOf = (id: string): Network | undefined => byId.get(id);
