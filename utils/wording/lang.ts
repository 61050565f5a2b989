/** The language of dates and numbers: the one that the texts are in, so that no sentence mixes two. */
import { t } from './say';

/**
 * @param uiLanguage the browser's own, such as `en-GB`: its way of writing dates counts where its language is the texts'
 * @returns a language tag for `Intl`; a French browser, for which there are only English texts, gets English dates
 */
export const languageTag = (uiLanguage: string): string => {
  const spoken = t('extension.language');
  return uiLanguage.toLowerCase().split('-')[0] === spoken ? uiLanguage : spoken;
};
