/** What the settings show of taught tools and of layouts, and what a person can do with them. */
import type { ImportReport } from '@/utils/model/import-report';
import type { RecipeView, Sighting } from '@/utils/model/recipe';
import type { Saved } from '../useSaving';

/** A built-in tool in use at one address: how its layout is known, and whether it was corrected there. */
export interface LayoutView {
  id: string;
  /** Where its accounts are. */
  page: string;
  verified: boolean;
  corrected: boolean;
  sighting?: Sighting | undefined;
}

export interface TaughtState {
  recipes: readonly (RecipeView & { held: boolean; sighting?: Sighting | undefined })[];
  layouts: readonly LayoutView[];
  /** What came of the last import; `null`: none yet. */
  imported:
    | { ok: true; name: string; origin: string; held: boolean }
    | { ok: false; problems: ImportReport['problems'] }
    | null;
}

export interface TaughtActions {
  /** Open a page and teach it, or show what is found there. Called in the click: it asks for the page's host. */
  teach(address: string, test?: boolean): void;
  renameRecipe(id: string, name: string): Saved;
  removeRecipe(id: string): void;
  saveRecipe(id: string): void;
  copyRecipe(id: string): Promise<void>;
  importRecipe(text: string): void;
  allowRecipe(origin: string): void;
}
