/** Warnings on the networks' own pages: where the guard stands, and what it says there. */
import { type Browser, browser } from 'wxt/browser';
import { withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import { holdsHosts } from '@/utils/kit/sites';
import type { GuardKind, GuardView } from '@/utils/model/guard';
import type { AccountView } from '@/utils/model/snapshot';
import { UNTIL_CHANGE } from '@/utils/model/words';
import { GUARDS, networksAt } from '@/utils/networks/guard/all';
import { sitesOf } from '@/utils/networks/guard/page';
import { isQuiet, quietGuard, readGuards, switchGuard } from '@/utils/store/guards';
import { isOff } from '@/utils/store/managed';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { viewOf } from '@/utils/store/snapshot';
import { bring } from './bring';
import { isReminded, remind } from './guard-reminders';
import { atRisk, guardView } from './guard-view';

const LOADER = 'guard-loader';
const LOADER_FILE = '/content-scripts/guard-loader.js';
/** Brought to a page only where there is something to say. */
const GUARD_FILE = '/content-scripts/network-guard.js';
const WEEK = 7 * 24 * 3_600_000;

type Sender = Browser.runtime.MessageSender;
export interface Where {
  kind: GuardKind;
  subject?: string | undefined;
}

/** Sites of networks that are not switched off, as far as they are held. */
const heldSites = async (): Promise<string[]> => {
  const { off } = await readGuards();
  if (await isOff('guard')) return [];
  const wanted = Object.entries(GUARDS).flatMap(([id, guard]) => (off.includes(id) ? [] : sitesOf(guard)));
  const sites = [...new Set(wanted)].sort();
  const held = await Promise.all(sites.map(site => holdsHosts([site])));
  return sites.filter((_site, i) => held[i]);
};

/** Pages that are open already get the guard now. */
const injectNow = async (matches: string[]): Promise<void> => {
  for (const tab of await browser.tabs.query({ url: matches })) {
    if (tab.id === undefined) continue;
    await browser.scripting
      .executeScript({ target: { tabId: tab.id }, files: [LOADER_FILE] })
      .catch(error => log('injection-failed', { error: String(error) }));
  }
};

/** Every tab: one whose host was taken away no longer tells its address. Only our own scripts there hear it, and ask again. */
const tellGuards = async (): Promise<void> => {
  for (const tab of await browser.tabs.query({})) {
    if (tab.id !== undefined) await browser.tabs.sendMessage(tab.id, { name: 'guard-changed' }).catch(() => undefined);
  }
};

/** Register the loader for what is held. Call it whenever hosts or the networks that are off may have changed. */
export const registerGuards = (): Promise<void> =>
  withLock('register-guards', async () => {
    const matches = await heldSites();
    const [standing] = await browser.scripting.getRegisteredContentScripts({ ids: [LOADER] });
    const before = [...(standing?.matches ?? [])].sort();
    if (before.join() === matches.join()) return;
    if (standing) await browser.scripting.unregisterContentScripts({ ids: [LOADER] });
    if (matches.length)
      await browser.scripting.registerContentScripts([
        { id: LOADER, js: [LOADER_FILE], matches, runAt: 'document_idle' },
      ]);
    if (before.length) await tellGuards();
    const added = matches.filter(match => !before.includes(match));
    if (added.length) await injectNow(added);
  });

const readViews = async (now: number): Promise<AccountView[]> => {
  const policy = policyOf(await readSettings());
  return (await readAll('accounts')).good.map(account => viewOf(account, policy, now, false));
};

/** Networks that this page is about and that may be spoken of: held, and not off. Goes by the address that the browser reports. */
const networksHere = async (kind: GuardKind, sender: Sender): Promise<string[]> => {
  const { url = '' } = sender;
  const networks = networksAt(url, kind);
  if (!networks.length || (await isOff('guard')) || !(await holdsHosts([`https://${new URL(url).hostname}/*`])))
    return [];
  const { off } = await readGuards();
  return networks.filter(id => !off.includes(id));
};

/** What to show on this page; `null`: nothing. */
export const guardHere = async ({ kind, subject }: Where, sender: Sender): Promise<GuardView | null> => {
  const [now, guards] = [Date.now(), await readGuards()];
  const networks = (await networksHere(kind, sender)).filter(id => !isQuiet(guards, id, kind, now));
  if (!networks.length) return null;
  const risk = atRisk(await readViews(now), networks, kind, subject);
  return guardView(risk, kind, (await readAll('apps')).good, await isReminded(sender.tab?.id, kind)) ?? null;
};

/** Into the page that asked, and only where there is something to show. */
export const bringGuard = async (where: Where, sender: Sender): Promise<{ brought: boolean }> => {
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId !== 0 || !(await guardHere(where, sender))) return { brought: false };
  await bring({ tabId, frameIds: [0] }, GUARD_FILE);
  return { brought: true };
};

/** Nothing more on this kind of page, for a week or for ever. */
export const dismissGuard = async (kind: GuardKind, forEver: boolean, sender: Sender): Promise<void> =>
  quietGuard(await networksHere(kind, sender), kind, forEver ? UNTIL_CHANGE : Date.now() + WEEK);

/** Open the list of these accounts once this page is left, or do not. */
export const remindAfter = async ({ kind, subject }: Where, on: boolean, sender: Sender): Promise<void> => {
  const tabId = sender.tab?.id;
  if (tabId === undefined || !sender.url) return;
  const networks = on ? await networksHere(kind, sender) : [];
  const { accounts } = atRisk(await readViews(Date.now()), networks, kind, subject);
  const site = `https://${new URL(sender.url).hostname}/*`;
  await remind(tabId, accounts.length ? { ids: accounts.map(({ id }) => id), kind, site } : undefined);
};

/** Warn on a network's pages, or stop. */
export const setGuard = async (network: string, on: boolean): Promise<void> => {
  if (!GUARDS[network]) return;
  await switchGuard(network, on);
  await registerGuards();
  await tellGuards();
};
