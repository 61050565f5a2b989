/** Import this in tests that read texts: English, until `speak` changes the language. */
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Lang, messagesOf } from './messages';
import { getMessageFrom } from './stub';

const get = { en: getMessageFrom(await messagesOf('en')), de: getMessageFrom(await messagesOf('de')) };
let lang: Lang = 'en';

// Plain functions, not mocks: the configuration resets mocks before each test.
Object.assign(fakeBrowser.i18n, {
  getMessage: (name: string, subs?: string | string[]) => get[lang](name, subs),
  getUILanguage: () => lang,
});

/** @returns the language tag for `Intl` */
export const speak = (next: Lang): string => {
  lang = next;
  return next === 'en' ? 'en-GB' : 'de-DE';
};
