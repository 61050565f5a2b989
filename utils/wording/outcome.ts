/** What came of something that a person asked for, in one calm sentence that says what to do next. */
import type { Outcome } from '../model/failure';
import type { Health } from '../model/health';
import { ADVICE, GOOD_OUTCOMES } from '../model/outcomes';
import { CAUSES } from '../model/words';
import { named, type Told } from './account';
import { causeTitle } from './cause';
import { holderName } from './names';
import { keyOf, say, sayCount } from './say';
import { listNames } from './signIn';

/** How long (ms) a success stays in its row. Failures stay until they are dismissed or something else happens. */
export const SUCCESS_SHOWN_MS = 120_000;
/** "Livefyre is open in a tab" is true for about as long as a person needs there. */
const OPENED_SHOWN_MS = 600_000;

export const isGood = (outcome: Outcome): boolean => GOOD_OUTCOMES.includes(outcome.code);

export const isShown = (outcome: Outcome, now: number): boolean => {
  const age = now - outcome.at;
  if (outcome.code === 'opened-tool' || outcome.code === 'opened-network') return age < OPENED_SHOWN_MS;
  return !isGood(outcome) || age < SUCCESS_SHOWN_MS;
};

/** A person went to the tool to reconnect it, and a reading since then says that it works. */
export const worksAgain = (health: Health, outcome: Outcome): boolean =>
  outcome.code === 'opened-tool' && health.state === 'healthy' && (health.evidence?.at ?? 0) >= outcome.at;

/** "Refreshed, but 2 Pages were not ticked: Acme and Blue Bakery" */
const without = ({ fields = {} }: Outcome): string => {
  const lang = say('extension.language');
  const names = (fields.names ?? '').split('\n').filter(Boolean);
  const more = Number(fields.more) || 0;
  // Where names are none of the reader's business, such as on a tool's page.
  if (!names.length) return say('outcome.refreshed_without_some');
  const words = { names: listNames(names, more, lang) };
  return fields.kind
    ? sayCount(`without.${fields.kind}`, names.length + more, lang, words)
    : say('outcome.refreshed_without', words);
};

const itSaid = ({ fields }: Outcome): string | undefined =>
  fields?.message && say('outcome.it_said', { message: fields.message });

/** Where the network's words tell the next step, that is what helps; the general sentence is not. */
const withAdvice = (text: string, words: Record<string, string>, outcome: Outcome): string => {
  const advice = ADVICE.find(each => each === outcome.fields?.advice);
  return [advice ? say(`advice.${keyOf(advice)}`, words) : text, itSaid(outcome)].filter(Boolean).join(' ');
};

export const outcomeText = (about: Told, outcome: Outcome): string => {
  const words = named(about);
  const { expected, got, scopes = '', hosts } = outcome.fields ?? {};
  const text =
    outcome.code === 'refreshed-without'
      ? without(outcome)
      : say(
          outcome.code === 'host-not-granted' && hosts ? 'outcome.host_elsewhere' : `outcome.${keyOf(outcome.code)}`,
          {
            hosts: hosts ?? '',
            ...words,
            expected: expected || words.account,
            got: got || say('outcome.somebody_else'),
            scopes,
          },
        );
  // Signed in, and the network says at once why that is no use: a reading in a minute would not tell anything else.
  const cause = outcome.code === 'not-proved' ? CAUSES.find(each => each === outcome.fields?.cause) : undefined;
  const refused = cause && say('outcome.signed_in_but', { ...words, why: causeTitle(about, cause) });
  return refused ? [refused, itSaid(outcome)].filter(Boolean).join(' ') : withAdvice(text, words, outcome);
};

/** The same for a sign-in or sign-out at a tool, which is no account. */
export const toolOutcomeText = (tool: string, outcome: Outcome): string => {
  const words = { network: holderName(tool), holder: holderName(tool) };
  return withAdvice(say(`outcome.${keyOf(outcome.code)}`, words), words, outcome);
};
