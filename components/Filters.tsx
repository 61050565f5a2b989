/** Search field and the two choices beside it. */
import './Filters.css';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { STATES, type State } from '@/utils/model/words';
import { networkName } from '@/utils/wording/names';
import { stateName } from '@/utils/wording/state';
import { type Filter, networksOf } from './filter';
import { Icon } from './Icon';

interface Props {
  accounts: readonly AccountView[];
  filter: Filter;
  lang: string;
  onFilter: (filter: Filter) => void;
  /** Tags to choose from; none: nothing to choose. */
  tags?: readonly string[];
}

export const Filters = ({ accounts, filter, lang, onFilter, tags = [] }: Props) => {
  const states = STATES.filter(state => state === filter.state || accounts.some(view => view.health.state === state));
  return (
    <search class="filters">
      <label class="find">
        <Icon of="search" />
        <input
          class="input"
          type="search"
          aria-label={i18n.t('filter.find')}
          placeholder={i18n.t('filter.find')}
          value={filter.text}
          onInput={event => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <select
        class="input"
        aria-label={i18n.t('filter.state')}
        value={filter.state}
        onChange={event => onFilter({ ...filter, state: event.currentTarget.value as State | '' })}
      >
        <option value="">{i18n.t('filter.all_states')}</option>
        {states.map(state => (
          <option key={state} value={state}>
            {stateName(state)}
          </option>
        ))}
      </select>
      <select
        class="input"
        aria-label={i18n.t('filter.network')}
        value={filter.network}
        onChange={event => onFilter({ ...filter, network: event.currentTarget.value })}
      >
        <option value="">{i18n.t('filter.all_networks')}</option>
        {networksOf(accounts, lang).map(network => (
          <option key={network} value={network}>
            {networkName(network)}
          </option>
        ))}
      </select>
      {tags.length > 0 && (
        <select
          class="input"
          aria-label={i18n.t('tags.filter')}
          value={filter.tag}
          onChange={event => onFilter({ ...filter, tag: event.currentTarget.value })}
        >
          <option value="">{i18n.t('tags.all')}</option>
          {tags.map(tag => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </select>
      )}
    </search>
  );
};
