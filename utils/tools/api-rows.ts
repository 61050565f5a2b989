/** From the entries of a tool's answer to rows: named fields, each entry by itself. */
import { z } from 'zod';
import { type ToolRow, toolRowSchema } from '../model/tool-row';
import type { ApiAsk, ApiPart } from './api';

/** A text for a person or an id: kept short, and absent rather than wrong. */
export const label = z
  .string()
  .transform(text => text.trim().slice(0, 300) || undefined)
  .nullish()
  .catch(undefined);

/**
 * Reads each entry by itself, so that one that is not as documented does not hide the others.
 * @param rowOf `null` where the entry is of no network that we know
 */
export const partOf = <T>(
  entries: readonly unknown[],
  schema: z.ZodType<T>,
  rowOf: (entry: T) => { [K in keyof ToolRow]?: ToolRow[K] | null | undefined } | null,
  next: ApiAsk[] = [],
): ApiPart => {
  const rows = entries.flatMap(entry => {
    const parsed = schema.safeParse(entry);
    const given = parsed.success ? rowOf(parsed.data) : null;
    const known = given && Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
    const row = toolRowSchema.safeParse(known);
    return row.success ? [row.data] : [];
  });
  return { rows, others: entries.length - rows.length, next };
};

/** Over, for a reason that the tool does not tell. */
export const endedAs = (state: 'expired' | 'revoked'): ToolRow['says'] => ({
  finding: 'ended',
  cause: 'reported-by-tool',
  state,
});
export const ALIVE: ToolRow['says'] = { finding: 'alive' };

export const MINUTE = 60_000;
export const DAY = 86_400_000;
