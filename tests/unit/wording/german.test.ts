/** German is translated, says "du", and uses the words of the German tools; counts, dates and lists come from `Intl`, not from our hands. */
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { expect, test } from 'vitest';
import { sources, withoutComments } from '../../architecture/sources';
import { type Lang, localeFile } from '../support/messages';

const texts = async (lang: Lang): Promise<Map<string, string>> =>
  new Map(
    (await parseMessagesFile(localeFile(lang))).map(entry => [
      entry.key.join('.'),
      'plurals' in entry ? Object.values(entry.plurals).join(' | ') : entry.message,
    ]),
  );
const [en, de] = await Promise.all([texts('en'), texts('de')]);

/** Words that are the same in both: names, and what German teams say in English anyway. */
const SAME = new Set([
  ...['App', 'Apps', 'Tool', 'Tools', 'Token', 'Handle', 'Login', 'Logins', 'Tags', 'Name', 'Team', 'Slack', 'Discord'],
  ...[
    'Token Health',
    'Organisation',
    'Microsoft Teams',
    'Webhook',
    'JMAP',
    'E-Mail',
    'Status',
    'Text',
    'Import',
    'JSON',
    'Secret',
    // Livefyre's own button: it has no German pages.
    'Refresh Token',
  ],
]);

/** What is left of a text without its placeholders, and without names that have no translation. */
const words = (text: string): string =>
  text
    .replace(/\{\w+\}|\$\d/g, '')
    .replace(/Token Health/g, '')
    .trim();

test('what is the same in both languages is on the list of words that are', () => {
  const equal = [...en].filter(([key, text]) => de.get(key) === text && !key.startsWith('@@'));
  const open = equal.filter(([, text]) => /\p{L}{2}/u.test(words(text)) && !SAME.has(words(text)));
  expect(open).toEqual([]);
});

test('every plural has both of its forms in both languages', async () => {
  for (const lang of ['en', 'de'] as const) {
    const entries = await parseMessagesFile(localeFile(lang));
    const plurals = entries.flatMap(entry =>
      'plurals' in entry ? [[entry.key.join('.'), entry.plurals] as const] : [],
    );
    expect(plurals.length).toBeGreaterThan(20);
    expect(plurals.filter(([, forms]) => !('1' in forms && 'n' in forms)).map(([key]) => key)).toEqual([]);
    // A text that begins with a number but has no plural form would say "1 accounts".
    const counted = entries.filter(entry => 'message' in entry && /^(\$1|\{count\}) \p{L}/u.test(entry.message));
    // These are only said of several.
    const several = ['overlay.many_fit', 'guard.more'];
    expect(counted.map(entry => entry.key.join('.')).filter(key => !several.includes(key))).toEqual([]);
  }
});

test('German says "du": no polite form within a sentence', () => {
  const polite = /(?<![.!?:„“»] |^|\n)\b(Sie|Ihr|Ihre|Ihren|Ihrem|Ihrer|Ihnen)\b/u;
  expect([...de].filter(([, text]) => polite.test(text))).toEqual([]);
});

test('German uses the words of the German tools', () => {
  const wrong = /\b(Dashboard|Account|Accounts|Snooze|Deadline|Owner)\b/;
  expect([...de].filter(([, text]) => wrong.test(text))).toEqual([]);
});

test('plurals, dates and lists are not made by hand', () => {
  const byHand = [
    // "1 account" + "s", months and weekdays in words, dates put together from their parts, lists joined by "and".
    /[=!]== 1 \? '(s)?'|\+ 's'/,
    /['"](January|Januar|Monday|Montag|Jan|Mon)['"]/,
    // Day before month is for people; year, month, day is what date fields take.
    /getDate\(\)[^;\n]*getMonth\(\)/,
    /join\(' (and|und) '\)/,
    /toLocale(Date|Time)?String\(\)/,
  ];
  const found = sources
    .filter(({ path }) => /^(components|entrypoints|utils)\//.test(path))
    .flatMap(({ path, text }) =>
      byHand.flatMap(rule => (rule.exec(withoutComments(text)) ?? []).slice(0, 1).map(hit => `${path}: ${hit}`)),
    );
  expect(found).toEqual([]);
});
