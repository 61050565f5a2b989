/** Where tools are: their own hosts, and the addresses that the user added. The one place that knows which tool a page belongs to. */
import { holdsHosts } from '@/utils/kit/browser';
import { readAll } from '@/utils/store/read';
import { type Tool, toolSchema } from '@/utils/tools/define';
import { toolOf, tools } from '@/utils/tools/index';
import { type Place, patternOf, placeAt } from '@/utils/tools/where';

/** Addresses of the user's own first: one of them may lie on a host that another tool calls its own. */
export const readPlaces = async (): Promise<Place[]> => {
  const connections = (await readAll('tools')).good.flatMap(({ tool: id, origin }): Place[] => {
    const [tool, host] = [toolOf(id), patternOf(origin)];
    return tool && host ? [{ tool, hosts: [host], base: origin }] : [];
  });
  return [...connections, ...tools.map(tool => ({ tool, hosts: tool.hosts }))];
};

/** Match patterns of all places that are held now, each once, in a fixed order. */
export const heldPatterns = async (): Promise<string[]> => {
  const patterns = [...new Set((await readPlaces()).flatMap(({ hosts }) => hosts))].sort();
  const held = await Promise.all(patterns.map(pattern => holdsHosts([pattern])));
  return patterns.filter((_pattern, i) => held[i]);
};

/**
 * The tool that a page belongs to, as data that has been checked. `undefined`: none, or its host is no longer held.
 * @param href the sender's address as the browser reports it, never as a page tells it
 */
export const toolOfPage = async (href: string | undefined): Promise<Tool | undefined> => {
  const place = href === undefined ? undefined : placeAt(await readPlaces(), href);
  if (!place) return undefined;
  const held = await Promise.all(place.hosts.map(host => holdsHosts([host])));
  const allowed = place.hosts.filter((_host, i) => held[i]);
  if (!placeAt([{ ...place, hosts: allowed }], href ?? '')) return undefined;
  const checked = toolSchema.safeParse(place.tool);
  return checked.success ? checked.data : undefined;
};
