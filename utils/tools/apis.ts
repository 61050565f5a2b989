/** The registry of status APIs: one line each. Not in tools/index.ts, since that goes to content scripts and this never does. */
import type { ToolApi } from './api';
import brightbean from './brightbean/api';
import buffer from './buffer/api';
import chatwoot from './chatwoot/api';
import hootsuite from './hootsuite/api';
import mixpost from './mixpost/api';
import nango from './nango/api';
import postiz from './postiz/api';
import trypost from './trypost/api';
import { patternOf } from './where';

export const toolApis: readonly ToolApi[] = [brightbean, buffer, chatwoot, hootsuite, mixpost, nango, postiz, trypost];

const byId = new Map(toolApis.map(api => [api.id, api]));

/** `undefined` for a tool that has none. */
export const toolApiOf = (id: string): ToolApi | undefined => byId.get(id);

/** A connection, or one that is about to be made. */
interface Connected {
  tool: string;
  origin: string;
  /** Signs in with an app of the person's own. */
  client?: { tokenEndpoint?: string | undefined } | undefined;
}

/** Does asking it for its list send anything of the person's: a key, a grant, or their own sign-in there? Otherwise its pages are only read. */
export const sendsTo = ({
  tool,
  hasApiKey,
  client,
}: {
  tool: string;
  hasApiKey: boolean;
  client?: object | undefined;
}): boolean => {
  const api = toolApiOf(tool);
  return api !== undefined && (hasApiKey || client !== undefined || api.ways.includes('session'));
};

const once = (addresses: readonly (string | undefined)[]): string[] => [
  ...new Set(addresses.flatMap(address => (address === undefined ? [] : (patternOf(address) ?? [])))),
];

/** Match patterns that asking needs: of the API, and of the token endpoint where tokens are renewed. A cloud tool's pages may be barred to us all the same. */
export const hostsOfAsking = ({ tool, origin, client }: Connected): string[] => {
  const api = toolApiOf(tool);
  const server = client && api?.signIn?.server;
  return once([
    api?.asksAt(origin),
    server && (client.tokenEndpoint ?? server.token_endpoint),
    server?.introspection_endpoint,
    server?.revocation_endpoint,
  ]);
};

/** Match patterns that a connection needs: of its pages, and of its API where that lives elsewhere. Each once. */
export const hostsOfConnection = (connection: Connected): string[] => [
  ...new Set([...once([connection.origin]), ...hostsOfAsking(connection)]),
];
