/** In words: when rows were found on a tool's page, or since when they were not. */
import { i18n } from '#i18n';
import type { Sighting } from '@/utils/model/recipe';
import { say, sayCount } from '@/utils/wording/say';
import { relativeTime, shortDate } from '@/utils/wording/time';

export const rowsFound = (
  sighting: Sighting | undefined,
  now: number,
  lang: string,
): { text: string; kind: 'good' | 'bad' | 'quiet' } => {
  if (!sighting) return { text: i18n.t('taught.never'), kind: 'quiet' };
  const { foundAt, missingSince, rows = 0 } = sighting;
  if (missingSince !== undefined)
    return foundAt === undefined
      ? { text: i18n.t('taught.none_yet'), kind: 'bad' }
      : { text: say('taught.none_since', { date: shortDate(foundAt, now, lang) }), kind: 'bad' };
  return { text: `${sayCount('taught.rows', rows, lang)}, ${relativeTime(foundAt ?? now, now, lang)}`, kind: 'good' };
};
