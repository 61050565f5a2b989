/** What is kept and where; taking it along; and erasing all of it, asked once. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { KEPT, type Kept } from '@/utils/model/kept';
import { sayCount } from '@/utils/wording/say';
import { Asked } from '../Asked';
import { type Saved, useSaving } from '../useSaving';

interface Props {
  /** `null` until it is counted. */
  kept: Kept | null;
  /** Records that could not be read. */
  setAside: number;
  lang: string;
  mayExport: boolean;
  onExport: () => void;
  onErase: () => Saved;
}

export const Data = ({ kept, setAside, lang, mayExport, onExport, onErase }: Props) => {
  const [asking, setAsking] = useState(false);
  const { said, save } = useSaving();
  const number = new Intl.NumberFormat(lang);
  const erased = () => {
    setAsking(false);
    return i18n.t('settings.erased');
  };
  return (
    <section aria-labelledby="data-title">
      <h2 id="data-title">{i18n.t('settings.data_title')}</h2>
      <p class="lead">{i18n.t('settings.data_text')}</p>
      <table class="kept" aria-label={i18n.t('settings.data_kept')}>
        <tbody>
          {kept &&
            KEPT.map(what => (
              <tr key={what}>
                <th scope="row">{i18n.t(`settings.data_${what}`)}</th>
                <td>{number.format(kept[what])}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {setAside > 0 && <p class="quiet">{sayCount('popup.set_aside', setAside, lang)}</p>}
      {mayExport && <p class="quiet">{i18n.t('settings.data_export')}</p>}
      <div class="choices">
        {mayExport && (
          <button type="button" class="button" onClick={onExport}>
            {i18n.t('dashboard.export')}
          </button>
        )}
        {!asking && (
          <button type="button" class="button danger" onClick={() => setAsking(true)}>
            {i18n.t('settings.erase')}
          </button>
        )}
      </div>
      {asking && (
        <Asked label={i18n.t('settings.erase')} onLeave={() => setAsking(false)}>
          <p>{i18n.t('settings.erase_ask')}</p>
          <div class="choices">
            <button type="button" class="button danger" onClick={() => void save(onErase, erased)}>
              {i18n.t('settings.erase_yes')}
            </button>
            <button type="button" class="button" data-first="" onClick={() => setAsking(false)}>
              {i18n.t('common.cancel')}
            </button>
          </div>
        </Asked>
      )}
      <p role="status" class={said.wrong ? 'problem' : 'quiet'}>
        {said.text}
      </p>
      <a href="/privacy.html">{i18n.t('settings.data_privacy')}</a>
    </section>
  );
};
