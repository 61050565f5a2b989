/** The table of accounts as CSV: one row per account, headings in the person's language, times in ISO 8601. */
import type { AccountView, Snapshot } from '../model/snapshot';
import { evidenceName } from '../wording/evidence';
import { accountName, holderName, networkName } from '../wording/names';
import { say } from '../wording/say';
import { causeName, stateName } from '../wording/state';
import { isoTime } from '../wording/time';
import { asCsv } from './csv';

const COLUMNS: readonly [key: string, value: (view: AccountView) => string][] = [
  ['network', view => networkName(view.network, view.issuer)],
  ['account', accountName],
  ['handle', view => view.handle],
  ['holder', view => holderName(view.holder)],
  ['state', view => stateName(view.health.state)],
  ['cause', view => causeName(view)],
  ['deadline', view => isoTime(view.health.deadline)],
  ['evidence', view => (view.health.evidence ? evidenceName(view.health.evidence.kind) : '')],
  ['checked', view => isoTime(view.health.evidence?.at)],
  ['connected', view => isoTime(view.connectedAt)],
  ['login', view => view.login ?? ''],
  ['owner', view => view.owner?.name ?? ''],
  ['email', view => view.owner?.email ?? ''],
  ['tags', view => view.tags.join(', ')],
  ['id', view => view.networkAccountId ?? ''],
];

/** @param lang BCP 47 */
export const accountsTable = ({ accounts }: Pick<Snapshot, 'accounts'>, lang: string): string =>
  asCsv(
    COLUMNS.map(([key]) => say(`export.column_${key}`)),
    accounts.map(view => COLUMNS.map(([, value]) => value(view))),
    lang,
  );
