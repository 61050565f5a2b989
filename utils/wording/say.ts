/** Says a text by its key, for keys that are put together from words of the model; a test walks all of them. */
import { i18n } from '#i18n';

export type Named = Record<string, string | number>;

type Loose = {
  (key: string, named: Named): string;
  (key: string, count: number, sub: string[], named: Named): string;
};
// The generated types know each whole key; a key made of `cause.` and a cause is a string to them.
const loose = i18n.t as unknown as Loose;

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
