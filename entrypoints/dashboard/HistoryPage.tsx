/** What has happened. */
import { HistorySheet } from '@/components/history/HistorySheet';
import type { DashboardProps } from './props';

export const HistoryPage = ({ snapshot, now, lang, history, actions }: DashboardProps) =>
  history && (
    <HistorySheet
      accounts={snapshot.accounts}
      events={history}
      now={now}
      lang={lang}
      onExport={actions.exportHistory}
    />
  );
