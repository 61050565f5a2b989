/** Says a text by its key, for keys that are put together from words of the model; a test walks all of them. */
import { i18n } from '#i18n';

export type Named = Record<string, string | number>;

type Loose = {
  (key: string, named: Named): string;
  (key: string, count: number, sub: string[], named: Named): string;
};
/** The texts of one language as the build writes them: `_locales/<language>/messages.json`. */
export type Texts = Readonly<Record<string, { message: string }>>;

/** Set while `speaking` runs, which cannot be interrupted; the browser's own language otherwise. */
let spoken: Texts | undefined;

/** Forms of a plural text, as the build joins them: one and many, or none, one and many. */
const formOf = (forms: readonly string[], count: number): string | undefined =>
  forms.length > 2 ? forms[Math.min(count, 2)] : forms[forms.length === 2 && count !== 1 ? 1 : 0];

const fill = (texts: Texts, key: string, args: readonly unknown[]): string => {
  const count = args.find(each => typeof each === 'number');
  const sub: unknown[] = args.find(Array.isArray) ?? (count === undefined ? [] : [count]);
  const named = args.find((each): each is Named => typeof each === 'object' && each !== null && !Array.isArray(each));
  const text = texts[key.replaceAll('.', '_')]?.message ?? '';
  const form = count === undefined ? text : (formOf(text.split(' | '), count) ?? '');
  return form
    .replace(/\$(?:\$|([1-9]))/g, (_whole, digit?: string) => (digit ? String(sub[Number(digit) - 1] ?? '') : '$'))
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(named?.[name] ?? whole));
};

/**
 * Everything that `fn` says is said in the language of these texts; `undefined`: in the browser's. `fn` must not be async:
 * what is said after its first wait would be in another language.
 */
export const speaking = <T>(texts: Texts | undefined, fn: () => T): T => {
  const before = spoken;
  spoken = texts;
  try {
    return fn();
  } finally {
    spoken = before;
  }
};

/**
 * The browser's texts where there are any, or ours for good. Chromium (seen in 156, 2026-11) forgets all texts of an extension, in
 * every page and worker of that process, when one of its pages is closed in the very moment in which it asks for them.
 * Never throws: a page without words still shows its accounts.
 * @param load reads `_locales/<language>/messages.json` of the browser's language
 */
export const haveTexts = async (load: () => Promise<Texts | undefined>): Promise<void> => {
  if (i18n.t('extension.language')) return;
  const texts = await load().catch(() => undefined);
  if (texts) (i18n as { t: unknown }).t = (key: string, ...args: unknown[]) => fill(texts, key, args);
};

const either = (key: string, ...args: unknown[]): string =>
  spoken ? fill(spoken, key, args) : (i18n.t as (key: string, ...args: unknown[]) => string)(key, ...args);

/** `i18n.t` for texts that may be said in somebody else's language. */
export const t = either as typeof i18n.t;
// The generated types know each whole key; a key made of `cause.` and a cause is a string to them.
const loose: Loose = either;

/** `password-changed` -> `password_changed`: message names hold no hyphens. */
export const keyOf = (word: string): string => word.replaceAll('-', '_');

export const say = (key: string, named: Named = {}): string => loose(key, named);

const numbers = new Map<string, Intl.NumberFormat>();

const numberBy = (lang: string): Intl.NumberFormat => {
  const known = numbers.get(lang) ?? new Intl.NumberFormat(lang);
  numbers.set(lang, known);
  return known;
};

/** A text with a plural form; the number is written the way the language writes numbers. */
export const sayCount = (key: string, count: number, lang: string, named: Named = {}): string =>
  loose(key, count, [numberBy(lang).format(count)], named);
