/** The texts of a language that is not the browser's, read from this extension's own files. */
import { browser } from 'wxt/browser';
import { type Lang, langOf } from '../model/lang';

export type LoadedTexts = Readonly<Record<string, { message: string }>>;

/** The language that the browser shows this extension in: one of those there are texts in. */
export const ownLang = (): Lang => {
  // The browser's own type knows only the names that it gives itself.
  const say = browser.i18n.getMessage as (name: string) => string;
  // Where it has lost its texts, ours stand in by the same choice.
  return langOf(say('extension_language') || browser.i18n.getUILanguage());
};

const known = new Map<Lang, Promise<LoadedTexts>>();

const load = async (lang: Lang): Promise<LoadedTexts> => {
  const response = await fetch(`${browser.runtime.getURL('/')}_locales/${lang}/messages.json`);
  return (await response.json()) as LoadedTexts;
};

/** What an extension page or the worker reads where the browser has lost its own copy. */
export const filedTexts = (): Promise<LoadedTexts> => load(langOf(browser.i18n.getUILanguage()));

/** `undefined`: the browser's own language will do, because it is the one, or because nobody asked for another. */
export const textsFor = async (lang: Lang | undefined): Promise<LoadedTexts | undefined> => {
  if (!lang || lang === ownLang()) return undefined;
  const loading = known.get(lang) ?? load(lang);
  known.set(lang, loading);
  loading.catch(() => known.delete(lang));
  return loading;
};
