/** Who has to sign in at this network, and what to mind there. */
import './Fields.css';
import { i18n } from '#i18n';
import { NOTED } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';

export const NetworkNotes = ({ network }: { network: string }) => (
  <dl class="notes">
    <dt>{i18n.t('connect.who')}</dt>
    <dd>
      {say(`network.${keyOf(network)}.who`)}
      {NOTED.includes(network) && <p class="quiet">{say(`network.${keyOf(network)}.note`)}</p>}
    </dd>
  </dl>
);
