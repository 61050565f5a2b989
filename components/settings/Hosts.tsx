/** Every site that the browser allows, what for, and the way to give it back. */
import { i18n } from '#i18n';

export interface HeldHost {
  /** A match pattern such as `https://graph.facebook.com/*`. */
  origin: string;
  why: string;
}

/** `https://*.facebook.com/*` -> `*.facebook.com`: as people write it. */
const plain = (origin: string): string => origin.replace(/^[a-z*]+:\/\//, '').replace(/\/\*$/, '');

export const Hosts = ({ hosts, onGiveBack }: { hosts: readonly HeldHost[]; onGiveBack: (origin: string) => void }) => (
  <section aria-labelledby="hosts-title">
    <h2 id="hosts-title">{i18n.t('settings.hosts_title')}</h2>
    <p class="lead">{i18n.t('settings.hosts_text')}</p>
    {hosts.length === 0 && <p class="quiet">{i18n.t('settings.hosts_none')}</p>}
    <ul class="things" aria-label={i18n.t('settings.hosts_title')}>
      {hosts.map(({ origin, why }) => (
        <li key={origin} data-origin={origin}>
          <div>
            <b>{plain(origin) === '*' ? i18n.t('settings.hosts_all') : plain(origin)}</b>
            <p class="quiet">{why}</p>
          </div>
          <button type="button" class="button" onClick={() => onGiveBack(origin)}>
            {i18n.t('settings.hosts_give_back')}
          </button>
        </li>
      ))}
    </ul>
  </section>
);
