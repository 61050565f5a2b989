/** The language of dates and numbers: the one that the texts are in, so that no sentence mixes two. */
import { langOf } from '../model/lang';
import { t } from './say';

/**
 * @param uiLanguage the browser's own, such as `en-GB`: its way of writing dates counts where its language is the texts'
 * @returns a language tag for `Intl`; a French browser, for which there are only English texts, gets English dates
 */
export const languageTag = (uiLanguage: string): string => {
  const language = uiLanguage.toLowerCase().split('-')[0] ?? '';
  // Before `haveTexts` there may be none.
  const spoken = t('extension.language') || langOf(language);
  return language === spoken ? uiLanguage : spoken;
};
