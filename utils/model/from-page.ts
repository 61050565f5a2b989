/** What content scripts on tools' pages may ask of the background, beside what everybody may: rows in, and what a person presses there. */
import { z } from 'zod';
import { idSchema, ownerSchema } from './account';

const id = z.string().min(1).max(64);

/** One row as a content script read it from a tool's page. Page text: untrusted. */
export const rowSchema = z.object({
  /** Position key chosen by the content script; comes back with the verdict. */
  key: z.string().max(200),
  network: idSchema.optional(),
  handle: z.string().max(300).optional(),
  name: z.string().max(300).optional(),
  toolAccountId: z.string().max(300).optional(),
  /** Who is to be told about it, as the tool says. */
  owner: z.string().max(300).optional(),
  /** What the tool itself shows for this row. */
  shows: z.enum(['ended', 'alive']).optional(),
  /** It only names the account, such as an option of a picker or what feeds a stream: several rows may mean the same one. */
  mention: z.boolean().optional(),
});

export const fromToolPages = {
  /** The page shows the person where the tool reconnects this account. */
  guided: { from: 'content', schema: z.object({ id }) },
  /** Who the tool names as the one to be told becomes the owner; the person's own click. */
  ownerHere: { from: 'content', schema: z.object({ id, name: ownerSchema.shape.name }) },
  /** The sender's page again, in a window in which nobody is signed in. */
  openPrivately: { from: 'content', schema: z.object({ id }) },
  /** How the surfaces of the tool that the sender's page belongs to are told; once per page. */
  surfacesHere: { from: 'content', schema: z.object({}) },
  /** A surface is there: bring the overlay into the sender's frame. */
  bringOverlay: { from: 'content', schema: z.object({}) },
  /** The tool of the sender's page, as the overlay needs it. */
  toolHere: { from: 'content', schema: z.object({}) },
  /** "Track all": rows of the sender's page that nobody knows yet. */
  trackAll: { from: 'content', schema: z.object({ rows: z.array(rowSchema).min(1).max(10_000) }) },
  /** The rows of the sender's page in one message; answered with what to show. The tool is told by the sender's address. */
  scan: { from: 'content', schema: z.object({ rows: z.array(rowSchema).max(10_000) }) },
} as const;
