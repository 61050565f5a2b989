/** What lists are narrowed by: words, and a choice that may be left open. */
import './Filters.css';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { networkName } from '@/utils/wording/names';
import { networksOf } from './filter';
import { Icon } from './Icon';

export const FindField = ({ value, onFind }: { value: string; onFind: (text: string) => void }) => (
  <label class="find">
    <Icon of="search" />
    <input
      class="input"
      type="search"
      aria-label={i18n.t('filter.find')}
      placeholder={i18n.t('filter.find')}
      value={value}
      onInput={event => onFind(event.currentTarget.value)}
    />
  </label>
);

interface ChoiceProps<Value extends string> {
  label: string;
  /** What stands for no choice. */
  all: string;
  value: Value | '';
  options: readonly { value: Value; text: string }[];
  onChoose: (value: Value | '') => void;
}

export const ChoiceField = <Value extends string>({ label, all, value, options, onChoose }: ChoiceProps<Value>) => (
  <select
    class="input"
    aria-label={label}
    value={value}
    onChange={({ currentTarget }) => onChoose(options.find(each => each.value === currentTarget.value)?.value ?? '')}
  >
    <option value="">{all}</option>
    {options.map(option => (
      <option key={option.value} value={option.value}>
        {option.text}
      </option>
    ))}
  </select>
);

interface NetworkProps {
  accounts: readonly AccountView[];
  value: string;
  lang: string;
  onChoose: (network: string) => void;
}

/** Those networks that the accounts are on. */
export const NetworkField = ({ accounts, value, lang, onChoose }: NetworkProps) => (
  <ChoiceField
    label={i18n.t('filter.network')}
    all={i18n.t('filter.all_networks')}
    value={value}
    options={networksOf(accounts, lang).map(network => ({ value: network, text: networkName(network) }))}
    onChoose={onChoose}
  />
);
