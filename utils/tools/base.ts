/** Where a tool of the user's own begins: usually a whole host, sometimes a folder of one (`https://example.com/postiz`). */
import type { Tool } from './define';
import { escaped } from './escaped';
import { surfacesAt } from './where';

/** What the addresses of self-hosted tools' surfaces begin with, where they begin at the host. */
const AT_HOST = '^https?://[^/]+';

const segmentsOf = (path: string): string[] => path.split('/').filter(Boolean);
const below = (origin: string, segments: readonly string[]): string => [origin, ...segments].join('/');

/** How many segments lie before the tool, told by one of its list pages; `undefined`: this is none. The longest counts: a pattern may leave the folder open. */
const beforeSurface = (tool: Tool, url: URL, segments: readonly string[]): number | undefined => {
  const rest = (at: number) => `${url.origin}/${segments.slice(at).join('/')}${url.search}${url.hash}`;
  const fitting = segments.map((_segment, at) => at).filter(at => surfacesAt(tool, rest(at)).length > 0);
  return fitting.at(-1);
};

/** A folder that is called as the tool is. Where the tool's own pages are called so, it begins before that. */
const beforeName = ({ id, pages }: Tool, segments: readonly string[]): number => {
  const at = segments.findIndex(segment => segment.toLowerCase().includes(id));
  if (at < 0) return 0;
  return pages.accounts.startsWith(`{origin}/${segments[at]}`) ? at : at + 1;
};

/**
 * From whatever page's address somebody pastes: the page that lists the accounts tells the folder for certain, a folder named after the
 * tool most likely; any other path is taken for a page of a tool that has the host to itself.
 * @param address https address
 */
export const baseOf = (tool: Tool | undefined, address: string): string => {
  const url = new URL(address);
  if (tool?.kind !== 'self-hosted') return url.origin;
  const segments = segmentsOf(url.pathname);
  return below(url.origin, segments.slice(0, beforeSurface(tool, url, segments) ?? beforeName(tool, segments)));
};

/** The same for an address that a program wrote down: what is no page that lists accounts is the folder itself. */
export const baseAsWritten = (tool: Tool | undefined, address: string): string => {
  const url = new URL(address);
  if (tool?.kind !== 'self-hosted') return url.origin;
  const segments = segmentsOf(url.pathname);
  return below(url.origin, segments.slice(0, beforeSurface(tool, url, segments) ?? segments.length));
};

/** The tool with its surfaces' addresses in that folder. */
export const inFolder = (tool: Tool, base: string): Tool => {
  const folder = segmentsOf(new URL(base).pathname)
    .map(part => `/${escaped(part)}`)
    .join('');
  if (!folder) return tool;
  const moved = (url: string) => (url.startsWith(AT_HOST) ? `${AT_HOST}${folder}${url.slice(AT_HOST.length)}` : url);
  return { ...tool, surfaces: tool.surfaces.map(surface => ({ ...surface, url: moved(surface.url) })) };
};
