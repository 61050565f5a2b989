/** The table of commands: message to handler. Who may send it stands with the message's schema. */
import { browser } from 'wxt/browser';
import { thingLock, withLock } from '@/utils/kit/lock';
import { filedTexts } from '@/utils/kit/texts';
import type { Account } from '@/utils/model/account';
import { appIdOf } from '@/utils/model/app';
import { Failure } from '@/utils/model/failure';
import { BROWSER } from '@/utils/model/words';
import { networkOf } from '@/utils/networks/index';
import { eraseAll } from '@/utils/store/accounts';
import { writeQueue } from '@/utils/store/queue';
import { readAll } from '@/utils/store/read';
import { dismissRemoval } from '@/utils/store/removals';
import { policyOf, readSettings, writeSettings } from '@/utils/store/settings';
import { writeProgress } from '@/utils/store/welcome';
import { registerApp, removeApp, saveApp } from './apps';
import { channelCommands } from './commands-channels';
import { hostsChanged } from './commands-hosts';
import { manyCommands } from './commands-many';
import { pageCommands } from './commands-page';
import { peopleCommands } from './commands-people';
import { checkTools, toolCommands } from './commands-tools';
import { connect } from './connect';
import { asksInDialog, openDialog } from './dialog';
import { isLeaving } from './guard-reminders';
import { bringGuard, dismissGuard, guardHere, registerGuards, remindAfter, setGuard } from './guards';
import { importAccounts } from './importing';
import { dropToken, keepToken } from './keep-token';
import { applyManaged, judgeAll, mustBeFree, mustBeOn, mustBeOwnThing } from './managed';
import { openNetworkPage } from './opening';
import { bringOverlay, mustBeOwn, surfacesHere, toolHere, trackAll } from './pages';
import { findHome, signInWithPassword } from './password';
import { inspectToken } from './paste';
import { toolOfPage } from './places';
import { reconnect } from './reconnect';
import { remove } from './remove';
import { round, showAll } from './rounds';
import { save } from './save';
import { scan } from './scan';
import { alarmSoon } from './schedule';
import { type Commands, senderOf } from './serve';
import { noRows } from './sightings';
import { parkWish, registerOverlay } from './sites';
import { taughtCommands } from './taught';
import { tabHere, teachHere } from './teach';
import { connectionsAt } from './tool-page';
import { readDue } from './tools';
import { track } from './track';

/** Change one account at a person's word, and show it. */
const edit = async (id: string, change: (account: Account) => Account): Promise<null> => {
  await save(id, policyOf(await readSettings()), Date.now(), change);
  await showAll();
  return null;
};

/** What rests on another account's token is read by way of that one. */
const readableOf = (ids: readonly string[], accounts: readonly Account[]): string[] => {
  const resting = new Map(accounts.filter(a => !a.token && a.parentId).map(a => [a.id, a.parentId ?? a.id]));
  return [...new Set(ids.map(id => resting.get(id) ?? id))];
};

