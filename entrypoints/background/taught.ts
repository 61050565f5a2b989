/** Keeps what people teach: a recipe is checked as a whole, gets an id of its own, and works at once. */
import type { Browser } from 'wxt/browser';
import { withLock } from '@/utils/kit/lock';
import { holdsHosts } from '@/utils/kit/sites';
import type { Payload, Value } from '@/utils/messages';
import { Failure } from '@/utils/model/failure';
import type { RecipeImport } from '@/utils/model/from-teaching';
import { BROWSER } from '@/utils/model/words';
import { readAll, readOne } from '@/utils/store/read';
import { changeRecipe, dropRecipe, putRecipe } from '@/utils/store/recipes';
import type { Surface, Tool } from '@/utils/tools/define';
import { toolOf, tools } from '@/utils/tools/index';
import { fits } from '@/utils/tools/pattern';
import { MAX_RECIPES, type Recipe, recipeSchema } from '@/utils/tools/recipe';
import { patternOf } from '@/utils/tools/where';
import { mustBeOn } from './managed';
import { builtInAt } from './places';
import { checkRecipe } from './recipe-check';
import { showAll } from './rounds';
import type { Commands } from './serve';
import { registerOverlay, restartPages } from './sites';
import { endTeaching, isTaughtIn } from './teach';
import { noteToolObstacles } from './tool-obstacles';

type Sender = Browser.runtime.MessageSender;

/** `Müller & Söhne` -> `muller-sohne`; one that is taken gets a number. */
export const slugOf = (name: string, taken: ReadonlySet<string>): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  const start = plain || 'tool';
  for (let i = 1; ; i += 1) {
    const id = i === 1 ? start : `${start}-${i}`;
    if (!taken.has(id)) return id;
  }
};

/** Ids of tools, of holders of accounts that are tracked, and of recipes: none of them is given twice. */
const takenIds = async (recipes: readonly Recipe[]): Promise<Set<string>> => {
  const holders = (await readAll('accounts')).good.map(({ holder }) => holder);
  return new Set([BROWSER, ...tools.map(({ id }) => id), ...recipes.map(({ id }) => id), ...holders]);
};

/**
 * The id of a tool that was taught at this origin before and whose recipe is gone: taught or taken in again, it has its accounts back.
 * `undefined`: there was none, or none of its accounts is left.
 */
const formerId = async (origin: string, recipes: readonly Recipe[]): Promise<string | undefined> => {
  const holders = new Set((await readAll('accounts')).good.map(({ holder }) => holder));
  const free = (id: string) => holders.has(id) && !toolOf(id) && !recipes.some(recipe => recipe.id === id);
  return (await readAll('sightings')).good.find(each => each.origin === origin && free(each.tool))?.tool;
};

const show = async (hosts: readonly string[]): Promise<void> => {
  await registerOverlay();
  await restartPages(hosts);
  await noteToolObstacles(Date.now());
  await showAll();
};

/** The surfaces after a lesson: at its address it takes the place of what was known, elsewhere that stays. */
const withSurface = (before: readonly Surface[], surface: Surface, href: string): Surface[] => [
  surface,
  ...before.filter(each => !fits(each.url, href)),
];

const toolFrom = (name: string, id: string, href: string, surfaces: Surface[], like?: Tool): Tool => ({
  id,
  name,
  kind: 'taught',
  verified: true,
  hosts: [patternOf(href) ?? ''],
  pages: { accounts: href.slice(0, 300) },
  reconnectWords: like?.reconnectWords ?? 'Reconnect',
  reconnectLabel: like?.reconnectLabel ?? 'reconnect',
  ...(like?.privateWindow ? { privateWindow: true } : {}),
  notes: [],
  surfaces,
});

export const saveTaught = async (
  { name, surface }: Payload<'saveTaught'>,
  sender: Sender,
): Promise<Value<'saveTaught'>> => {
  const href = sender.url ?? '';
  await mustBeOn('teach');
  if (!(await isTaughtIn(sender))) throw new Failure('answer-not-ours');
  const { origin } = new URL(href);
  return withLock('recipes', async () => {
    const recipes = (await readAll('recipes')).good;
    const own = await builtInAt(href);
    const before = recipes.find(each => each.origin === origin && (own ? each.id === own.id : !each.corrects));
    if (!before && recipes.length >= MAX_RECIPES) throw new Failure('not-understood');
    const id = own?.id ?? before?.id ?? (await formerId(origin, recipes)) ?? slugOf(name, await takenIds(recipes));
    const surfaces = withSurface(before?.tool.surfaces ?? [], surface as Surface, href);
    const now = Date.now();
    const recipe = recipeSchema.safeParse({
      id,
      origin,
      ...(own ? { corrects: true } : {}),
      addedAt: before?.addedAt ?? now,
      changedAt: now,
      tool: toolFrom(own?.name ?? name, id, href, surfaces, own),
    });
    // What a page's script world sends is checked as a file from a stranger is.
    if (!recipe.success || !fits(recipe.data.tool.surfaces[0]?.url ?? '', href)) throw new Failure('not-understood');
    await putRecipe(recipe.data);
    await endTeaching();
    await show(recipe.data.tool.hosts);
    return { id };
  });
};

const importRecipe = async ({ text }: Payload<'importRecipe'>): Promise<RecipeImport> => {
  await mustBeOn('teach');
  const checked = checkRecipe(text, id => toolOf(id) !== undefined);
  if (!checked.ok) return checked;
  const { origin, corrects, tool } = checked.file;
  return withLock('recipes', async () => {
    const recipes = (await readAll('recipes')).good;
    const before = recipes.find(each => each.origin === origin && Boolean(each.corrects) === Boolean(corrects));
    if (!before && recipes.length >= MAX_RECIPES)
      return { ok: false, problems: [{ path: '', problem: 'too-many', detail: `${MAX_RECIPES}` }] };
    const taken = await takenIds(recipes);
    const fresh = taken.has(tool.id) ? slugOf(tool.name, taken) : tool.id;
    const id = corrects ? tool.id : (before?.id ?? (await formerId(origin, recipes)) ?? fresh);
    const now = Date.now();
    await putRecipe({
      id,
      origin,
      ...(corrects ? { corrects } : {}),
      addedAt: before?.addedAt ?? now,
      changedAt: now,
      tool: { ...tool, id },
    });
    await show(tool.hosts);
    const held = await holdsHosts(tool.hosts);
    return { ok: true, id, name: tool.name, origin, held, replaced: before !== undefined };
  });
};

export const taughtCommands: Pick<Commands, 'saveTaught' | 'renameRecipe' | 'removeRecipe' | 'importRecipe'> = {
  saveTaught,
  importRecipe,
  renameRecipe: async ({ id, name }) => {
    await mustBeOn('teach');
    await changeRecipe(id, recipe => ({ ...recipe, changedAt: Date.now(), tool: { ...recipe.tool, name } }));
    await show((await readOne('recipes', id))?.tool.hosts ?? []);
    return null;
  },
  // Open though teaching is switched off: it takes back what was taught, and teaches nothing.
  removeRecipe: async ({ id }) => {
    const recipe = await readOne('recipes', id);
    if (!recipe) return null;
    const holds = (await readAll('accounts')).good.some(({ holder }) => holder === id);
    // Where it was seen stays known as long as accounts are left that it may get back.
    await dropRecipe(id, { sightings: recipe.corrects || !holds });
    await show(recipe.tool.hosts);
    return null;
  },
};
