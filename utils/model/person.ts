/** The address book: people who are to be told, in their language, through their channels; and who looks after a whole login. */
import { z } from 'zod';
import { ownerSchema } from './account';
import { msSchema } from './evidence';
import { LANGS } from './lang';

export const personIdSchema = z.string().min(1).max(64);

export const personSchema = z.object({
  id: personIdSchema,
  name: ownerSchema.shape.name,
  email: ownerSchema.shape.email,
  /** Absent: the browser's language. */
  lang: z.enum(LANGS).optional(),
  /** Ids of the channels that messages go to, all of them. */
  channels: z.array(z.string().max(100)).max(20),
  addedAt: msSchema,
});
export type Person = z.infer<typeof personSchema>;

/** Who looks after every account of a login that has nobody of its own. */
export const loginOwnerSchema = z.object({
  /** See `loginIdOf`. */
  id: z.string().min(1).max(2000),
  ownerId: personIdSchema,
});
export type LoginOwner = z.infer<typeof loginOwnerSchema>;
