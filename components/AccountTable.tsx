/** All accounts in a table that can be sorted by every column. */
import './Row.css';
import './AccountTable.css';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { needsPerson } from '@/utils/model/words';
import { isAwake } from '@/utils/wording/groups';
import type { Actions } from './actions';
import { Icon } from './Icon';
import { COLUMNS, type Column, type Sort, sorted } from './sort';
import { TableRow } from './TableRow';
import { useChunks } from './useChunks';

interface Props {
  accounts: readonly AccountView[];
  now: number;
  lang: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** The account that somebody came for: brought into view. */
  wanted?: string | undefined;
  actions: Actions;
}

const order = (column: Column, { by, down }: Sort) => (by === column ? (down ? 'descending' : 'ascending') : 'none');

export const AccountTable = ({ accounts, now, lang, sort, onSort, wanted, actions }: Props) => {
  const rows = sorted(accounts, sort, lang);
  const { shown, end } = useChunks(rows.length, rows.findIndex(view => view.id === wanted) + 1);
  const first = rows.find(view => needsPerson(view.health.state) && isAwake(view, now))?.id;

  return (
    <div class="table-frame">
      <table aria-label={i18n.t('dashboard.accounts')}>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col" aria-sort={order(column, sort)}>
                <button
                  type="button"
                  class="button plain sort"
                  onClick={() => onSort({ by: column, down: sort.by === column && !sort.down })}
                >
                  {i18n.t(`table.${column}`)}
                  <Icon of="sort" size={11} />
                </button>
              </th>
            ))}
            <th scope="col">
              <span class="sr">{i18n.t('table.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(view => (
            <TableRow
              key={view.id}
              view={view}
              now={now}
              lang={lang}
              actions={actions}
              wanted={view.id === wanted}
              kind={view.id === first ? 'filled' : needsPerson(view.health.state) ? 'outlined' : 'plain'}
            />
          ))}
        </tbody>
      </table>
      <div ref={end} />
    </div>
  );
};
