/** What the guard on a network's own page says to the background. Which network it is comes from the browser, never from the page. */
import { z } from 'zod';
import { idSchema } from './account';
import { GUARD_KINDS } from './guard';

/** What is done on the page, by its address. */
const guardedSchema = z.object({ kind: z.enum(GUARD_KINDS), subject: z.string().max(300).optional() });

export const guardMessages = {
  /** Warn on a network's own pages, or stop. */
  setGuard: { from: 'page', schema: z.object({ network: idSchema, on: z.boolean() }) },
  /** A page on which tokens may be ended: bring the guard there, if it has something to say. */
  bringGuard: { from: 'content', schema: guardedSchema },
  /** Answered with what to show, if anything. */
  guard: { from: 'content', schema: guardedSchema },
  /** Not on this kind of page any more: for a week, or for ever. */
  dismissGuard: { from: 'content', schema: guardedSchema.extend({ forEver: z.boolean() }) },
  /** Open the list of the accounts at risk once this page is left, or do not. */
  remindAfter: { from: 'content', schema: guardedSchema.extend({ on: z.boolean() }) },
  /** Such a page is being left. */
  leaving: { from: 'content', schema: z.object({}) },
} as const;
