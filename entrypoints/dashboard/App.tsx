/** Layout of the dashboard: the same sentence as the popup, then the part that the address names. */
import './dashboard.css';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { People } from '@/components/people';
import { quietLine, reconnectAll, summary } from '@/utils/wording/summary';
import { AccountsPage } from './AccountsPage';
import { HistoryPage } from './HistoryPage';
import { LoginsPage } from './LoginsPage';
import { NoAccounts } from './NoAccounts';
import type { DashboardProps } from './props';
import { QueuePage } from './QueuePage';
import { Reading } from './Reading';
import type { Route } from './route';
import { SettingsPage } from './SettingsPage';
import { TimelinePage } from './TimelinePage';

/** Where nothing else is to be pressed first. */
const WITHOUT_BUTTONS: readonly Route['page'][] = ['timeline', 'history'];
/** Where it would lead to itself, or away from something else. */
const OF_ITS_OWN: readonly Route['page'][] = ['queue', 'settings'];
/** Parts that say something even where there are no accounts. */
const ALWAYS: readonly Route['page'][] = ['accounts', 'settings'];

const Part = (props: DashboardProps & { onImport: () => void }) => {
  const { route, snapshot } = props;
  if (!ALWAYS.includes(route.page)) {
    if (snapshot.totals.accounts === 0) {
      return (
        <section class="sheet-wide">
          <NoAccounts connect />
        </section>
      );
    }
    // The worst are read first, and shown in the list; a picture of some would be taken for one of all.
    if (snapshot.accounts.length < snapshot.totals.accounts) return <Reading />;
  }
  switch (route.page) {
    case 'accounts':
      return <AccountsPage {...props} />;
    case 'timeline':
      return <TimelinePage {...props} />;
    case 'logins':
      return <LoginsPage {...props} />;
    case 'history':
      return <HistoryPage {...props} />;
    case 'queue':
      return <QueuePage {...props} only={route.only} />;
    case 'settings':
      return <SettingsPage {...props} setting={route.setting} />;
  }
};

export const App = (props: DashboardProps) => {
  const { snapshot, now, lang, route, actions } = props;
  const input = useRef<HTMLInputElement>(null);
  const all = reconnectAll(snapshot.totals, lang);
  const none = snapshot.accounts.length === 0;
  const tab = (page: Route['page'], href: string, text: string) => (
    <a href={href} aria-current={route.page === page ? 'page' : undefined}>
      {text}
    </a>
  );

  return (
    <div class="dashboard">
      <header>
        <div class="headline">
          <div>
            <h1>{summary(snapshot, now, lang)}</h1>
            {!none && <p class="quiet">{quietLine(snapshot, now, lang)}</p>}
          </div>
          {all && !OF_ITS_OWN.includes(route.page) && (
            <a class={`button ${WITHOUT_BUTTONS.includes(route.page) ? 'filled' : ''}`} href="#/queue">
              {all}
            </a>
          )}
        </div>
        <nav class="tabs" aria-label={i18n.t('dashboard.sections')}>
          {tab('timeline', '#/timeline', i18n.t('dashboard.timeline'))}
          {tab('accounts', '#/accounts', i18n.t('dashboard.accounts'))}
          {tab('logins', '#/logins', i18n.t('dashboard.logins'))}
          {tab('history', '#/history', i18n.t('dashboard.history'))}
          {tab('queue', '#/queue', i18n.t('queue.title'))}
          {tab('settings', '#/settings/apps', i18n.t('common.settings'))}
        </nav>
      </header>
      <main>
        {/* Stays in the page whatever is shown; its button stands above the list. */}
        {!props.locks.off.includes('import') && (
          <input
            ref={input}
            type="file"
            name="accounts"
            accept="application/json,.json"
            class="sr"
            tabIndex={-1}
            aria-label={i18n.t('dashboard.import')}
            onChange={event => {
              const file = event.currentTarget.files?.[0];
              if (file) actions.importFile(file);
              event.currentTarget.value = '';
            }}
          />
        )}
        <People.Provider value={snapshot.people}>
          <Part {...props} onImport={() => input.current?.click()} />
        </People.Provider>
      </main>
    </div>
  );
};
