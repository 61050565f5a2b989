/** What a person has to know before the sign-in window opens, and while it is open: which login, what to leave ticked, what to watch for. */
import { BROWSER, needsPerson } from '../model/words';
import { named, type Told } from './account';
import { accountName, PRIVATE_WINDOW, TICKS_PAGES } from './names';
import { say, sayCount } from './say';

/** "Acme, Blue Bakery and 3 more" */
export const listNames = (names: readonly string[], more: number, lang: string): string =>
  new Intl.ListFormat(lang).format(more > 0 ? [...names, sayCount('notice.more', more, lang)] : names);

const who = (told: Told): string => {
  const words = named(told);
  // "who administers Anna" of Anna herself says nothing.
  return told.parentId && words.login !== accountName(told) ? say('sign_in.as_admin', words) : say('sign_in.as', words);
};

/** Only where the network's own dialog asks for it, and there is something to leave ticked. */
const ticked = ({ network, family }: Told, lang: string): string[] =>
  family && TICKS_PAGES.includes(network)
    ? [say('sign_in.ticked', { names: listNames(family.names, family.size - family.names.length, lang) })]
    : [];

/** Sentences, the most important first; none for what a tool holds, or where no sign-in is due. */
export const signInHints = (told: Told, lang: string): string[] => {
  const due = needsPerson(told.health.state) || told.health.state === 'limited';
  if (told.holder !== BROWSER || !due || told.obstacle === 'app-missing') return [];
  const own = PRIVATE_WINDOW.includes(told.network) ? [say('sign_in.private', named(told))] : [];
  return [who(told), ...ticked(told, lang), ...own];
};
