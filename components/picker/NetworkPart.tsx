/** Which network the rows belong to: one for all of them, or read from each row by a table that the person confirms. */
import { i18n } from '#i18n';
import { networkName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { PartLine } from './PartLine';
import type { PanelProps } from './state';

/** Values of the choice that are no network. */
const UNSET = '';
const NONE = '-';

const choiceOf = (network: string | null | undefined): string => (network === null ? NONE : (network ?? UNSET));

export const NetworkPart = ({ panel }: { panel: PanelProps }) => {
  const { network, networks, onNetwork } = panel;
  const select = (label: string, value: string, choose: (value: string) => void, none: boolean) => (
    <select class="input" aria-label={label} value={value} onChange={event => choose(event.currentTarget.value)}>
      <option value={UNSET}>{i18n.t('picker.choose')}</option>
      {networks.map(id => (
        <option key={id} value={id}>
          {networkName(id)}
        </option>
      ))}
      {none && <option value={NONE}>{i18n.t('picker.leave_out')}</option>}
    </select>
  );
  const radio = (by: 'all' | 'row', text: string) => (
    <label class="radio">
      <input type="radio" name="by" checked={network.by === by} onChange={() => onNetwork({ by })} />
      {text}
    </label>
  );
  return (
    <fieldset class="network">
      <legend>{i18n.t('picker.part.network')}</legend>
      {radio('all', i18n.t('picker.network_all'))}
      {network.by === 'all' &&
        select(i18n.t('picker.part.network'), network.all ?? UNSET, all => onNetwork({ all: all || undefined }), false)}
      {radio('row', i18n.t('picker.network_row'))}
      {network.by === 'row' && (
        <>
          <PartLine part="network" panel={panel} />
          {network.words.length > 0 && (
            <ul class="table" aria-label={i18n.t('picker.network_table')}>
              {network.words.map(word => (
                <li key={word}>
                  <bdi>{word}</bdi>
                  {select(
                    say('picker.network_of', { word }),
                    choiceOf(network.table[word]),
                    value =>
                      onNetwork({
                        table: { ...network.table, [word]: value === NONE ? null : value || undefined },
                      }),
                    true,
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </fieldset>
  );
};
