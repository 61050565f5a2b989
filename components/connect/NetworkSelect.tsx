/** Which network it is; none at first where a pasted token fits several. */
import type { Ref } from 'preact';
import { i18n } from '#i18n';
import { networkName } from '@/utils/wording/names';
import { Labelled } from './Field';

interface Props {
  networks: readonly string[];
  network: string;
  fixed: boolean;
  error: string | undefined;
  control: Ref<HTMLSelectElement>;
  onNetwork: (id: string) => void;
}

export const NetworkSelect = ({ networks, network, fixed, error, control, onNetwork }: Props) => (
  <Labelled label={i18n.t('connect.network')} error={error}>
    {tied => (
      <select
        {...tied}
        ref={control}
        name="network"
        value={network}
        disabled={fixed}
        onChange={event => onNetwork(event.currentTarget.value)}
      >
        {!networks.includes(network) && <option value="">{i18n.t('connect.choose_network')}</option>}
        {networks.map(id => (
          <option key={id} value={id}>
            {networkName(id)}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);
