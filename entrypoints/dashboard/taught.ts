/** Taught tools in the dashboard: teaching, testing, sharing, taking in. */
import { computed, signal } from '@preact/signals';
import type { LayoutView, TaughtActions, TaughtState } from '@/components/settings/taughtState';
import { send } from '@/utils/kit/send';
import { type Sighting, sightingIdOf } from '@/utils/model/recipe';
import { requestOrigins } from '@/utils/page/allow';
import { snapshot } from '@/utils/page/live';
import { readOne } from '@/utils/store/read';
import { tools } from '@/utils/tools';
import { toRecipeFile } from '@/utils/tools/recipe';
import { patternOf } from '@/utils/tools/where';
import { save as saveFile } from './exporting';
import { origins } from './hosts';
import { savedBy } from './saved';
import { isHeld } from './tools';

const imported = signal<TaughtState['imported']>(null);

const held = (origin: string): boolean => {
  const pattern = patternOf(origin);
  return pattern !== undefined && isHeld(pattern, origins.value);
};

/** Pages of built-in tools that are in use: at their own hosts, or at addresses of the user's own. */
const layoutsNow = (sightings: ReadonlyMap<string, Sighting>): LayoutView[] => {
  const { tools: connections = [], recipes = [] } = snapshot.value ?? {};
  return tools.flatMap(({ id, pages, verified, hosts, surfaces }) => {
    if (!surfaces.some(({ kind }) => kind === 'accounts')) return [];
    const own = pages.accounts.startsWith('{origin}');
    const at = connections
      .filter(({ tool }) => tool === id)
      .map(({ origin }) => pages.accounts.replace('{origin}', origin));
    const places = own ? at : hosts.every(host => isHeld(host, origins.value)) ? [pages.accounts] : [];
    return [...new Set(places)].map((page): LayoutView => {
      const { origin } = new URL(page);
      const corrected = recipes.some(recipe => recipe.corrects && recipe.id === id && recipe.origin === origin);
      return { id, page, verified, corrected, sighting: sightings.get(sightingIdOf(id, origin)) };
    });
  });
};

export const taughtState = computed<TaughtState>(() => {
  const { recipes = [], sightings = [] } = snapshot.value ?? {};
  const known = new Map(sightings.map(sighting => [sighting.id, sighting]));
  return {
    recipes: recipes.map(recipe => ({
      ...recipe,
      held: held(recipe.origin),
      sighting: known.get(sightingIdOf(recipe.id, recipe.origin)),
    })),
    layouts: layoutsNow(known),
    imported: imported.value?.ok ? { ...imported.value, held: held(imported.value.origin) } : imported.value,
  };
});

const textOf = async (id: string): Promise<string | undefined> => {
  const recipe = await readOne('recipes', id);
  return recipe && `${JSON.stringify(toRecipeFile(recipe), null, 2)}\n`;
};

const takeIn = async (text: string): Promise<void> => {
  const reply = await send('importRecipe', { text });
  imported.value = reply.ok ? reply.value : { ok: false, problems: [{ path: '', problem: 'not-done' }] };
};

const save = async (id: string): Promise<void> => {
  const text = await textOf(id);
  if (text) saveFile(`token-health-${id}.json`, 'application/json', text);
};

const allow = (origin: string): void => {
  const pattern = patternOf(origin);
  if (pattern) void requestOrigins([pattern], { why: 'overlay' });
};

export const taughtActions: TaughtActions = {
  teach: (address, test = false) => {
    const pattern = patternOf(address);
    if (pattern) void requestOrigins([pattern], { why: 'overlay', teach: { address, ...(test ? { test } : {}) } });
  },
  renameRecipe: (id, name) => savedBy(send('renameRecipe', { id, name })),
  removeRecipe: id => void send('removeRecipe', { id }),
  saveRecipe: id => void save(id),
  copyRecipe: async id => {
    const text = await textOf(id);
    if (text) await navigator.clipboard.writeText(text);
  },
  importRecipe: text => void takeIn(text),
  allowRecipe: allow,
};
