/** Who is chosen to look after something: what our own pages send, and no record. */
import { z } from 'zod';
import { ownerSchema } from './account';
import { isEmail } from './address';
import { personIdSchema } from './person';

/** Somebody of the book, somebody new who joins it, or nobody. */
export const ownerChoiceSchema = z
  .union([z.object({ person: personIdSchema }), ownerSchema.extend({ email: z.string().refine(isEmail).optional() })])
  .nullable();
export type OwnerChoice = z.infer<typeof ownerChoiceSchema>;
