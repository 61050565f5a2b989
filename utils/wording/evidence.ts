/** How we know, and how old it is: the quiet third line. A guess never reads like a fact. */
import type { EvidenceKind } from '../model/words';
import { named, type Told } from './account';
import { keyOf, say, t } from './say';
import { longDate, relativeDay, relativeTime, shortDate } from './time';

export const evidenceName = (kind: EvidenceKind): string => say(`evidence.kind.${keyOf(kind)}`);

const source = (told: Told, now: number, lang: string): string => {
  const { evidence, state, deadline } = told.health;
  if (!evidence) return told.addedAt ? say('evidence.added', { when: relativeDay(told.addedAt, now, lang) }) : '';
  const when = relativeTime(evidence.at, now, lang);
  switch (evidence.kind) {
    case 'network':
      // Nobody is asked any more: what counts is the day on which it was announced.
      if (told.health.cause === 'api-discontinued')
        return say('evidence.discontinued', { ...named(told), date: longDate(evidence.at, lang) });
      return say(state === 'healthy' ? 'evidence.network_good' : 'evidence.network_bad', { ...named(told), when });
    case 'tool-api':
      return say('evidence.tool_api', { ...named(told), when });
    case 'tool-page':
      return say('evidence.tool_page', { ...named(told), when: relativeDay(evidence.at, now, lang) });
    case 'estimate':
      return say('evidence.estimate', { date: shortDate(told.connectedAt ?? evidence.at, now, lang) });
    case 'user':
      return deadline === null ? say('evidence.user_told', { when }) : say('evidence.user');
  }
};

/** "Instagram said so 4 minutes ago", "Read in Livefyre today", "Estimate: connected on 1 Oct", ... */
export const evidenceLine = (told: Told, now: number, lang: string): string => {
  const line = source(told, now, lang);
  // What keeps us from reading is the state line of an unknown account; in any other state it stands here.
  if (told.obstacle && told.health.state !== 'unknown') {
    return [line, say(`obstacle.${keyOf(told.obstacle)}.line`, named(told))].filter(Boolean).join(' · ');
  }
  // A try that told nothing leaves the state alone, but nobody should take the line above for fresh.
  if (!told.failure || !told.failures) return line;
  // Who did not answer stands before it already.
  return `${line} · ${told.failure === 'unreachable' ? t('evidence.no_answer') : failureText(told)}`;
};

/** Why the last try told nothing; empty where it told something. */
export const failureText = (told: Told): string =>
  told.failure ? say(`failure.${keyOf(told.failure)}`, named(told)) : '';
