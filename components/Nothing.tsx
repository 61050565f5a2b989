/** A dash to the eye, a word to a screen reader. */
import { i18n } from '#i18n';

export const Nothing = () => (
  <span class="quiet">
    <span aria-hidden="true">–</span>
    <span class="sr">{i18n.t('table.none')}</span>
  </span>
);
