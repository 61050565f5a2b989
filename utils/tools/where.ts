/** Which tool and which of its surfaces an address belongs to. */
import type { Surface, Tool } from './define';
import { fits } from './pattern';

/** Where a tool's pages are: its own hosts, or an address of the user's own. */
export interface Place {
  tool: Tool;
  /** Match patterns. */
  hosts: readonly string[];
  /** On a host of the user's own: only what lies at or below this address. */
  base?: string;
}

/** `https://*.example.com/*` covers example.com and everything below it, as in a manifest. */
const covers = (host: string, url: URL): boolean => {
  const name = host.slice('https://'.length, -2);
  if (url.protocol !== 'https:') return false;
  return name.startsWith('*.')
    ? url.hostname === name.slice(2) || url.hostname.endsWith(name.slice(1))
    : url.hostname === name;
};

export const isBelow = (url: URL, base: string): boolean => {
  const { origin, pathname } = new URL(base);
  const path = pathname.replace(/\/+$/, '');
  return url.origin === origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
};

/**
 * The match pattern to ask for and to register with, for an address that a user names. Without its port: Firefox knows none in
 * patterns (MDN, Match patterns), and Chromium takes every port then. `undefined`: not an https address.
 */
export const patternOf = (address: string): string | undefined => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' ? `https://${url.hostname}/*` : undefined;
};

/** The first place that an address lies in: put the more particular ones first. */
export const placeAt = (places: readonly Place[], href: string): Place | undefined => {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return (
    url &&
    places.find(
      ({ hosts, base }) => hosts.some(host => covers(host, url)) && (base === undefined || isBelow(url, base)),
    )
  );
};

/** By the tools' own hosts alone. */
export const toolAt = (tools: readonly Tool[], href: string): Tool | undefined =>
  placeAt(
    tools.map(tool => ({ tool, hosts: tool.hosts })),
    href,
  )?.tool;

export const surfacesAt = <S extends Pick<Surface, 'url'>>(tool: { surfaces: readonly S[] }, href: string): S[] =>
  tool.surfaces.filter(surface => fits(surface.url, href));
