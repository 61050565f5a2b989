/** Search field and the choices beside it. */
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { STATES } from '@/utils/model/words';
import { stateName } from '@/utils/wording/state';
import { ChoiceField, FindField, NetworkField } from './FilterFields';
import type { Filter } from './filter';

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
      <FindField value={filter.text} onFind={text => onFilter({ ...filter, text })} />
      <ChoiceField
        label={i18n.t('filter.state')}
        all={i18n.t('filter.all_states')}
        value={filter.state}
        options={states.map(state => ({ value: state, text: stateName(state) }))}
        onChoose={state => onFilter({ ...filter, state })}
      />
      <NetworkField
        accounts={accounts}
        value={filter.network}
        lang={lang}
        onChoose={network => onFilter({ ...filter, network })}
      />
      {tags.length > 0 && (
        <ChoiceField
          label={i18n.t('tags.filter')}
          all={i18n.t('tags.all')}
          value={filter.tag}
          options={tags.map(tag => ({ value: tag, text: tag }))}
          onChoose={tag => onFilter({ ...filter, tag })}
        />
      )}
    </search>
  );
};
