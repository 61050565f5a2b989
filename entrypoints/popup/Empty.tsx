/** Nothing here yet: what this is for, and the two ways to begin. */
import { i18n } from '#i18n';

export const Empty = ({ mayImport, onOpen }: { mayImport: boolean; onOpen: (route: string) => void }) => (
  <section class="empty">
    <img src="/icon-48.png" width={40} height={40} alt="" />
    <h2>{i18n.t('popup.empty_title')}</h2>
    <p>{i18n.t('popup.empty_text')}</p>
    <div class="choices">
      <button type="button" class="button filled" onClick={() => onOpen('#/accounts?connect')}>
        {i18n.t('popup.connect')}
      </button>
      {mayImport && (
        <button type="button" class="button" onClick={() => onOpen('#/accounts')}>
          {i18n.t('popup.import')}
        </button>
      )}
    </div>
    <a href="/welcome.html" target="_blank" rel="noreferrer">
      {i18n.t('popup.guide')}
    </a>
  </section>
);
