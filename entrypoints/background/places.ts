/** Where tools are: their own hosts, and the addresses that the user added or taught. The one place that knows which tool a page belongs to. */
import { holdsHosts } from '@/utils/kit/sites';
import { readAll, readOne } from '@/utils/store/read';
import { inFolder } from '@/utils/tools/base';
import { type Tool, toolSchema } from '@/utils/tools/define';
import { toolOf, tools } from '@/utils/tools/index';
import type { Recipe } from '@/utils/tools/recipe';
import { type Place, patternOf, placeAt } from '@/utils/tools/where';

const readRecipes = async (): Promise<Recipe[]> => (await readAll('recipes')).good;

/** A folder of a host is more particular than the host. Stable: of equals the first stays first. */
const byFolder = (places: readonly Place[]): Place[] =>
  places.toSorted((a, b) => folderOf(b).length - folderOf(a).length);
const folderOf = ({ base }: Place): string => (base ? new URL(base).pathname.replace(/\/$/, '') : '');

/** Built-in tools at addresses of the user's own, then at their own hosts: one of the former may lie on a host of the latter. */
const builtInPlaces = async (): Promise<Place[]> => {
  const connections = (await readAll('tools')).good.flatMap(({ tool: id, origin }): Place[] => {
    const [tool, host] = [toolOf(id), patternOf(origin)];
    return tool && host ? [{ tool: inFolder(tool, origin), hosts: [host], base: origin }] : [];
  });
  return [...byFolder(connections), ...tools.map(tool => ({ tool, hosts: tool.hosts }))];
};

/** What was taught comes first, since a person pointed at that very page; but in its folder of a host a tool is at home. */
export const readPlaces = async (): Promise<Place[]> => {
  const taught = (await readRecipes())
    .filter(({ corrects }) => !corrects)
    .map(({ tool, origin }): Place => ({ tool, hosts: tool.hosts, base: origin }));
  return byFolder([...taught, ...(await builtInPlaces())]);
};

/** Match patterns of all places that are held now, each once, in a fixed order. */
export const heldPatterns = async (): Promise<string[]> => {
  const patterns = [...new Set((await readPlaces()).flatMap(({ hosts }) => hosts))].sort();
  const held = await Promise.all(patterns.map(pattern => holdsHosts([pattern])));
  return patterns.filter((_pattern, i) => held[i]);
};

/** The built-in tool at an address, with its own layout, whether its host is held or not. */
export const builtInAt = async (href: string): Promise<Tool | undefined> => placeAt(await builtInPlaces(), href)?.tool;

/** A tool by its id, built-in or taught. */
export const knownTool = async (id: string): Promise<Tool | undefined> =>
  toolOf(id) ?? (await readOne('recipes', id))?.tool;

/** With what a person corrected at this origin in the place of the accounts' own layout; what a tool is known to warn with goes along. */
const corrected = async (tool: Tool, href: string): Promise<Tool> => {
  const recipe = (await readRecipes()).find(
    ({ id, corrects, origin }) => corrects && id === tool.id && origin === new URL(href).origin,
  );
  if (!recipe) return tool;
  const own = tool.surfaces.find(({ kind }) => kind === 'accounts');
  const accounts = recipe.tool.surfaces.map(surface =>
    own
      ? {
          ...surface,
          ended: joined(surface.ended, own.ended),
          alive: joined(surface.alive, own.alive),
          ...(own.unclear ? { unclear: own.unclear } : {}),
          ...(own.guide ? { guide: own.guide } : {}),
        }
      : surface,
  );
  return {
    ...tool,
    verified: true,
    surfaces: [...accounts, ...tool.surfaces.filter(({ kind }) => kind !== 'accounts')],
  };
};

type Sign = Tool['surfaces'][number]['ended'];
const joined = (a: Sign, b: Sign): Sign => ({
  words: [...a.words, ...b.words],
  icons: [...a.icons, ...b.icons],
  elements: [...(a.elements ?? []), ...(b.elements ?? [])].slice(0, 10),
});

/**
 * The tool that a page belongs to, as data that has been checked. `undefined`: none, or its host is no longer held.
 * @param href the sender's address as the browser reports it, never as a page tells it
 */
export const toolOfPage = async (href: string | undefined): Promise<Tool | undefined> => {
  const place = href === undefined ? undefined : placeAt(await readPlaces(), href);
  if (!place || href === undefined) return undefined;
  const held = await Promise.all(place.hosts.map(host => holdsHosts([host])));
  const allowed = place.hosts.filter((_host, i) => held[i]);
  if (!placeAt([{ ...place, hosts: allowed }], href)) return undefined;
  const checked = toolSchema.safeParse(await corrected(place.tool, href));
  return checked.success ? checked.data : undefined;
};
