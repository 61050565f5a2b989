/** Ways to Token Health that need no pointer: the shortcut, the address bar, and the menus. */
import { i18n } from '#i18n';
import { say } from '@/utils/wording/say';

interface Props {
  /** As the browser writes it; empty: none. */
  shortcut: string;
  onChange: () => void;
}

export const Keys = ({ shortcut, onChange }: Props) => (
  <section aria-labelledby="keys-title">
    <h2 id="keys-title">{i18n.t('keys.title')}</h2>
    <p class="lead">{i18n.t('keys.text')}</p>
    <ul class="things" aria-labelledby="keys-title">
      <li>
        <div>
          <b>{i18n.t('keys.open')}</b>
          <p class="quiet">{shortcut ? <kbd>{shortcut}</kbd> : i18n.t('welcome.no_shortcut')}</p>
        </div>
        <button type="button" class="button" onClick={onChange}>
          {i18n.t('welcome.change_shortcut')}
        </button>
      </li>
      <li>
        <div>
          <b>{i18n.t('keys.omnibox')}</b>
          <p class="quiet">{say('keys.omnibox_text', { word: 'th' })}</p>
        </div>
      </li>
      <li>
        <div>
          <b>{i18n.t('keys.menus')}</b>
          <p class="quiet">{i18n.t('keys.menus_text')}</p>
        </div>
      </li>
    </ul>
  </section>
);