export const commands: Commands = {
  check: async ({ ids }) => {
    const by = { asked: Date.now(), byHand: true, tell: ids?.length === 1 };
    // Without a token there is nothing to ask: time alone changes those, and the schedule knows when.
    const accounts = (await readAll('accounts')).good;
    await Promise.all([
      round(ids ? readableOf(ids, accounts) : accounts.filter(a => a.token).map(a => a.id), by),
      checkTools(accounts, ids, by.asked),
    ]);
    await showAll();
    return null;
  },
  reconnect: async ({ id }, sender) => {
    await mustBeOwn(id, sender);
    if (await asksInDialog(id)) await openDialog(id);
    else await reconnect(id);
    await showAll();
    return null;
  },
  openNetworkPage: async ({ id }, sender) => {
    await mustBeOwn(id, sender);
    await openNetworkPage(id);
    return null;
  },
  connect: async ({ appId, holder, tags }) => {
    await alarmSoon(Date.now());
    const id = await connect(appId, holder ?? BROWSER, tags ?? []).finally(showAll);
    return { id };
  },
  track: async (given, sender) => {
    if (senderOf(sender) === 'content' && (await toolOfPage(sender.url))?.id !== given.holder)
      throw new Failure('answer-not-ours');
    const { connectedAt, expiresAt, ...row } = given;
    const [here, ...more] = connectionsAt(given.holder, sender.url, (await readAll('tools')).good);
    const place = here && !more.length ? { connection: here.id } : {};
    const id = await track(senderOf(sender) === 'page' ? given : { ...row, ...place }, Date.now());
    await showAll();
    return { id };
  },
  trackAll: async ({ rows }, sender) => {
    const added = await trackAll(rows, sender);
    await showAll();
    return added;
  },
  inspectToken,
  keepToken: async given => {
    await alarmSoon(Date.now());
    const { id, ask } = await keepToken(given);
    await showAll();
    if (ask) void round([id], { byHand: true });
    return { id };
  },
  dropToken: async ({ pending }) => {
    await dropToken(pending);
    return null;
  },
  findHome,
  signInWithPassword: given => signInWithPassword(given).finally(showAll),
  snooze: ({ id, until, reason }) =>
    edit(id, a => ({ ...a, snoozedUntil: until ?? undefined, snoozeReason: until ? reason : undefined })),
  pause: ({ id, paused }) => edit(id, a => ({ ...a, paused })),
  clearOutcome: ({ id }) => edit(id, a => ({ ...a, outcome: undefined })),
  remove: async ({ id, revoke }) => {
    await remove(id, revoke);
    await showAll();
    return null;
  },
  dismissRemoval: async ({ id }) => {
    await dismissRemoval(id, Date.now());
    return null;
  },
  saveApp: async app => {
    const { clientSecret, tokenEndpoint } = app;
    const id = appIdOf(app);
    const waiting = await withLock(thingLock(id), async () => {
      await mustBeOwnThing('apps', id, { secret: Boolean(clientSecret), tokenEndpoint });
      return saveApp(app, Date.now());
    });
    if (waiting.length) void round(waiting);
    return null;
  },
  registerApp: async ({ network, issuer }) => {
    const known = networkOf(network);
    if (!known) throw new Failure('app-missing');
    const here = (await readAll('apps')).good.find(app => app.network === network && app.issuer === issuer);
    return { id: (here ?? (await registerApp(known, issuer, Date.now()))).id };
  },
  removeApp: async ({ id }) => {
    await withLock(thingLock(id), async () => {
      await mustBeOwnThing('apps', id, 'remove');
      await removeApp(id);
    });
    return null;
  },
  ...peopleCommands,
  ...manyCommands,
  ...channelCommands,
  ...toolCommands,
  importAccounts: async ({ text }) => {
    await mustBeOn('import');
    await alarmSoon(Date.now());
    const { report, ids } = await importAccounts(text, Date.now());
    await showAll();
    if (ids.length) void round(ids);
    // The lists of tools that came along: nobody waits half a minute for the alarm, and a pass that began before did not see them.
    void readDue(Date.now()).then(showAll);
    return report;
  },
  wish: async ({ origins, ids, teach }) => {
    await parkWish({ origins, at: Date.now(), ...(ids ? { ids } : {}), ...(teach ? { teach } : {}) });
    return null;
  },
  hostsChanged: async () => {
    await hostsChanged();
    return null;
  },
  saveSettings: async change => {
    const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await mustBeFree(known);
    await writeSettings(known);
    await judgeAll();
    await showAll();
    return null;
  },
  setGuard: async ({ network, on }) => {
    await setGuard(network, on);
    return null;
  },
  bringGuard,
  guard: guardHere,
  dismissGuard: async ({ kind, forEver }, sender) => {
    await dismissGuard(kind, forEver, sender);
    return null;
  },
  remindAfter: async ({ on, ...where }, sender) => {
    await remindAfter(where, on, sender);
    return null;
  },
  leaving: async (_nothing, { tab }) => {
    await isLeaving(tab?.id);
    return null;
  },
  saveQueue: async queue => {
    await writeQueue(queue);
    return null;
  },
  saveProgress: async progress => {
    await writeProgress(progress);
    return null;
  },
  texts: filedTexts,
  eraseAll: async () => {
    // First: a worker that is killed on the way begins a new session, and follows the organisation again.
    await browser.storage.session.clear();
    await eraseAll();
    // What the organisation has set comes back at once.
    await applyManaged();
    await registerOverlay();
    // Networks that were switched off are on again, as in a fresh install.
    await registerGuards();
    for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id);
    await showAll();
    return null;
  },
  ...pageCommands,
  ...taughtCommands,
  teachHere,
  tabHere,
  noRows,
  surfacesHere: (_none, sender) => surfacesHere(sender),
  bringOverlay: (_none, sender) => bringOverlay(sender),
  toolHere: (_none, sender) => toolHere(sender),
  scan: ({ rows }, sender) => scan(rows, sender),
};
