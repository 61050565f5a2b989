/** When access ends in the next 90 days. */
import { useMemo } from 'preact/hooks';
import { Outages } from '@/components/Outages';
import { TimelineSheet } from '@/components/timeline/TimelineSheet';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import type { DashboardProps } from './props';

export const TimelinePage = ({ snapshot, now, lang, settings, actions }: DashboardProps) => {
  const policy = useMemo(() => ({ ...DEFAULT_POLICY, ...settings }), [settings]);
  return (
    <>
      <Outages snapshot={snapshot} now={now} lang={lang} />
      <TimelineSheet accounts={snapshot.accounts} policy={policy} now={now} lang={lang} actions={actions} />
    </>
  );
};
