/** The texts of one language as the browser would hold them, read from the locale file by the same code that the build uses. */
import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

export type Lang = 'en' | 'de';

export const localeFile = (lang: Lang): string => join(import.meta.dirname, `../../../utils/locales/${lang}.yml`);

/** Message name -> text. */
export const messagesOf = async (lang: Lang): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(generateChromeMessages(await parseMessagesFile(localeFile(lang)))).map(([key, { message }]) => [
      key,
      message,
    ]),
  );
