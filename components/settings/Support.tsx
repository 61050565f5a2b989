/** A report for support: shown as it will be saved, so that nobody has to trust it unseen. */
import { i18n } from '#i18n';
import './Support.css';

interface Props {
  /** Its text; empty while it is not shown. */
  report: string;
  onShow: () => void;
  onSave: () => void;
  onHide: () => void;
}

export const Support = ({ report, onShow, onSave, onHide }: Props) => (
  <section aria-labelledby="support-title">
    <h2 id="support-title">{i18n.t('export.support_title')}</h2>
    <p class="lead">{i18n.t('export.support_text')}</p>
    {report === '' ? (
      <button type="button" class="button" onClick={onShow}>
        {i18n.t('export.support_show')}
      </button>
    ) : (
      <>
        <textarea class="report" readOnly aria-label={i18n.t('export.support_label')} value={report} rows={16} />
        <div class="choices">
          <button type="button" class="button filled" onClick={onSave}>
            {i18n.t('export.support_save')}
          </button>
          <button type="button" class="button" onClick={onHide}>
            {i18n.t('export.support_hide')}
          </button>
        </div>
      </>
    )}
  </section>
);
