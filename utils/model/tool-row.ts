/** One account as a tool's own list names it, and what the tool says of it: the named fields of an answer, and nothing else of it. */
import { z } from 'zod';
import { idSchema } from './account';
import { msSchema } from './evidence';
import { CAUSES } from './words';

/**
 * - `alive`: the tool counts it as connected. `endsWithinMs`: and says that it ends soon, at most this long (ms) after it first said so.
 * - `ended`: the tool has lost access. `cause`: as the tool tells it, `reported-by-tool` where it does not.
 */
export const toolSaysSchema = z.discriminatedUnion('finding', [
  z.object({
    finding: z.literal('alive'),
    /** `null`: it says that it never ends. */
    expiresAt: msSchema.nullish(),
    endsWithinMs: z.number().positive().optional(),
  }),
  z.object({
    finding: z.literal('ended'),
    cause: z.enum(CAUSES),
    state: z.enum(['revoked', 'expired', 'blocked']).optional(),
  }),
]);
export type ToolSays = z.infer<typeof toolSaysSchema>;

export const toolRowSchema = z.object({
  /** The tool's own id for it. */
  toolAccountId: z.string().min(1).max(300),
  network: idSchema,
  handle: z.string().max(300).optional(),
  name: z.string().max(300).optional(),
  /** Absent: the tool names it, but not whether it works. */
  says: toolSaysSchema.optional(),
});
export type ToolRow = z.infer<typeof toolRowSchema>;
