/** The registry of status APIs: one line each. Not in tools/index.ts, since that goes to content scripts and this never does. */
import type { ToolApi } from './api';
import brightbean from './brightbean/api';
import buffer from './buffer/api';
import chatwoot from './chatwoot/api';
import mixpost from './mixpost/api';
import nango from './nango/api';
import postiz from './postiz/api';
import trypost from './trypost/api';
import { patternOf } from './where';

export const toolApis: readonly ToolApi[] = [brightbean, buffer, chatwoot, mixpost, nango, postiz, trypost];

const byId = new Map(toolApis.map(api => [api.id, api]));

/** `undefined` for a tool that has none. */
export const toolApiOf = (id: string): ToolApi | undefined => byId.get(id);

/** Match patterns that a connection needs: of its pages, and of its API where that lives elsewhere. Each once. */
export const hostsOfConnection = ({ tool, origin }: { tool: string; origin: string }): string[] => {
  const patterns = [patternOf(origin), patternOf(toolApiOf(tool)?.asksAt(origin) ?? origin)];
  return [...new Set(patterns.filter(pattern => pattern !== undefined))];
};
