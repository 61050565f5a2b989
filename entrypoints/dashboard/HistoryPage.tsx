/** What has happened. */
import { HistorySheet } from '@/components/history/HistorySheet';
import type { DashboardProps } from './props';
import { Reading } from './Reading';

export const HistoryPage = ({ snapshot, now, lang, history, locks, actions }: DashboardProps) =>
  history ? (
    <HistorySheet
      accounts={snapshot.accounts}
      events={history}
      now={now}
      lang={lang}
      mayExport={!locks.off.includes('export')}
      onExport={actions.exportHistory}
    />
  ) : (
    <Reading />
  );
