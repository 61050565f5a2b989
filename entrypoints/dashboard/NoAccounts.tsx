/** What stands where accounts would: what this is for, and where to begin. */
import { i18n } from '#i18n';

/** @param connect with a button of its own, where none stands above */
export const NoAccounts = ({ connect }: { connect: boolean }) => (
  <div class="nothing">
    <h2>{i18n.t('popup.empty_title')}</h2>
    <p>{i18n.t('popup.empty_text')}</p>
    {connect && (
      <a class="button filled" href="#/accounts?connect">
        {i18n.t('popup.connect')}
      </a>
    )}
    <a href="/welcome.html">{i18n.t('popup.guide')}</a>
  </div>
);
