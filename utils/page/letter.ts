/** The message that a person takes along by hand: the same letter that goes through channels, in the owner's language. */
import { browser } from 'wxt/browser';
import { textsFor } from '../kit/texts';
import type { AccountView, Snapshot } from '../model/snapshot';
import { isLost } from '../model/words';
import { placeOf } from '../sources/place';
import { languageTag } from '../wording/lang';
import { letterOf } from '../wording/letter';
import { letterText, mailtoOf } from '../wording/letterText';
import { pageFor } from '../wording/own';
import { speaking } from '../wording/say';

export interface Written {
  subject: string;
  text: string;
  mailto: string;
}

/** @param now epoch ms */
export const writeByHand = async (view: AccountView, snapshot: Snapshot, now: number): Promise<Written> => {
  const person = snapshot.people.find(({ id }) => id === view.owner?.id);
  const texts = await textsFor(person?.lang);
  return speaking(texts, () => {
    const { state } = view.health;
    const about = {
      view,
      step: isLost(state) ? 'lost' : 'days:0',
      others: [],
      again: false,
      place: placeOf(view, pageFor(view), snapshot.tools),
    };
    const name = view.owner?.name ?? '';
    const letter = letterOf([about], name, now, languageTag(browser.i18n.getUILanguage()));
    const text = letterText(letter);
    return { subject: letter.subject, text, mailto: mailtoOf(person?.email ?? view.owner?.email, letter, text) };
  });
};
