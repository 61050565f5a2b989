/** The list of accounts with what can be done to all of them. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AccountTable } from '@/components/AccountTable';
import { BulkBar } from '@/components/BulkBar';
import { ConnectDialog } from '@/components/connect/ConnectDialog';
import { ExportButtons } from '@/components/ExportButtons';
import { Filters } from '@/components/Filters';
import { filtered, NO_FILTER, tagsOf } from '@/components/filter';
import { ImportResult } from '@/components/ImportResult';
import { Outages } from '@/components/Outages';
import { Removals } from '@/components/Removals';
import { KNOWN_TAGS } from '@/components/TagsForm';
import { saidAbove } from '@/utils/wording/outage';
import { sayCount } from '@/utils/wording/say';
import { NoAccounts } from './NoAccounts';
import type { DashboardProps } from './props';

export const AccountsPage = (props: DashboardProps & { onImport: () => void }) => {
  const { snapshot, now, lang, route, locks, filter, sort, imported, connecting, fixed, actions, onImport } = props;
  const { accounts } = snapshot;
  const only = route.page === 'accounts' ? route.only : undefined;
  const listed = useMemo(() => {
    const wanted = only && new Set(only);
    return wanted ? accounts.filter(({ id }) => wanted.has(id)) : accounts;
  }, [accounts, only]);
  const shown = useMemo(() => filtered(listed, filter), [listed, filter]);
  const none = accounts.length === 0;
  const importing = useRef<HTMLButtonElement>(null);
  const wanted = route.page === 'accounts' && route.import;
  // Only a press of one's own opens the browser's choice of files: the button is made ready for it.
  useLayoutEffect(() => {
    if (wanted) importing.current?.focus();
  }, [wanted]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // What is filtered away is not changed behind anybody's back.
  const selected = picked.size ? shown.filter(({ id }) => picked.has(id)) : [];
  const tags = useMemo(() => tagsOf(accounts, lang), [accounts, lang]);

  return (
    <>
      <Removals removals={snapshot.removals} onDismiss={actions.dismissRemoval} />
      <Outages snapshot={snapshot} now={now} lang={lang} />
      <section class="sheet-wide" aria-labelledby="accounts-title">
        <h2 id="accounts-title" class="sr">
          {i18n.t('dashboard.accounts')}
        </h2>
        <div class="bar">
          {!none && (
            <button type="button" class="button" onClick={() => actions.check()}>
              {i18n.t('common.check_all')}
            </button>
          )}
          <button
            type="button"
            class={`button ${none ? 'filled' : ''}`}
            onClick={() => actions.go('#/accounts?connect')}
          >
            {i18n.t('dashboard.connect')}
          </button>
          {!locks.off.includes('import') && (
            <button ref={importing} type="button" class="button" onClick={onImport}>
              {i18n.t('dashboard.import')}
            </button>
          )}
          {!none && !locks.off.includes('export') && <ExportButtons onExport={actions.exportAs} />}
          {!none && <Filters accounts={accounts} filter={filter} lang={lang} tags={tags} onFilter={actions.filter} />}
        </div>
        {imported && (
          <ImportResult
            report={imported.report}
            access={imported.access}
            lang={lang}
            onAllow={actions.allowImported}
            onDismiss={actions.dismissImport}
          />
        )}
        {only && (
          <p class="only" role="status">
            {sayCount('guard.only', listed.length, lang)}{' '}
            <button type="button" class="button" onClick={() => actions.go('#/accounts')}>
              {i18n.t('guard.all')}
            </button>
          </p>
        )}
        {selected.length > 0 && (
          <BulkBar views={selected} now={now} lang={lang} actions={actions} onClear={() => setPicked(new Set())} />
        )}
        <datalist id={KNOWN_TAGS}>
          {tags.map(tag => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        {none ? (
          <NoAccounts connect={false} />
        ) : shown.length === 0 ? (
          <div class="nothing" role="status">
            <p>{i18n.t('filter.nothing')}</p>
            <button type="button" class="button" onClick={() => actions.filter(NO_FILTER)}>
              {i18n.t('filter.clear')}
            </button>
          </div>
        ) : (
          <AccountTable
            accounts={saidAbove(shown, snapshot.outages)}
            now={now}
            lang={lang}
            sort={sort}
            onSort={actions.sort}
            wanted={route.page === 'accounts' ? route.account : undefined}
            actions={actions}
            selection={{ ids: picked, onChange: setPicked }}
          />
        )}
        {shown.length < accounts.length && shown.length > 0 && (
          <p class="quiet count" role="status">
            {sayCount('table.shown', shown.length, lang)}
          </p>
        )}
      </section>
      {route.page === 'accounts' && route.connect && (
        <ConnectDialog
          {...fixed}
          key={`${route.account ?? ''} ${route.start?.network ?? ''} ${route.start?.way ?? ''}`}
          start={route.start}
          apps={snapshot.apps}
          accounts={accounts}
          account={route.account ? accounts.find(view => view.id === route.account) : undefined}
          connecting={connecting}
          now={now}
          lang={lang}
          onCopy={actions.copy}
          onConnect={actions.connect}
          onPassword={actions.signInWithPassword}
          onInspect={actions.inspectToken}
          onKeep={actions.keepToken}
          onTrack={actions.trackByHand}
          onReset={actions.resetConnect}
          onClose={actions.closeConnect}
        />
      )}
    </>
  );
};
