/** Writes the letter of a delivery, as its accounts stand now and in its reader's language. */
import { browser } from 'wxt/browser';
import { textsFor } from '@/utils/kit/texts';
import type { About } from '@/utils/model/delivery';
import type { Letter } from '@/utils/model/letter';
import type { Person } from '@/utils/model/person';
import type { AccountView, Snapshot } from '@/utils/model/snapshot';
import { placeOf } from '@/utils/sources/place';
import { languageTag } from '@/utils/wording/lang';
import { type LetterAbout, letterOf, testLetter } from '@/utils/wording/letter';
import { pageFor } from '@/utils/wording/own';
import { speaking } from '@/utils/wording/say';
import { stillSo } from './standing';

interface Told {
  view: AccountView;
  about: About;
}

/** What one human event did to a login is one item; the login's own account leads it. */
export const byLogin = <T extends Told>(told: readonly T[]): T[][] => {
  const units = new Map<string, T[]>();
  for (const each of told) {
    const { view, about } = each;
    const { state, cause = '' } = view.health;
    const key = view.family ? [view.family.id, about.step, state, cause].join('\n') : view.id;
    const unit = units.get(key);
    if (unit) unit.push(each);
    else units.set(key, [each]);
  }
  const own = ({ view }: T) => (view.parentId === undefined ? 0 : 1);
  return [...units.values()].map(unit => unit.sort((a, b) => own(a) - own(b)));
};

/** @param reader id of the person who is told */
const itemsOf = (told: readonly Told[], snapshot: Pick<Snapshot, 'tools'>, reader: string): LetterAbout[] =>
  byLogin(told).flatMap(([lead, ...others]) =>
    lead
      ? {
          view: lead.view,
          step: lead.about.step,
          others: others.map(({ view }) => view),
          again: lead.about.again === true,
          instead: lead.about.instead === true && lead.view.owner?.id !== reader,
          inCharge: lead.view.owner?.id === reader ? undefined : lead.view.owner?.name,
          place: placeOf(lead.view, pageFor(lead.view), snapshot.tools),
        }
      : [],
  );

const inLanguage = async <T>(lang: Person['lang'], fn: (tag: string) => T): Promise<T> => {
  const texts = await textsFor(lang);
  return speaking(texts, () => fn(languageTag(browser.i18n.getUILanguage())));
};

/** @returns `undefined` where nothing of it is so any more */
export const writeLetter = async (
  about: readonly About[],
  person: Person,
  snapshot: Snapshot,
  now: number,
): Promise<Letter | undefined> => {
  const told = await stillSo(about, snapshot, now);
  if (!told.length) return undefined;
  return inLanguage(person.lang, tag => letterOf(itemsOf(told, snapshot, person.id), person.name, now, tag));
};

export const writeTest = (name: string, lang: Person['lang']): Promise<Letter> =>
  inLanguage(lang, tag => testLetter(name, tag));
