/** Suspicion: what the network said of one account makes it likely that another of the same login was hit too. It is no state. */
import { z } from 'zod';
import { msSchema } from './evidence';

export const suspicionSchema = z.object({
  /** What happened to the login. */
  cause: z.literal('password-changed'),
  /** When (ms) the network first said so. */
  at: msSchema,
  /** The network that said it, and the account that it said it of. */
  network: z.string().max(40),
  by: z.string().max(300),
});
export type Suspicion = z.infer<typeof suspicionSchema>;
