/** A recipe: what a person taught about one tool's page, as data in the same schema as a tool file, and the file it is shared in. docs/recipes.md. */
import { z } from 'zod';
import { idSchema } from '../model/account';
import { msSchema } from '../model/evidence';
import type { Expected } from '../model/import-report';
import { surfaceSchema, type Tool, toolSchema } from './define';
import { escaped } from './escaped';
import { isPlainSelector } from './selector';
import { patternOf } from './where';

export const RECIPE_FORMAT = 'token-health/recipe';
export const RECIPE_VERSION = 1;
/** Characters of a recipe's file, and recipes in one browser. */
export const MAX_RECIPE_TEXT = 200_000;
export const MAX_RECIPES = 100;

const originSchema = z
  .string()
  .max(300)
  .refine(text => URL.canParse(text) && new URL(text).origin === text && text.startsWith('https://'), {
    message: 'address',
    params: { of: 'https://tool.example' },
  });

/** The start of every url pattern of a recipe: this origin, written as a pattern, and nothing before it. */
const urlStart = (origin: string): string => `^${escaped(origin)}\\/`;

type Surface = Tool['surfaces'][number];
interface At {
  path: PropertyKey[];
  text: string;
}

/** Every selector of a surface with its path. */
const selectorsOf = (surface: Surface): At[] => {
  const found: At[] = [];
  const walk = (value: unknown, path: PropertyKey[]): void => {
    if (Array.isArray(value)) for (const [i, each] of value.entries()) walk(each, [...path, i]);
    else if (typeof value === 'object' && value !== null)
      for (const [k, v] of Object.entries(value)) walk(v, [...path, k]);
    else if (typeof value === 'string' && (path.at(-1) === 'selector' || path.at(-2) === 'elements'))
      found.push({ path, text: value });
  };
  walk(surface, []);
  return found;
};

/** What a recipe's surface may say beyond what the schema of tools demands. */
const surfaceProblems = (surface: Surface, origin: string): (Expected & { path: PropertyKey[] })[] => [
  ...(surface.kind === 'accounts' ? [] : [{ path: ['kind'], kind: 'accounts-only' as const }]),
  ...(surface.url.startsWith(urlStart(origin))
    ? []
    : [{ path: ['url'], kind: 'start' as const, of: urlStart(origin) }]),
  ...(surface.guide ? [{ path: ['guide'], kind: 'no-menu' as const }] : []),
  ...surface.rows.flatMap((rule, i) =>
    rule.by === 'selector' ? [] : [{ path: ['rows', i, 'by'], kind: 'by-selector' as const }],
  ),
  ...selectorsOf(surface).flatMap(({ path, text }) =>
    isPlainSelector(text) ? [] : [{ path, kind: 'plain-selector' as const }],
  ),
];

const taughtShape = z.strictObject({
  origin: originSchema,
  /** It takes the place of this built-in tool's own surface, at this origin. */
  corrects: z.literal(true).optional(),
  tool: toolSchema.extend({ kind: z.literal('taught'), surfaces: z.array(surfaceSchema).min(1).max(12) }),
});
type Taught = z.infer<typeof taughtShape>;

const check = ({ origin, tool }: Taught, ctx: z.RefinementCtx): void => {
  const wrong = (path: PropertyKey[], { kind, of }: Expected) =>
    ctx.addIssue({ code: 'custom', path, message: kind, params: { of } });
  if (tool.hosts.length !== 1 || tool.hosts[0] !== patternOf(origin))
    wrong(['tool', 'hosts'], { kind: 'one-of', of: patternOf(origin) });
  if (!tool.pages.accounts.startsWith(`${origin}/`))
    wrong(['tool', 'pages', 'accounts'], { kind: 'start', of: `${origin}/` });
  for (const [i, surface] of tool.surfaces.entries())
    for (const { path, ...expected } of surfaceProblems(surface, origin))
      wrong(['tool', 'surfaces', i, ...path], expected);
};

/** A recipe as it lies in the database. Its id is its tool's id: `holder` of the accounts that are tracked from it. */
export const recipeSchema = z
  .object({ id: idSchema, addedAt: msSchema, changedAt: msSchema, ...taughtShape.shape })
  .superRefine(check)
  .refine(({ id, tool }) => id === tool.id, { path: ['id'], message: 'own-id' });
export type Recipe = z.infer<typeof recipeSchema>;

/** A recipe as it is shared. */
export const recipeFileSchema = z
  .strictObject({ format: z.literal(RECIPE_FORMAT), version: z.literal(RECIPE_VERSION), ...taughtShape.shape })
  .superRefine(check);
export type RecipeFile = z.infer<typeof recipeFileSchema>;

export const toRecipeFile = ({ origin, corrects, tool }: Recipe): RecipeFile => ({
  format: RECIPE_FORMAT,
  version: RECIPE_VERSION,
  origin,
  ...(corrects ? { corrects } : {}),
  tool,
});
