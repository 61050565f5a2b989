/** Messages of teaching a tool: the picker on its page, and what a person does with recipes. */
import { z } from 'zod';
import { idSchema } from './account';
import type { ImportReport } from './import-report';

/** What a person wants to teach or to try, parked until the host is held. `tabId`: the page is open there. */
export const teachWishSchema = z.object({
  address: z.string().max(2_000),
  tabId: z.number().int().optional(),
  /** Only show what a recipe finds there now. */
  test: z.boolean().optional(),
});
export type TeachWish = z.infer<typeof teachWishSchema>;

const name = z.string().trim().min(1).max(80);

export const teaching = {
  /** What the picker has been started for in the sender's tab. */
  teachHere: { from: 'content', schema: z.object({}) },
  /** What was pointed out. The surface is checked against the recipes' own schema; its page is the sender's. */
  saveTaught: { from: 'content', schema: z.object({ name, surface: z.unknown() }) },
  /** The sender's page is a surface, and stays without rows. */
  noRows: { from: 'content', schema: z.object({}) },
  /** Which tool the page in this tab belongs to, and whether its rows are found. */
  tabHere: { from: 'page', schema: z.object({ tabId: z.number().int() }) },
  renameRecipe: { from: 'page', schema: z.object({ id: idSchema, name }) },
  /** Forget a recipe; of one that corrects a built-in tool: that tool's own layout again. */
  removeRecipe: { from: 'page', schema: z.object({ id: idSchema }) },
  /** The text of a recipe's file (docs/recipes.md). */
  importRecipe: { from: 'page', schema: z.object({ text: z.string().max(1_000_000) }) },
} as const;

/** The page in a tab, as far as the browser lets us see it. */
export interface TabHere {
  /** Absent: not a page that a tool could be at, or the browser does not tell. */
  address?: string;
  tool?: { id: string; name: string; taught: boolean; verified: boolean };
  /** Its page is there without rows; `since` (ms): when there were some. */
  missing?: { since?: number };
}

/** A recipe that was taken in, or why not. `held`: its host is allowed already; `replaced`: one of the same address was there. */
export type RecipeImport =
  | { ok: true; id: string; name: string; origin: string; held: boolean; replaced: boolean }
  | { ok: false; problems: ImportReport['problems'] };
