/** What a server's address looks like, for networks that run on many. */
import { say } from './say';

/** Those with an example of their own: it stands in the texts. */
const OWN: readonly string[] = ['mastodon', 'bluesky'];

export const serverHint = (network: string): string => say(`connect.server.${OWN.includes(network) ? network : 'any'}`);
