/** The registry of tools: one line each. Adding a tool is one file and one line here. */
import brightbean from './brightbean';
import buffer from './buffer';
import chatwoot from './chatwoot';
import type { Tool } from './define';
import facelift from './facelift';
import hootsuite from './hootsuite';
import livefyre from './livefyre';
import mixpost from './mixpost';
import nango from './nango';
import postiz from './postiz';
import trypost from './trypost';

export const tools: readonly Tool[] = [
  livefyre,
  facelift,
  postiz,
  mixpost,
  chatwoot,
  brightbean,
  trypost,
  nango,
  buffer,
  hootsuite,
];

const byId = new Map(tools.map(tool => [tool.id, tool]));
if (byId.size !== tools.length) throw new Error('Two tools have the same id');

/** `undefined` for a tool this version does not know. */
export const toolOf = (id: string): Tool | undefined => byId.get(id);
