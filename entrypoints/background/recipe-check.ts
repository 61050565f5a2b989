/** Checks the file of a recipe as a whole and says where it is wrong, by path. Pure. */
import type { RecipeImport } from '@/utils/model/from-teaching';
import { MAX_RECIPE_TEXT, type RecipeFile, recipeFileSchema } from '@/utils/tools/recipe';
import { type Issue, problemsOf } from './import-check';

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
  if (text.length > MAX_RECIPE_TEXT) return refused('wrong-value', '', `more than ${MAX_RECIPE_TEXT} characters`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refused('not-json');
  }
  const parsed = recipeFileSchema.safeParse(data);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues as Issue[]).slice(0, 50) };
  const { corrects, tool } = parsed.data;
  if (corrects && !isBuiltIn(tool.id)) return refused('unknown-tool', 'tool.id', tool.id);
  return { ok: true, file: parsed.data };
};
