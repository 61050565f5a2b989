/** Which networks' own pages the browser may warn on, before something is done there that ends tokens. */
import { i18n } from '#i18n';
import type { GuardKind } from '@/utils/model/guard';
import { networkName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { NetworkMark } from '../NetworkMark';

export interface GuardChoice {
  network: string;
  /** What is warned of there. */
  kinds: readonly GuardKind[];
  /** It may stand on that network's pages, and is not switched off. */
  on: boolean;
  /** Kinds of pages on which it was put away. */
  hidden: readonly GuardKind[];
}

interface Props {
  guards: readonly GuardChoice[];
  lang: string;
  onWarn: (network: string) => void;
  onStop: (network: string) => void;
}

export const Guards = ({ guards, lang, onWarn, onStop }: Props) => {
  const list = (kinds: readonly GuardKind[]): string =>
    new Intl.ListFormat(lang).format(kinds.map(kind => say(`guard.kind.${kind}`)));
  return (
    <section aria-labelledby="guards-title">
      <h2 id="guards-title">{i18n.t('guard.settings_title')}</h2>
      <p class="lead">{i18n.t('guard.settings_text')}</p>
      {guards.length === 0 && <p class="quiet">{i18n.t('guard.settings_none')}</p>}
      <ul class="things" aria-label={i18n.t('guard.settings_title')}>
        {guards.map(({ network, kinds, on, hidden }) => (
          <li key={network} data-guard={network} data-on={String(on)}>
            <NetworkMark network={network} />
            <div>
              <b>{networkName(network)}</b>
              <p class="quiet">{say('guard.settings_kinds', { kinds: list(kinds) })}</p>
              {on && hidden.length > 0 && <p class="quiet">{say('guard.settings_hidden', { kinds: list(hidden) })}</p>}
            </div>
            {on && hidden.length > 0 && (
              <button type="button" class="button" onClick={() => onWarn(network)}>
                {i18n.t('guard.settings_show')}
              </button>
            )}
            <button
              type="button"
              class="button"
              aria-label={say(on ? 'guard.settings_stop_on' : 'guard.settings_warn_on', {
                network: networkName(network),
              })}
              onClick={() => (on ? onStop : onWarn)(network)}
            >
              {i18n.t(on ? 'guard.settings_stop' : 'guard.settings_warn')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
