/** The table of commands: message to handler. Who may send it stands with the message's schema. */
import { browser } from 'wxt/browser';
import { withLock } from '@/utils/kit/lock';
import type { Payload } from '@/utils/messages';
import type { Account } from '@/utils/model/account';
import { Failure } from '@/utils/model/failure';
import { BROWSER } from '@/utils/model/words';
import { networkOf } from '@/utils/networks/index';
import { addAccount, eraseAll } from '@/utils/store/accounts';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings, writeSettings } from '@/utils/store/settings';
import { registerApp, removeApp, removeTool, saveApp } from './apps';
import { hostsChanged } from './commands-hosts';
import { connect } from './connect';
import { importAccounts } from './importing';
import { newAccount } from './new-account';
import { openNetworkPage } from './opening';
import { bringOverlay, mustBeOwn, surfacesHere, toolHere } from './pages';
import { toolOfPage } from './places';
import { reconnect } from './reconnect';
import { remove } from './remove';
import { round, showAll } from './rounds';
import { save } from './save';
import { scan } from './scan';
import { type Commands, senderOf } from './serve';
import { settle } from './settle';
import { parkWish, registerOverlay } from './sites';

/** Change one account at a person's word, and show it. */
const edit = async (id: string, change: (account: Account) => Account): Promise<null> => {
  await save(id, policyOf(await readSettings()), Date.now(), change);
  await showAll();
  return null;
};

const sameText = (a = '', b = ''): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Track an account without a token; the same row twice is one account. */
const trackOnce = async (given: Payload<'track'>): Promise<{ id: string }> => {
  const same = (await readAll('accounts')).good.find(
    a =>
      a.holder === given.holder &&
      a.network === given.network &&
      (given.toolAccountId
        ? a.toolAccountId === given.toolAccountId
        : sameText(a.handle, given.handle) && sameText(a.name, given.name)),
  );
  if (same) return { id: same.id };
  const now = Date.now();
  const policy = policyOf(await readSettings());
  const account = settle(newAccount(given, now), networkOf(given.network), policy, now, Math.random());
  await addAccount(account, now);
  await showAll();
  return { id: account.id };
};

export const commands: Commands = {
  check: async ({ ids }) => {
    const by = { asked: Date.now(), byHand: true, tell: ids?.length === 1 };
    // Without a token there is nothing to ask: time alone changes those, and the schedule knows when.
    await round(ids ?? (await readAll('accounts')).good.filter(a => a.token).map(a => a.id), by);
    return null;
  },
  reconnect: async ({ id }, sender) => {
    await mustBeOwn(id, sender);
    await reconnect(id);
    await showAll();
    return null;
  },
  openNetworkPage: async ({ id }, sender) => {
    await mustBeOwn(id, sender);
    await openNetworkPage(id);
    return null;
  },
  connect: async ({ appId, holder, tags }) => {
    const id = await connect(appId, holder ?? BROWSER, tags ?? []).finally(showAll);
    return { id };
  },
  track: async (given, sender) => {
    if (senderOf(sender) === 'content' && (await toolOfPage(sender.url))?.id !== given.holder)
      throw new Failure('answer-not-ours');
    return withLock('add', () => trackOnce(given));
  },
  snooze: ({ id, until, reason }) =>
    edit(id, a => ({ ...a, snoozedUntil: until ?? undefined, snoozeReason: until ? reason : undefined })),
  pause: ({ id, paused }) => edit(id, a => ({ ...a, paused })),
  assignOwner: ({ id, owner }) => edit(id, a => ({ ...a, owner: owner ?? undefined })),
  clearOutcome: ({ id }) => edit(id, a => ({ ...a, outcome: undefined })),
  remove: async ({ id, revoke }) => {
    await remove(id, revoke);
    await showAll();
    return null;
  },
  saveApp: async app => {
    const waiting = await saveApp(app, Date.now());
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
    await removeApp(id);
    return null;
  },
  removeTool: async ({ id }) => {
    await removeTool(id);
    return null;
  },
  importAccounts: async ({ text }) => {
    const { report, ids } = await importAccounts(text, Date.now());
    await showAll();
    if (ids.length) void round(ids);
    return report;
  },
  wish: async ({ origins, ids }) => {
    await parkWish({ origins, at: Date.now(), ...(ids ? { ids } : {}) });
    return null;
  },
  hostsChanged: async () => {
    await hostsChanged();
    return null;
  },
  saveSettings: async change => {
    const settings = await writeSettings(
      Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    );
    const policy = policyOf(settings);
    for (const { id } of (await readAll('accounts')).good) await save(id, policy, Date.now(), a => ({ ...a }));
    await showAll();
    return null;
  },
  eraseAll: async () => {
    await eraseAll();
    await registerOverlay();
    await browser.storage.session.clear();
    for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id);
    await showAll();
    return null;
  },
  surfacesHere: (_none, sender) => surfacesHere(sender),
  bringOverlay: (_none, sender) => bringOverlay(sender),
  toolHere: (_none, sender) => toolHere(sender),
  scan: ({ rows }, sender) => scan(rows, sender),
};
