/** The import and export file, format 1 (DESIGN.md 6.5), as a schema that refuses unknown keys. */
import { z } from 'zod';
import { idSchema, ownerSchema } from './account';
import { hasUser } from './address';

const iso = z.iso.datetime({ offset: true });

/** An address that secrets and tokens go to: never in the clear. */
export const endpointSchema = z.url({ protocol: /^https$/ }).refine(url => !hasUser(url), 'no-user');
/** A server's address without a slash at its end, so that it reads the same wherever it was typed. */
export const issuerSchema = endpointSchema.transform(url => url.replace(/\/$/, ''));
/** A tool's address: scheme, host and port, however much of a page's address was pasted. */
export const originSchema = endpointSchema.transform(url => new URL(url).origin);
/** The same, with the folder that the tool lives in where it has not the host to itself; no slash at the end. */
export const baseSchema = endpointSchema.transform(
  url => new URL(url).origin + new URL(url).pathname.replace(/\/+$/, ''),
);
const text = (most: number) => z.string().min(1).max(most);

export const importedAccountSchema = z.strictObject({
  network: idSchema,
  handle: z.string().max(300),
  networkAccountId: text(300).optional(),
  issuer: issuerSchema.optional(),
  name: text(300).optional(),
  holder: idSchema,
  toolAccountId: text(300).optional(),
  owner: z.strictObject(ownerSchema.shape).optional(),
  login: text(300).optional(),
  connectedAt: iso.optional(),
  expiresAt: iso.nullish(),
  accessToken: text(20_000).optional(),
  refreshToken: text(20_000).optional(),
  refreshExpiresAt: iso.nullish(),
  scopes: z.array(text(300)).max(200).optional(),
  tags: z.array(text(80)).max(50).optional(),
});
export type ImportedAccount = z.infer<typeof importedAccountSchema>;

export const importedAppSchema = z.strictObject({
  network: idSchema,
  clientId: text(500),
  clientSecret: text(2000).optional(),
  tokenEndpoint: endpointSchema.optional(),
  issuer: issuerSchema.optional(),
});

export const importedToolSchema = z.strictObject({
  tool: idSchema,
  origin: endpointSchema,
  apiKey: text(2000).optional(),
  accountId: text(300).optional(),
});

export const importFileSchema = z.strictObject({
  format: z.literal('token-health/accounts'),
  version: z.literal(1),
  apps: z.array(importedAppSchema).max(200).optional(),
  tools: z.array(importedToolSchema).max(200).optional(),
  accounts: z.array(importedAccountSchema).max(50_000).optional(),
});
export type ImportFile = z.infer<typeof importFileSchema>;
