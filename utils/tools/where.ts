/** Which tool and which of its surfaces an address belongs to. */
import type { Surface, Tool } from './define';
import { fits } from './pattern';

/** `https://*.example.com/*` covers example.com and everything below it, as in a manifest. */
const covers = (host: string, url: URL): boolean => {
  const name = host.slice('https://'.length, -2);
  if (url.protocol !== 'https:') return false;
  return name.startsWith('*.')
    ? url.hostname === name.slice(2) || url.hostname.endsWith(name.slice(1))
    : url.hostname === name;
};

export const toolAt = (tools: readonly Tool[], href: string): Tool | undefined => {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url && tools.find(tool => tool.hosts.some(host => covers(host, url)));
};

export const surfacesAt = (tool: Tool, href: string): Surface[] =>
  tool.surfaces.filter(surface => fits(surface.url, href));
