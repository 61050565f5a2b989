/** The accounts that would get a badge: names and networks, as they are read now. */
import { i18n } from '#i18n';
import { networkMark, networkName } from '@/utils/wording/names';
import { sayCount } from '@/utils/wording/say';
import type { PanelProps } from './state';

/** More rows are counted, not listed. */
const SHOWN = 50;

export const Preview = ({ preview, lang }: Pick<PanelProps, 'preview' | 'lang'>) => (
  <section class="preview" aria-label={i18n.t('picker.preview')}>
    <h2>{preview.length === 0 ? i18n.t('picker.none_found') : sayCount('picker.found', preview.length, lang)}</h2>
    <ul>
      {preview.slice(0, SHOWN).map(({ name, network, handle, lost }, i) => (
        <li key={i}>
          <span
            class="dot"
            aria-hidden="true"
            style={network ? { background: networkMark(network).colour } : undefined}
          >
            {network ? networkMark(network).text : '?'}
          </span>
          <bdi class="name">{name}</bdi>
          <span class="soft">
            {[
              network ? networkName(network) : i18n.t('picker.no_network'),
              handle && `@${handle}`,
              lost && i18n.t('state.revoked'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
    {preview.length > SHOWN && <p class="soft">{sayCount('picker.more', preview.length - SHOWN, lang)}</p>}
  </section>
);
