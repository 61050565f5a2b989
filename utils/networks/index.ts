/** The registry of networks: one line each. Adding a network is one file and one line here. */
import type { Network } from './define';
import facebook from './facebook';
import instagram from './instagram';
import instagramBusiness from './instagram-business';
import oauth from './oauth';
import x from './x';

export const networks: readonly Network[] = [facebook, instagram, instagramBusiness, oauth, x];

const byId = new Map(networks.map(network => [network.id, network]));
if (byId.size !== networks.length) throw new Error('Two networks have the same id');

/** `undefined` for a network this version does not know. */
export const networkOf = (id: string): Network | undefined => byId.get(id);
