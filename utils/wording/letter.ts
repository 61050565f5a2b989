/** The message to a person: which account, which tool, why, what to do, by when, and where. Nothing in it is secret by type. */
import { helpOf } from '../health/causes';
import type { Letter, LetterItem } from '../model/letter';
import type { AccountView } from '../model/snapshot';
import { BROWSER, isLost } from '../model/words';
import { named, toolButton } from './account';
import { explanation } from './cause';
import { timeLeft } from './deadline';
import { accountName, holderName, networkName, shortNetwork } from './names';
import { helpFor } from './own';
import { say, sayCount } from './say';
import { listNames } from './signIn';
import { stateLine } from './state';
import { isoTime, longDate } from './time';

/** One human event: the account that it is told of, and what shares its fate. */
export interface LetterAbout {
  view: AccountView;
  /** `lost`, `back`, or `days:<n>`. */
  step: string;
  others: readonly AccountView[];
  /** Told before, and nothing has happened since. */
  again: boolean;
  /** Told in the place of whoever looks after it: nothing reaches them, or there is nobody. */
  instead?: boolean;
  /** Who looks after it, where that is somebody else than the reader. */
  inCharge?: string | undefined;
  /** The page where it is mended: of the network, or of the tool. */
  place?: { url: string; of: 'network' | 'holder' } | undefined;
}

/** Names in one sentence; the rest is counted. */
const NAMED = 4;

const whole = (view: AccountView): string =>
  say('notice.account', {
    account: accountName(view),
    network: networkName(view.network, view.issuer),
    holder: holderName(view.holder),
  });

const titleOf = ({ view, step }: LetterAbout, now: number, lang: string): string => {
  const { state, deadline } = view.health;
  if (step === 'back') return say('notice.back', { account: accountName(view) });
  if (step.startsWith('days:') && deadline !== null)
    return say('notice.expiring', { account: accountName(view), left: timeLeft(deadline, now, lang) });
  return say(state === 'blocked' ? 'notice.blocked' : 'notice.lost', { ...named(view) });
};

/** What the steps are about is still running: they are those of an end that is near. */
const soon = (view: AccountView): AccountView =>
  view.health.state === 'expiring' || isLost(view.health.state)
    ? view
    : { ...view, health: { ...view.health, state: 'expiring' } };

const linkOf = ({ view, place }: LetterAbout): LetterItem['link'] | undefined =>
  place && {
    url: place.url,
    text: say('common.open_network', {
      network: place.of === 'holder' ? holderName(view.holder) : shortNetwork(view.network, view.issuer),
    }),
  };

const byOf = ({ view }: LetterAbout, now: number, lang: string): string => {
  const { deadline } = view.health;
  if (deadline !== null && deadline > now) return say('letter.by', { date: longDate(deadline, lang) });
  return isLost(view.health.state) ? say('letter.by_now') : '';
};

const itemOf = (about: LetterAbout, before: string, now: number, lang: string): LetterItem => {
  const { view, step, others } = about;
  const { state, cause, deadline } = view.health;
  const names = others.slice(0, NAMED).map(accountName);
  const back = step === 'back';
  const told = back ? undefined : explanation({ ...soon(view), button: toolButton(view) });
  const link = back ? undefined : linkOf(about);
  const line = told?.title && cause ? told.title : stateLine(view, now, lang);
  return {
    accountId: view.id,
    network: view.network,
    holder: view.holder,
    step,
    state,
    ...(cause ? { cause } : {}),
    ...(deadline === null ? {} : { deadline: isoTime(deadline) }),
    account: whole(view),
    title: back || !isLost(state) ? titleOf(about, now, lang) : line,
    why: told?.explain ?? '',
    ...(before ? { before } : {}),
    heading: say(view.holder === BROWSER ? 'letter.do_here' : 'letter.do_tool', { holder: holderName(view.holder) }),
    steps: told?.steps ?? [],
    by: back ? '' : byOf(about, now, lang),
    also: names.length ? say('letter.also', { names: listNames(names, others.length - names.length, lang) }) : '',
    who: told && (helpFor(view) ?? helpOf(cause ?? 'lifetime-ended')).who !== 'owner-of-login' ? told.who : '',
    ...(link ? { link } : {}),
  };
};

const subjectOf = (about: readonly LetterAbout[], now: number, lang: string): string => {
  const [only, ...more] = about;
  if (!only) return '';
  const all = about.flatMap(({ view, others }) => [view, ...others]);
  const text = more.length
    ? sayCount(about.every(({ step }) => step === 'back') ? 'notice.digest_back' : 'notice.digest', all.length, lang)
    : titleOf(only, now, lang);
  return about.every(({ again }) => again) ? say('letter.again', { subject: text }) : text;
};

/** What a reader has to know first: it is not new, or not theirs. A sentence of its own, or after the greeting. */
const beforeOf = ({ again, instead, inCharge: name }: LetterAbout, alone: boolean): string => {
  if (again && name) return say('letter.second', { name });
  if (again) return alone ? say('letter.item_still') : say('letter.still');
  if (instead && name) return say('letter.instead', { name });
  if (instead) return alone ? say('letter.item_unowned') : say('letter.unowned');
  return '';
};

/** The same of all of them; `undefined`: of some, or of none. */
const allBefore = (about: readonly LetterAbout[]): string | undefined => {
  const [first = '', ...more] = about.map(each => beforeOf(each, false));
  return first && more.every(text => text === first) ? first : undefined;
};

/** The reader's own that still need somebody; those that work again, and what others should have done, is only told of. */
const leadOf = (about: readonly LetterAbout[], lang: string): string => {
  const needing = about
    .filter(({ step, again, instead, inCharge }) => step !== 'back' && !instead && !(again && inCharge))
    .flatMap(({ view, others }) => [view, ...others]);
  return needing.length ? sayCount('letter.lead', needing.length, lang) : '';
};

/**
 * @param name who is addressed; empty: whoever it may concern
 * @param now epoch ms
 */
export const letterOf = (about: readonly LetterAbout[], name: string, now: number, lang: string): Letter => {
  const before = allBefore(about);
  return {
    lang,
    subject: subjectOf(about, now, lang),
    greeting: name ? say('letter.greeting', { name }) : say('letter.greeting_anyone'),
    lead: before ?? leadOf(about, lang),
    items: about.map(each => itemOf(each, before === undefined ? beforeOf(each, true) : '', now, lang)),
    foot: say('letter.foot'),
  };
};

/** What a press on "Test" sends. */
export const testLetter = (name: string, lang: string): Letter => ({
  lang,
  subject: say('letter.test_subject'),
  greeting: say('letter.greeting', { name }),
  lead: say('letter.test_text'),
  items: [],
  foot: say('letter.foot'),
});
