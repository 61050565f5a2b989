/** How far somebody has come in the welcome. */
import { z } from 'zod';
import { idSchema } from './account';

export const STEPS = ['uses', 'begin', 'pin'] as const;
export type Step = (typeof STEPS)[number];

export const progressSchema = z.object({
  step: z.enum(STEPS),
  networks: z.array(idSchema).max(100),
  tools: z.array(idSchema).max(100),
});
export type Progress = z.infer<typeof progressSchema>;
