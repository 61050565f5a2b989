/** Some of the accounts with all their actions: the same table as the whole list, ordered by itself. */
import { useState } from 'preact/hooks';
import type { AccountView } from '@/utils/model/snapshot';
import { AccountTable } from './AccountTable';
import type { Actions } from './actions';
import { WORST_FIRST } from './sort';

interface Props {
  accounts: readonly AccountView[];
  label: string;
  now: number;
  lang: string;
  actions: Actions;
}

export const AccountList = ({ accounts, label, now, lang, actions }: Props) => {
  const [sort, setSort] = useState(WORST_FIRST);
  return (
    <AccountTable
      accounts={accounts}
      label={label}
      now={now}
      lang={lang}
      sort={sort}
      onSort={setSort}
      actions={actions}
    />
  );
};
