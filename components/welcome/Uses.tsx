/** The first step: which networks and tools somebody works with. Ticking asks the browser for nothing. */
import { i18n } from '#i18n';
import { holderName, networkName } from '@/utils/wording/names';
import { NetworkMark } from '../NetworkMark';

interface Props {
  networks: readonly string[];
  tools: readonly string[];
  chosen: { networks: readonly string[]; tools: readonly string[] };
  onNetwork: (id: string) => void;
  onTool: (id: string) => void;
}

export const Uses = ({ networks, tools, chosen, onNetwork, onTool }: Props) => {
  const tile = (id: string, name: string, on: boolean, onToggle: () => void, mark?: boolean) => (
    <label key={id} class="tile">
      <input type="checkbox" name={id} checked={on} onChange={onToggle} />
      {mark && <NetworkMark network={id} />}
      <span>{name}</span>
    </label>
  );
  return (
    <>
      <fieldset class="tiles">
        <legend>{i18n.t('welcome.networks')}</legend>
        {networks.map(id => tile(id, networkName(id), chosen.networks.includes(id), () => onNetwork(id), true))}
      </fieldset>
      <fieldset class="tiles">
        <legend>{i18n.t('welcome.tools')}</legend>
        {tools.map(id => tile(id, holderName(id), chosen.tools.includes(id), () => onTool(id)))}
      </fieldset>
    </>
  );
};
