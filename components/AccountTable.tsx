/** All accounts in a table that can be sorted by every column. */
import './Row.css';
import './AccountTable.css';
import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountView } from '@/utils/model/snapshot';
import { needsPerson } from '@/utils/model/words';
import { type Group, groupOf, isAwake } from '@/utils/wording/groups';
import type { Actions } from './actions';
import { FamilyHead } from './FamilyHead';
import { clustersOf, headingOf } from './families';
import { Icon } from './Icon';
import { COLUMNS, type Column, type Sort, sorted } from './sort';
import { TableRow } from './TableRow';
import { useChunks } from './useChunks';

/** Where the rows of one login have a heading of their own. */
const TOGETHER: readonly Group[] = ['now', 'expiring', 'limited'];

interface Props {
  accounts: readonly AccountView[];
  /** What the table is called; absent: all accounts. */
  label?: string;
  now: number;
  lang: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** The account that somebody came for: brought into view. */
  wanted?: string | undefined;
  actions: Actions;
  /** Those that are selected; absent: nothing is selected here. */
  selection?: Selection | undefined;
}

export interface Selection {
  ids: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
}

const arranged = (accounts: readonly AccountView[], sort: Sort, lang: string) => {
  const ordered = sorted(accounts, sort, lang);
  const clusters = sort.by === 'state' ? clustersOf(ordered) : undefined;
  return {
    rows: clusters?.flatMap(({ views }) => views) ?? ordered,
    // By the id of the first row of each.
    leaders: new Map(clusters?.map(cluster => [cluster.views[0]?.id, cluster])),
  };
};

const order = (column: Column, { by, down }: Sort) => (by === column ? (down ? 'descending' : 'ascending') : 'none');

export const AccountTable = ({ accounts, label, now, lang, sort, onSort, wanted, actions, selection }: Props) => {
  const { rows, leaders } = useMemo(() => arranged(accounts, sort, lang), [accounts, sort, lang]);
  const headOf = (view: AccountView) => {
    const cluster = leaders.get(view.id);
    return cluster && TOGETHER.includes(groupOf(view, now)) ? headingOf(cluster, lang) : undefined;
  };
  const { shown, end } = useChunks(rows.length, rows.findIndex(view => view.id === wanted) + 1);
  const first = rows.find(view => needsPerson(view.health.state) && isAwake(view, now))?.id;

  const pick = (id: string) => {
    const ids = new Set(selection?.ids);
    if (!ids.delete(id)) ids.add(id);
    selection?.onChange(ids);
  };
  const all = selection !== undefined && accounts.every(({ id }) => selection.ids.has(id));

  return (
    <div class="table-frame">
      <table class="accounts-table" aria-label={label ?? i18n.t('dashboard.accounts')}>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col" class={`head-${column}`} aria-sort={order(column, sort)}>
                {selection && column === 'account' && (
                  <input
                    class="pick"
                    type="checkbox"
                    aria-label={i18n.t('bulk.all')}
                    title={i18n.t('bulk.all')}
                    checked={all}
                    onChange={() => selection.onChange(new Set(all ? [] : accounts.map(({ id }) => id)))}
                  />
                )}
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
          {rows.slice(0, shown).map(view => {
            const heading = headOf(view);
            const row = (
              <TableRow
                key={view.id}
                view={view}
                now={now}
                lang={lang}
                actions={actions}
                wanted={view.id === wanted}
                picked={selection?.ids.has(view.id)}
                onPick={selection && pick}
                kind={view.id === first ? 'filled' : needsPerson(view.health.state) ? 'outlined' : 'plain'}
              />
            );
            return heading ? (
              <Fragment key={view.id}>
                <tr class="family-row">
                  <th scope="colgroup" colSpan={COLUMNS.length + 1}>
                    <FamilyHead id={`family-${view.id}`} {...heading} />
                  </th>
                </tr>
                {row}
              </Fragment>
            ) : (
              row
            );
          })}
        </tbody>
      </table>
      <div ref={end} />
    </div>
  );
};
