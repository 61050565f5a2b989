/** How the table is ordered. Pure. */
import type { AccountView } from '@/utils/model/snapshot';
import { accountName, networkName } from '@/utils/wording/names';

export const COLUMNS = ['account', 'network', 'state', 'deadline', 'evidence', 'owner'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sort {
  by: Column;
  down: boolean;
}

/** The snapshot's own order: worst first. */
export const WORST_FIRST: Sort = { by: 'state', down: false };

const VALUE: Record<Exclude<Column, 'state'>, (view: AccountView) => string | number> = {
  account: accountName,
  network: view => networkName(view.network, view.issuer),
  deadline: view => view.health.deadline ?? Number.MAX_VALUE,
  // The newest first: the largest age last.
  evidence: view => -(view.health.evidence?.at ?? 0),
  // Nobody's accounts at the end.
  owner: view => view.owner?.name ?? '\uffff',
};

/** Equal ones stay in the snapshot's order. */
export const sorted = (accounts: readonly AccountView[], { by, down }: Sort, lang: string): readonly AccountView[] => {
  if (by === 'state') return down ? accounts.toReversed() : accounts;
  const value = VALUE[by];
  const compare = new Intl.Collator(lang, { numeric: true }).compare;
  const keyed = accounts.map(view => ({ view, key: value(view) }));
  keyed.sort((a, b) => {
    const order =
      typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : compare(String(a.key), String(b.key));
    return down ? -order : order;
  });
  return keyed.map(({ view }) => view);
};
