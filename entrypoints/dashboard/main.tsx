/** Starts the dashboard: one reading of the database, then the first paint, then it follows changes. */
import '@/utils/model/jitless';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { filedTexts } from '@/utils/kit/texts';
import { loadNeeds } from '@/utils/page/allow';
import { keepFocus } from '@/utils/page/keep-focus';
import { follow, now, snapshot, unreadable } from '@/utils/page/live';
import { languageTag } from '@/utils/wording/lang';
import { haveTexts } from '@/utils/wording/say';
import { App } from './App';
import { channelsState, followChannels } from './channels';
import { connecting } from './connecting';
import { support } from './exporting';
import { guardChoices } from './guards';
import { followHistory, history } from './history';
import { heldHosts, origins } from './hosts';
import { imported } from './importing';
import { followKept, kept } from './kept';
import { loadQueue, queue } from './queue';
import { route } from './route-signal';
import { actions, filter, fixed, followRest, locks, settings, shortcut, sort } from './state';
import { taughtState } from './taught';
import { toolsState } from './tools';

const lang = languageTag(browser.i18n.getUILanguage());

const Dashboard = () => {
  const shown = snapshot.value;
  // What only Settings > Sites shows is looked at for every site and account: not on every change that another page follows.
  const onSites = route.value.page === 'settings' && route.value.setting === 'hosts';
  if (!shown) return unreadable.value ? <p role="alert">{i18n.t('outcome.no_answer')}</p> : null;
  return (
    <App
      snapshot={shown}
      now={now.value}
      lang={lang}
      route={route.value}
      filter={filter.value}
      sort={sort.value}
      imported={imported.value}
      connecting={connecting.value}
      hosts={onSites ? heldHosts(origins.value, shown, channelsState.value.channels, lang) : []}
      tools={toolsState.value}
      taught={taughtState.value}
      guards={onSites ? guardChoices(shown, origins.value, now.value) : []}
      settings={settings.value}
      channels={channelsState.value}
      queue={queue.value}
      history={history.value}
      locks={locks.value}
      shortcut={shortcut.value}
      support={support.value}
      kept={kept.value}
      fixed={fixed}
      actions={actions}
    />
  );
};

const start = async (): Promise<void> => {
  const leaving = new AbortController();
  window.addEventListener('pagehide', () => leaving.abort(), { once: true });
  await haveTexts(filedTexts);
  document.documentElement.lang = lang;
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  followRest(leaving.signal);
  followChannels(leaving.signal);
  void loadQueue();
  followHistory(leaving.signal);
  followKept(leaving.signal);
  await Promise.all([follow(leaving.signal), loadNeeds()]);
  const root = document.getElementById('app');
  if (root) keepFocus(root, leaving.signal);
  if (root) render(<Dashboard />, root);
};

void start();
