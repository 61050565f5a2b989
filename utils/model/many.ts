/** What can be done to several accounts at once. */
import { z } from 'zod';
import { msSchema } from './evidence';
import { ownerChoiceSchema } from './owner-choice';

const tag = z.string().trim().min(1).max(80);

export const manyChangeSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('snooze'), until: msSchema.nullable(), reason: z.string().max(300).optional() }),
  z.object({ what: z.literal('pause'), paused: z.boolean() }),
  z.object({ what: z.literal('owner'), owner: ownerChoiceSchema }),
  z.object({ what: z.literal('tags'), add: z.array(tag).max(50), remove: z.array(z.string()).max(1_000) }),
  /** Here only: what they have at the networks stays. */
  z.object({ what: z.literal('remove') }),
]);
export type ManyChange = z.infer<typeof manyChangeSchema>;

/** An account has no more of them than this. */
export const MOST_TAGS = 50;

/** In the order in which they were given; none twice, whatever its case. */
export const tagged = (tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] => {
  const kept = tags.filter(each => !remove.includes(each));
  const there = new Set(kept.map(each => each.toLowerCase()));
  const fresh = add.filter(each => !there.has(each.toLowerCase()) && there.add(each.toLowerCase()));
  return [...kept, ...fresh].slice(0, MOST_TAGS);
};
