/** What happened, what it means and what to do, for every cause and obstacle, in numbered steps. */
import { helpOf } from '../health/causes';
import type { Cause } from '../model/words';
import { named, type Told } from './account';
import { helpFor, ownOf } from './own';
import { keyOf, type Named, say } from './say';

export interface Explanation {
  title: string;
  explain: string;
  /** In the order in which they are to be done; empty for an obstacle, whose button is the step. */
  steps: string[];
  /** Who can do it; empty where that goes without saying. */
  who: string;
}

const STEPS = ['step1', 'step2', 'step3'];

const ofCause = (
  cause: Cause,
  heading: string,
  words: Named,
  steps = `cause.${keyOf(cause)}`,
  who = helpOf(cause).who,
): Explanation => ({
  title: say(`${heading}.title`, words),
  explain: say(`${heading}.explain`, words),
  steps: STEPS.map(step => say(`${steps}.${step}`, words)),
  who: say(`who.${keyOf(who)}`, words),
});

/** The title of a cause, in the network's own words where it has such. */
export const causeTitle = (told: Told, cause: Cause): string => {
  const own = ownOf({ ...told, health: { ...told.health, cause } });
  return say(own ? `own.${own.key}.title` : `cause.${keyOf(cause)}.title`, named(told));
};

/** It works, but the last sign-in left this one out. */
export const leftOut = (told: Pick<Told, 'health' | 'unlisted'>): boolean =>
  told.unlisted === true && told.health.cause === 'scope-missing';

/** Obstacle first: until it is out of the way nothing else can be seen to help. `undefined`: nothing to explain. */
export const explanation = (told: Told): Explanation | undefined => {
  const words = named(told);
  if (told.obstacle) {
    const key = `obstacle.${keyOf(told.obstacle)}`;
    return { title: say(`${key}.line`, words), explain: say(`${key}.explain`, words), steps: [], who: '' };
  }
  const { cause, state } = told.health;
  if (leftOut(told)) {
    const steps = STEPS.map(step => say(`left_out.${step}`, words));
    return { title: say('left_out.title', words), explain: say('left_out.explain', words), steps, who: '' };
  }
  const own = ownOf(told);
  if (own) return ofCause(cause ?? 'lifetime-ended', `own.${own.key}`, words, `own.${own.key}`, helpFor(told)?.who);
  if (cause) return ofCause(cause, `cause.${keyOf(cause)}`, words);
  // What is about to run out is mended the way it is mended afterwards.
  return state === 'expiring' || state === 'expired'
    ? ofCause('lifetime-ended', state === 'expired' ? 'cause.lifetime_ended' : 'soon', words)
    : undefined;
};
