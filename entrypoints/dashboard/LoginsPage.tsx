/** Accounts by the login that made their tokens. */
import { LoginsSheet } from '@/components/logins/LoginsSheet';
import { Outages } from '@/components/Outages';
import type { DashboardProps } from './props';

export const LoginsPage = ({ snapshot, now, lang, actions }: DashboardProps) => (
  <>
    <Outages snapshot={snapshot} now={now} lang={lang} />
    <LoginsSheet accounts={snapshot.accounts} now={now} lang={lang} actions={actions} />
  </>
);
