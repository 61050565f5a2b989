/** The reconnect queue. */
import { Outages } from '@/components/Outages';
import { QueueSheet } from '@/components/queue/QueueSheet';
import type { DashboardProps } from './props';
import { Reading } from './Reading';

export const QueuePage = (props: DashboardProps & { only: readonly string[] | undefined }) => {
  const { snapshot, now, lang, queue, only, actions } = props;
  // Until the last standing is read nobody can say what is done.
  if (queue === undefined) return <Reading />;
  return (
    <>
      <Outages snapshot={snapshot} now={now} lang={lang} />
      <QueueSheet accounts={snapshot.accounts} queue={queue} only={only} now={now} lang={lang} actions={actions} />
    </>
  );
};
