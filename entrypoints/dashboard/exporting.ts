/**
 * Files that a person takes along; what they need is loaded only then. An organisation may switch off those that hold accounts:
 * that is asked here, where a file is made, whatever a page shows.
 */
import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import { readLog } from '@/utils/kit/log';
import type { Settings } from '@/utils/model/settings';
import type { Snapshot } from '@/utils/model/snapshot';
import { isOff } from '@/utils/store/managed';
import type { HistoryRow } from '@/utils/wording/history';
import { heldOrigins } from './hosts';

/** The support report as it is shown; empty while it is not. */
export const support = signal('');

export type ExportKind = 'accounts' | 'table' | 'calendar';

/** How long (ms) a file stays to be fetched. */
const KEPT = 60_000;

/** Hands a file to the browser's own download. */
export const save = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Firefox reads it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
};

export const exportAs = async (
  kind: ExportKind,
  snapshot: Snapshot,
  settings: Settings,
  lang: string,
): Promise<void> => {
  if (await isOff('export')) return;
  if (kind === 'accounts') {
    const { exportFile } = await import('@/utils/export/accounts');
    save('token-health-accounts.json', 'application/json', exportFile(snapshot));
  } else if (kind === 'table') {
    const { accountsTable } = await import('@/utils/export/table');
    save('token-health-accounts.csv', 'text/csv;charset=utf-8', accountsTable(snapshot, lang));
  } else {
    const { deadlineCalendar } = await import('@/utils/export/calendar');
    save(
      'token-health-deadlines.ics',
      'text/calendar',
      deadlineCalendar(snapshot, { ...DEFAULT_POLICY, ...settings }, Date.now()),
    );
  }
};

export const exportHistory = async (rows: readonly HistoryRow[], lang: string): Promise<void> => {
  if (await isOff('export')) return;
  const { historyTable } = await import('@/utils/export/history');
  save('token-health-history.csv', 'text/csv;charset=utf-8', historyTable(rows, lang));
};

/**
 * Make the report and show it: it is saved only after it could be read. Open where exporting is switched off, too: it names no account,
 * login, person or server (`utils/export/support.ts`), and is what the people who switched it off would ask for.
 */
export const showSupport = async (snapshot: Snapshot, settings: Settings, lang: string): Promise<void> => {
  const { supportReport } = await import('@/utils/export/support');
  support.value = supportReport({
    snapshot,
    settings,
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    lang,
    origins: await heldOrigins(),
    log: await readLog(),
  });
};

export const saveSupport = (): void => save('token-health-support.json', 'application/json', support.value);
