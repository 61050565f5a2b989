/** App and tool connection: what the user registered with a network or runs themselves. Secrets are in the vault, not here. */
import { z } from 'zod';
import { idSchema } from './account';

export const appSchema = z.object({
  /** `app:` + network + issuer + client id: importing the same app twice finds the same one. */
  id: z.string().min(1),
  network: idSchema,
  clientId: z.string().min(1).max(500),
  /** A secret is in the vault under this id. */
  hasSecret: z.boolean(),
  /** The user's broker, which adds the secret. */
  tokenEndpoint: z.url().optional(),
  issuer: z.url().optional(),
  addedAt: z.number(),
});
export type App = z.infer<typeof appSchema>;

export const appIdOf = (app: { network: string; clientId: string; issuer?: string | undefined }): string =>
  ['app', app.network, app.issuer ?? '', app.clientId].join(':');

export const toolConnectionSchema = z.object({
  id: z.string().min(1),
  tool: idSchema,
  origin: z.url(),
  hasApiKey: z.boolean(),
  accountId: z.string().optional(),
  addedAt: z.number(),
});
export type ToolConnection = z.infer<typeof toolConnectionSchema>;

export const toolConnectionIdOf = (tool: { tool: string; origin: string; accountId?: string | undefined }): string =>
  ['tool', tool.tool, tool.origin, tool.accountId ?? ''].join(':');
