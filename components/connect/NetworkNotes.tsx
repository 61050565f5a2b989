/** What a network needs for the chosen way, who has to sign in there, and what to mind. */
import './Fields.css';
import { i18n } from '#i18n';
import { NOTED, shortNetwork } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import type { NetworkChoice, Way } from '../networkChoice';
import { needsText } from './needs';

export const NetworkNotes = ({ network, way }: { network: NetworkChoice; way: Way }) => {
  const words = { network: shortNetwork(network.id) };
  const note = NOTED.includes(network.id) ? say(`network.${keyOf(network.id)}.note`) : '';
  return (
    <dl class="notes">
      {network.discontinued ? (
        <div>
          <dt>{i18n.t('connect.over')}</dt>
          <dd>
            {say('connect.over_why', words)}
            <p class="quiet">{note}</p>
          </dd>
        </div>
      ) : (
        <>
          <div>
            <dt>{i18n.t('connect.needs')}</dt>
            <dd>{needsText(network, way)}</dd>
          </div>
          {(way === 'signin' || way === 'password') && (
            <div>
              <dt>{i18n.t('connect.who')}</dt>
              <dd>
                {say(`network.${keyOf(network.id)}.who`)}
                {note && <p class="quiet">{note}</p>}
              </dd>
            </div>
          )}
          {network.privateWindow && way === 'signin' && (
            <div>
              <dt>{i18n.t('connect.window')}</dt>
              <dd>{say('connect.window_why', words)}</dd>
            </div>
          )}
        </>
      )}
    </dl>
  );
};
