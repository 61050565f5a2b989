/** What pages get to see of recipes, and when the rows of a tool's page were last found. */
import { z } from 'zod';
import { idSchema } from './account';
import { msSchema } from './evidence';

/** When rows were last found on a tool's pages at one origin, and since when its page was there without any. */
export const sightingSchema = z.object({
  /** See `sightingIdOf`. */
  id: z.string().min(1),
  tool: idSchema,
  origin: z.string(),
  /** Epoch ms; absent: never yet. */
  foundAt: msSchema.optional(),
  /** How many there were then. */
  rows: z.number().int().min(0).optional(),
  /** The page has been there without rows since (ms); absent: the last look found some. */
  missingSince: msSchema.optional(),
});
export type Sighting = z.infer<typeof sightingSchema>;

export const sightingIdOf = (tool: string, origin: string): string => `${tool} ${origin}`;

/** One recipe in lists; the whole of it is read from the database where it is exported. */
export interface RecipeView {
  id: string;
  name: string;
  origin: string;
  /** Where a person sees the accounts. */
  page: string;
  /** Takes the place of a built-in tool's own layout. */
  corrects: boolean;
  changedAt: number;
}
