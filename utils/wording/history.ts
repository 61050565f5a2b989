/** A change of state in words, as it was at that time. */
import type { HistoryEvent } from '../model/history';
import type { AccountView } from '../model/snapshot';
import { causeName, stateName } from './state';

/** A change with the account as it is now. */
export interface HistoryRow {
  event: HistoryEvent;
  view: AccountView;
}

/** The cause in words; empty where there was none. */
export const causeThen = ({ event, view }: HistoryRow): string => {
  const { cause, ...health } = view.health;
  return event.cause ? causeName({ ...view, health: { ...health, state: event.to, cause: event.cause } }) : '';
};

/** What it was before; empty for the first thing that is known. */
export const stateBefore = ({ event }: HistoryRow): string => (event.from ? stateName(event.from) : '');
