/** The reconnect queue. */
import { Outages } from '@/components/Outages';
import { QueueSheet } from '@/components/queue/QueueSheet';
import type { DashboardProps } from './props';
import { Reading } from './Reading';

export const QueuePage = (props: DashboardProps & { only: readonly string[] | undefined }) => {
  const { snapshot, now, lang, queue, only, actions } = props;
  // Until all accounts and the last standing are read nobody can say what is done.
  if (queue === undefined || snapshot.accounts.length < snapshot.totals.accounts) return <Reading />;
  return (
    <>
      <Outages snapshot={snapshot} now={now} lang={lang} />
      <QueueSheet accounts={snapshot.accounts} queue={queue} only={only} now={now} lang={lang} actions={actions} />
    </>
  );
};
