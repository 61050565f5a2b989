/** Optional hosts: the loader runs on exactly the tools' hosts that are held, and wishes survive the page that made them. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import { holdsHosts } from '@/utils/kit/sites';
import { teachWishSchema } from '@/utils/model/from-teaching';
import { showCheckOn } from './menus';
import { heldPatterns } from './places';

const LOADER = 'tool-loader';
const LOADER_FILE = '/content-scripts/tool-loader.js';
/** Brought into a frame only when the loader has found a surface there. */
export const OVERLAY_FILE = '/content-scripts/tool-overlay.js';
const WISH = 'wish';
const wishSchema = z.object({
  origins: z.array(z.string()),
  ids: z.array(z.string()).optional(),
  teach: teachWishSchema.optional(),
  at: z.number(),
});
type Wish = z.infer<typeof wishSchema>;

/** Park what a person wants before the browser asks: the popup may be gone when the answer comes. */
export const parkWish = (wish: Wish): Promise<void> => browser.storage.session.set({ [WISH]: wish });

/** The parked wish, once. */
export const takeWish = async (): Promise<Wish | undefined> => {
  const stored = (await browser.storage.session.get(WISH))[WISH];
  await browser.storage.session.remove(WISH);
  const parsed = wishSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
};

/** Tabs that were open before get no registered script; without the `tabs` permission only held hosts are listed with their address. */
const injectNow = async (matches: string[]): Promise<void> => {
  for (const tab of await browser.tabs.query({ url: matches })) {
    if (tab.id === undefined) continue;
    await browser.scripting
      .executeScript({ target: { tabId: tab.id, allFrames: true }, files: [LOADER_FILE] })
      .catch(error => log('injection-failed', { error: String(error) }));
  }
};

/** A tool's layout has changed: its open pages start anew, and those that are no tool's any more tidy up. */
export const restartPages = async (matches: readonly string[]): Promise<void> => {
  const held = await Promise.all(matches.map(match => holdsHosts([match])));
  const open = matches.filter((_match, i) => held[i]);
  if (open.length) await injectNow(open);
};

const tell = async (name: 'changed' | 'places-changed', query: { url?: string[] }): Promise<void> => {
  for (const tab of await browser.tabs.query(query)) {
    if (tab.id !== undefined) await browser.tabs.sendMessage(tab.id, { name }).catch(() => undefined);
  }
};

const standing = async () => (await browser.scripting.getRegisteredContentScripts({ ids: [LOADER] }))[0];

/** Tell open tool pages that something changed; they ask again for their own rows. */
export const tellTabs = async (): Promise<void> => {
  const matches = (await standing())?.matches;
  if (matches?.length) await tell('changed', { url: matches });
};

const isSame = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  [...a].sort().join() === [...b].sort().join();

/**
 * Register the loader for what is held, and bring it to pages that are open already. Call it whenever hosts or addresses of tools
 * may have changed: pages that are no tool's any more are told, and tidy up.
 */
export const registerOverlay = (): Promise<void> =>
  // One at a time: a host that is given and an address that is saved come in the same moment.
  withLock('register-overlay', async () => {
    const matches = await heldPatterns();
    const before = await standing();
    if (isSame(before?.matches, matches)) return;
    if (before) await browser.scripting.unregisterContentScripts({ ids: [LOADER] });
    if (matches.length) {
      await browser.scripting.registerContentScripts([
        { id: LOADER, js: [LOADER_FILE], matches, allFrames: true, runAt: 'document_idle' },
      ]);
    }
    await showCheckOn(matches);
    // Every tab: one whose host was taken away no longer tells its address. Only our own scripts there hear it.
    await tell('places-changed', {});
    const added = matches.filter(match => !before?.matches?.includes(match));
    if (added.length) await injectNow(added);
  });
