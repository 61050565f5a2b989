/** What our own pages ask of the background about the apps that the user registered with networks. */
import { z } from 'zod';
import { idSchema } from './account';
import { endpointSchema, issuerSchema } from './exchange';

export const forApps = {
  saveApp: {
    from: 'page',
    schema: z.object({
      network: idSchema,
      clientId: z.string().trim().min(1).max(500),
      clientSecret: z.string().max(2000).optional(),
      tokenEndpoint: endpointSchema.optional(),
      issuer: issuerSchema.optional(),
    }),
  },
  /** For networks whose servers register clients themselves: an app for this server, the known one if there is one. */
  registerApp: { from: 'page', schema: z.object({ network: idSchema, issuer: issuerSchema }) },
  removeApp: { from: 'page', schema: z.object({ id: z.string().min(1) }) },
} as const;
