/** What came of ending the access of accounts whose rows are gone: above the list, until it is dismissed. */
import './Removals.css';
import { i18n } from '#i18n';
import type { RemovalView } from '@/utils/model/snapshot';
import { shortNetwork } from '@/utils/wording/names';
import { removalText } from '@/utils/wording/removal';
import { say } from '@/utils/wording/say';
import { Icon } from './Icon';

interface Props {
  removals: readonly RemovalView[];
  onDismiss: (id: string) => void;
}

export const Removals = ({ removals, onDismiss }: Props) => (
  <div role="status">
    {removals.map(removal => {
      const { id, network, issuer, code, page } = removal;
      const done = code === 'revoked-at-network';
      return (
        <div class={`removal ${done ? 'done' : ''}`} key={id} data-removed={id} data-outcome={code}>
          <Icon of={done ? 'healthy' : 'limited'} />
          <p>
            {removalText(removal)}
            {!done && (
              <>
                {' '}
                <a href={page} target="_blank" rel="noreferrer">
                  {say('common.open_network', { network: shortNetwork(network, issuer) })}
                </a>
              </>
            )}
          </p>
          <button type="button" class="button icon" aria-label={i18n.t('common.dismiss')} onClick={() => onDismiss(id)}>
            <Icon of="close" />
          </button>
        </div>
      );
    })}
  </div>
);
