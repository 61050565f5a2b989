/** Both languages say everything, with the same keys and placeholders, and every word of the model has its texts. */
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';
import { INCONCLUSIVE, TOKEN_KINDS } from '../../../utils/model/evidence';
import { OBSTACLES, UNKNOWN_REASONS } from '../../../utils/model/health';
import { ADVICE, OUTCOMES } from '../../../utils/model/outcomes';
import { PASTE_PROBLEMS } from '../../../utils/model/pasted';
import { CAUSES, EVIDENCE_KINDS, STATES } from '../../../utils/model/words';
import { GROUPS } from '../../../utils/wording/groups';
import { NETWORKS, NOTED } from '../../../utils/wording/names';
import { keyOf } from '../../../utils/wording/say';
import { type Lang, localeFile } from '../support/messages';

const LANGS: Lang[] = ['en', 'de'];

const shapes = async (lang: Lang): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await parseMessagesFile(localeFile(lang))).map(entry => [
      entry.key.join('.'),
      [entry.type, entry.substitutions, entry.namedSubstitutions.toSorted().join()].join('|'),
    ]),
  );

const [en, de] = await Promise.all(LANGS.map(shapes));

describe('locales', () => {
  test('English and German have the same keys, plural forms and placeholders', () => {
    expect(de).toEqual(en);
  });

  test('names keep apart when joined, and hold only what browsers allow', () => {
    const names = Object.keys(en ?? {}).map(key => key.replaceAll('.', '_').toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter(name => !/^[a-z0-9_@]+$/.test(name))).toEqual([]);
  });

  test.each(LANGS)('%s: no text is empty, and stores take the description', async lang => {
    const entries = await parseMessagesFile(localeFile(lang));
    const texts = entries.flatMap(entry => ('plurals' in entry ? Object.values(entry.plurals) : [entry.message]));
    expect(texts.filter(text => !String(text).trim()).length).toBe(
      texts.length - texts.filter(text => String(text).trim()).length,
    );
    const description = entries.find(entry => entry.key.join('.') === 'extension.description');
    expect(description && 'message' in description && description.message.length).toBeLessThanOrEqual(132);
  });
});

const wanted: [what: string, keys: string[]][] = [
  ['state', STATES.map(state => `state.${state}`)],
  [
    'cause',
    CAUSES.flatMap(cause =>
      ['title', 'explain', 'step1', 'step2', 'step3'].map(part => `cause.${keyOf(cause)}.${part}`),
    ),
  ],
  ['outcome', OUTCOMES.map(outcome => `outcome.${keyOf(outcome)}`)],
  ['obstacle', OBSTACLES.flatMap(obstacle => ['line', 'explain'].map(part => `obstacle.${keyOf(obstacle)}.${part}`))],
  [
    'reason',
    UNKNOWN_REASONS.filter(reason => !OBSTACLES.some(obstacle => obstacle === reason)).map(
      reason => `reason.${keyOf(reason)}`,
    ),
  ],
  ['evidence kind', EVIDENCE_KINDS.map(kind => `evidence.kind.${keyOf(kind)}`)],
  ['failure', INCONCLUSIVE.map(reason => `failure.${keyOf(reason)}`)],
  ['advice', ADVICE.map(advice => `advice.${keyOf(advice)}`)],
  ['problem of a paste', PASTE_PROBLEMS.map(problem => `paste.problem.${keyOf(problem)}`)],
  ['kind of token', TOKEN_KINDS.map(kind => `paste.kinds.${keyOf(kind)}`)],
  ['group', GROUPS.map(group => `group.${group}`)],
  ['who', ['owner_of_login', 'page_admin', 'app_developer', 'nobody'].map(who => `who.${who}`)],
  [
    'network',
    [...Object.keys(NETWORKS).map(id => `network.${keyOf(id)}.who`), ...NOTED.map(id => `network.${keyOf(id)}.note`)],
  ],
];

describe.each(wanted)('every %s', (_, keys) => {
  test('has its texts', () => {
    expect(keys.filter(key => !en?.[key])).toEqual([]);
  });
});
