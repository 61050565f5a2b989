/** What the dashboard shows and can do. */
import { type Signal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { NO_FILTER } from '@/components/filter';
import { WORST_FIRST } from '@/components/sort';
import { openShortcuts, redirectUri, shortcutOf } from '@/utils/kit/browser';
import { send } from '@/utils/kit/send';
import { watchChanges } from '@/utils/kit/watch';
import { type Locks, NO_LOCKS } from '@/utils/model/locks';
import type { Settings } from '@/utils/model/settings';
import { BROWSER } from '@/utils/model/words';
import { networkOf, networks } from '@/utils/networks';
import { snapshot } from '@/utils/page/live';
import { rowActions } from '@/utils/page/rowActions';
import { readLocks } from '@/utils/store/applied';
import { readSettings } from '@/utils/store/settings';
import { tools } from '@/utils/tools';
import { languageTag } from '@/utils/wording/lang';
import { channelActions } from './channels';
import { connect, trackByHand } from './connecting';
import { exportAs, exportHistory, saveSupport, showSupport, support } from './exporting';
import { readDecided, stopOn, warnOn } from './guards';
import { giveBack, origins, readHosts } from './hosts';
import { allowImported, imported, importFile } from './importing';
import { inspectToken, keepToken, recognise, resetConnect, signInWithPassword } from './pasting';
import type { DashboardActions } from './props';
import { saveQueue } from './queue';
import { routeOf } from './route';
import { route } from './route-signal';
import { savedBy } from './saved';
import { taughtActions } from './taught';
import { toolActions } from './tools';

export const filter = signal(NO_FILTER);
export const sort = signal(WORST_FIRST);
export const settings = signal<Settings | null>(null);
export const locks = signal<Locks>(NO_LOCKS);
export const shortcut = signal('');

/** What the forms need to know; fixed while the page is open. */
export const fixed = {
  networks: networks.map(network => ({
    id: network.id,
    needsIssuer: network.needsIssuer,
    secret: network.client.secret,
    registersItself: network.register !== undefined,
    password: network.signInWithPassword !== undefined,
    privateWindow: network.privateWindow ?? false,
    paid: !network.freeCheck,
    noRule: network.estimateMs === null,
    discontinued: network.discontinued ?? false,
  })),
  holders: tools.map(({ id }) => id),
  redirectUri: redirectUri(),
  recognise,
};

/** What is as it was draws nothing anew: a change of many accounts is announced by the hundred. */
const keep = <T>(there: Signal<T>, value: T): void => {
  if (JSON.stringify(there.value) !== JSON.stringify(value)) there.value = value;
};

/** Follows address, settings and held sites until the signal ends it. */
export const followRest = (signalToEnd: AbortSignal): void => {
  const read = async () => {
    keep(settings, await readSettings());
    keep(locks, await readLocks());
    shortcut.value = await shortcutOf('_execute_action');
    await readDecided();
  };
  window.addEventListener('hashchange', () => (route.value = routeOf(location.hash)), { signal: signalToEnd });
  watchChanges(() => void read(), signalToEnd);
  // Set elsewhere in the browser, and seen when somebody comes back.
  window.addEventListener('focus', () => void read(), { signal: signalToEnd });
  const changed = () => void readHosts();
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  void read();
  void readHosts();
};

const lang = languageTag(browser.i18n.getUILanguage());

const go = (hash: string): void => {
  location.hash = hash;
};

/** How many times the dialog was closed: one that is open after that is another, which a late answer does not close. */
let dialogs = 0;

/** Out of the dialog when its work has come to something. @param to where */
const leaveDialog = <T>(work: Promise<T>, to: (done: NonNullable<T>) => string = () => '#/accounts'): void => {
  const mine = dialogs;
  void work.then(done => done && mine === dialogs && go(to(done)));
};

export const actions: DashboardActions = {
  ...rowActions,
  ...toolActions,
  ...taughtActions,
  ...channelActions,
  addApp: () => go('#/settings/apps'),
  filter: next => {
    filter.value = next;
  },
  sort: next => {
    sort.value = next;
  },
  go,
  importFile: file => void importFile(file),
  allowImported: () => void allowImported(),
  dismissImport: () => {
    imported.value = null;
  },
  exportAs: kind => {
    if (snapshot.value && settings.value) void exportAs(kind, snapshot.value, settings.value, lang);
  },
  showSupport: () => {
    if (snapshot.value && settings.value) void showSupport(snapshot.value, settings.value, lang);
  },
  saveSupport,
  hideSupport: () => {
    support.value = '';
  },
  // Opened by a password: only the password brings it back, and the dialog asks for it.
  reconnect: id => {
    const view = snapshot.value?.accounts.find(each => each.id === id);
    const typed = view?.hasToken && !view.appId && view.holder === BROWSER;
    if (typed && networkOf(view.network)?.signInWithPassword)
      go(`#/accounts?connect&account=${encodeURIComponent(id)}`);
    else rowActions.reconnect(id);
  },
  connect: connection => leaveDialog(connect(connection)),
  signInWithPassword: entry => leaveDialog(signInWithPassword(entry)),
  inspectToken: paste => void inspectToken(paste),
  keepToken: keeping => leaveDialog(keepToken(keeping), id => `#/accounts?account=${encodeURIComponent(id)}`),
  trackByHand: tracking => leaveDialog(trackByHand(tracking)),
  resetConnect,
  closeConnect: () => {
    dialogs += 1;
    resetConnect();
    go('#/accounts');
  },
  savePerson: person => savedBy(send('savePerson', person)),
  removePerson: id => void send('removePerson', { id }),
  saveApp: app => savedBy(send('saveApp', app)),
  removeApp: id => void send('removeApp', { id }),
  warnOn,
  stopOn: network => void stopOn(network, origins.value).then(readHosts),
  giveBack: origin => void giveBack(origin).then(readHosts),
  shortcuts: () => void openShortcuts(),
  saveSettings: change => savedBy(send('saveSettings', change)),
  saveQueue,
  exportHistory: rows => void exportHistory(rows, lang),
  eraseAll: () => savedBy(send('eraseAll', { sure: true })),
};
