/** The registry of tools: one line each. Adding a tool is one file and one line here. */
import type { Tool } from './define';
import livefyre from './livefyre';

export const tools: readonly Tool[] = [livefyre];

const byId = new Map(tools.map(tool => [tool.id, tool]));
if (byId.size !== tools.length) throw new Error('Two tools have the same id');

/** `undefined` for a tool this version does not know. */
export const toolOf = (id: string): Tool | undefined => byId.get(id);
