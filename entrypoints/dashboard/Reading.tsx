/** What stands there until all is read. */
import { i18n } from '#i18n';

export const Reading = () => (
  <p class="reading" role="status">
    {i18n.t('dashboard.reading')}
  </p>
);
