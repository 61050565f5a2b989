/** Checks the file of a recipe as a whole and says where it is wrong, by path. Pure. */
import type { RecipeImport } from '@/utils/model/from-teaching';
import { MAX_RECIPE_TEXT, type RecipeFile, recipeFileSchema } from '@/utils/tools/recipe';
import { problemsOf, readJson } from './file-problems';

type Problems = Extract<RecipeImport, { ok: false }>['problems'];

const refused = (problem: Problems[number]['problem'], path = '', detail = '') => ({
  ok: false as const,
  problems: [{ path, problem, ...(detail ? { detail } : {}) }],
});

/** @param isBuiltIn does this version bring a tool of this id? */
export const checkRecipe = (
  text: string,
  isBuiltIn: (id: string) => boolean,
): { ok: true; file: RecipeFile } | { ok: false; problems: Problems } => {
  if (text.length > MAX_RECIPE_TEXT) return refused('too-large');
  const read = readJson(text);
  if ('problems' in read) return { ok: false, problems: read.problems };
  const parsed = recipeFileSchema.safeParse(read.data);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, read.data) };
  const { corrects, tool } = parsed.data;
  if (corrects && !isBuiltIn(tool.id)) return refused('unknown-tool', 'tool.id', tool.id);
  return { ok: true, file: parsed.data };
};
