/** Layout of the popup: one sentence, what matters, one action per row; header and footer stay while the list scrolls. */
import './popup.css';
import { i18n } from '#i18n';
import type { Actions } from '@/components/actions';
import { Filters } from '@/components/Filters';
import { FILTER_FROM, type Filter, filtered, NO_FILTER } from '@/components/filter';
import { GroupedList } from '@/components/GroupedList';
import { Icon } from '@/components/Icon';
import { Outages } from '@/components/Outages';
import { People } from '@/components/people';
import { Removals } from '@/components/Removals';
import { ToolHere } from '@/components/ToolHere';
import type { TabHere } from '@/utils/model/from-teaching';
import type { Feature } from '@/utils/model/locks';
import type { Snapshot } from '@/utils/model/snapshot';
import { groupOf } from '@/utils/wording/groups';
import { saidAbove } from '@/utils/wording/outage';
import { sayCount } from '@/utils/wording/say';
import { quietLine, reconnectAll, summary } from '@/utils/wording/summary';
import { Empty } from './Empty';

export interface PopupActions extends Actions {
  /** Opens the dashboard at a route such as `#/accounts`. */
  open(route: string): void;
  filter(filter: Filter): void;
  /** Teach the tool of the page in front, or show what is found there. */
  teachHere(test: boolean): void;
}

interface Props {
  snapshot: Snapshot;
  now: number;
  lang: string;
  filter: Filter;
  here: TabHere;
  /** What the organisation has switched off. */
  off: readonly Feature[];
  actions: PopupActions;
}

export const App = ({ snapshot, now, lang, filter, here, off, actions }: Props) => {
  const { accounts, totals } = snapshot;
  const searchable = totals.accounts >= FILTER_FROM;
  const shown = searchable ? filtered(accounts, filter) : accounts;
  const whole = accounts.length === totals.accounts;
  const working = whole ? shown.filter(view => groupOf(view, now) === 'working').length : totals.working;
  const all = reconnectAll(totals, lang);
  const busy = accounts.length > 0 && accounts.every(view => view.busy);

  return (
    <div class="popup">
      <header>
        <div class="headline">
          <h1>{summary(snapshot, now, lang)}</h1>
          {accounts.length > 0 && (
            <button
              type="button"
              class="button icon"
              aria-label={i18n.t('common.check_all')}
              title={i18n.t('common.check_all')}
              onClick={() => actions.check()}
            >
              <Icon of="refresh" size={16} class={busy ? 'spin' : ''} />
            </button>
          )}
          <button
            type="button"
            class="button icon"
            aria-label={i18n.t('common.settings')}
            title={i18n.t('common.settings')}
            onClick={() => actions.open('#/settings/apps')}
          >
            <Icon of="settings" size={16} />
          </button>
        </div>
        {accounts.length > 0 && (
          <div class="subline">
            <p class="quiet">{quietLine(snapshot, now, lang)}</p>
            {all && (
              <a href="/dashboard.html#/queue" target="_blank" rel="noreferrer">
                {all}
              </a>
            )}
          </div>
        )}
        {searchable && <Filters accounts={accounts} filter={filter} lang={lang} onFilter={actions.filter} />}
      </header>
      <main tabIndex={-1}>
        <Removals removals={snapshot.removals} onDismiss={actions.dismissRemoval} />
        <Outages snapshot={snapshot} now={now} lang={lang} />
        {accounts.length === 0 && <Empty mayImport={!off.includes('import')} onOpen={actions.open} />}
        {accounts.length > 0 && shown.length === 0 && (
          <div class="nothing" role="status">
            <p>{i18n.t('filter.nothing')}</p>
            <button type="button" class="button" onClick={() => actions.filter(NO_FILTER)}>
              {i18n.t('filter.clear')}
            </button>
          </div>
        )}
        <People.Provider value={snapshot.people}>
          <GroupedList accounts={saidAbove(shown, snapshot.outages)} now={now} lang={lang} actions={actions} />
        </People.Provider>
      </main>
      <ToolHere here={here} now={now} lang={lang} mayTeach={!off.includes('teach')} onTeach={actions.teachHere} />
      <footer>
        <span class="quiet">
          {working > 0 && working < totals.accounts && sayCount('popup.more_working', working, lang)}
        </span>
        <a href="/dashboard.html#/accounts" target="_blank" rel="noreferrer">
          {i18n.t('common.dashboard')}
        </a>
      </footer>
    </div>
  );
};
