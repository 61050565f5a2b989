/** The history as CSV: one row per change of state, headings in the person's language, times in ISO 8601. */
import { evidenceName } from '../wording/evidence';
import { causeThen, type HistoryRow, stateBefore } from '../wording/history';
import { accountName, holderName, networkName } from '../wording/names';
import { say } from '../wording/say';
import { stateName } from '../wording/state';
import { isoTime } from '../wording/time';
import { asCsv } from './csv';

const COLUMNS: readonly [key: string, value: (row: HistoryRow) => string][] = [
  ['time', ({ event }) => isoTime(event.at)],
  ['network', ({ view }) => networkName(view.network, view.issuer)],
  ['account', ({ view }) => accountName(view)],
  ['handle', ({ view }) => view.handle],
  ['holder', ({ view }) => holderName(view.holder)],
  ['before', stateBefore],
  ['state', ({ event }) => stateName(event.to)],
  ['cause', causeThen],
  ['evidence', ({ event }) => (event.evidence ? evidenceName(event.evidence.kind) : '')],
  ['checked', ({ event }) => isoTime(event.evidence?.at)],
  ['login', ({ view }) => view.login ?? ''],
  ['owner', ({ view }) => view.owner?.name ?? ''],
];

export const historyTable = (rows: readonly HistoryRow[], lang: string): string =>
  asCsv(
    COLUMNS.map(([key]) => say(`export.column_${key}`)),
    rows.map(row => COLUMNS.map(([, value]) => value(row))),
    lang,
  );
