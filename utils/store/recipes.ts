/** The single writer of recipes and of when their rows were found. */
import { announceChange } from '../kit/watch';
import { type Sighting, sightingSchema } from '../model/recipe';
import { type Recipe, recipeSchema } from '../tools/recipe';
import { database } from './db';

/** @throws ZodError where it is none: nothing is stored that could not be read again */
export const putRecipe = async (recipe: Recipe): Promise<void> => {
  await (await database()).put('recipes', recipeSchema.parse(recipe));
  announceChange();
};

/** Read, change, write; one that is gone stays gone. */
export const changeRecipe = async (id: string, change: (recipe: Recipe) => Recipe): Promise<void> => {
  const tx = (await database()).transaction('recipes', 'readwrite');
  const before = recipeSchema.safeParse(await tx.store.get(id)).data;
  if (before) await tx.store.put(recipeSchema.parse(change(before)));
  await tx.done;
  announceChange();
};

/** @param along with what is known of its rows */
export const dropRecipe = async (id: string, along: { sightings: boolean }): Promise<void> => {
  const tx = (await database()).transaction(['recipes', 'sightings'], 'readwrite');
  await tx.objectStore('recipes').delete(id);
  for (const each of await tx.objectStore('sightings').getAll())
    if (along.sightings && each.tool === id) await tx.objectStore('sightings').delete(each.id);
  await tx.done;
  announceChange();
};

/** `change` returns what it was given where there is nothing to note. */
export const changeSighting = async (
  id: string,
  change: (before: Sighting | undefined) => Sighting | undefined,
): Promise<void> => {
  const tx = (await database()).transaction('sightings', 'readwrite');
  const before = sightingSchema.safeParse(await tx.store.get(id)).data;
  const after = change(before);
  if (after && after !== before) await tx.store.put(sightingSchema.parse(after));
  await tx.done;
  if (after !== before) announceChange();
};
