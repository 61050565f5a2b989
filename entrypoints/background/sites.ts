/** Optional hosts: the overlay runs on exactly the tools' hosts that are held, and wishes survive the page that made them. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import { holdsHosts } from '@/utils/kit/browser';
import { log } from '@/utils/kit/log';
import { tools } from '@/utils/tools/index';

const OVERLAY = 'tool-overlay';
const WISH = 'wish';
const wishSchema = z.object({ origins: z.array(z.string()), ids: z.array(z.string()).optional(), at: z.number() });
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

const heldToolHosts = async (): Promise<string[]> => {
  const hosts = tools.flatMap(tool => tool.hosts);
  const held = await Promise.all(hosts.map(host => holdsHosts([host])));
  return hosts.filter((_host, i) => held[i]);
};

/** Register the overlay for what is held; pages that are open already get it now. */
export const registerOverlay = async (): Promise<void> => {
  const matches = await heldToolHosts();
  const [standing] = await browser.scripting.getRegisteredContentScripts({ ids: [OVERLAY] });
  if (!matches.length) {
    if (standing) await browser.scripting.unregisterContentScripts({ ids: [OVERLAY] });
    return;
  }
  if (standing && [...(standing.matches ?? [])].sort().join() === [...matches].sort().join()) return;
  const script = {
    id: OVERLAY,
    js: ['/content-scripts/tool-overlay.js'],
    matches,
    allFrames: true,
    runAt: 'document_idle' as const,
  };
  await (standing
    ? browser.scripting.updateContentScripts([script])
    : browser.scripting.registerContentScripts([script]));
  await injectNow(matches);
};

/** Tabs that were open before get no registered script; without the `tabs` permission only held hosts are listed with their address. */
const injectNow = async (matches: string[]): Promise<void> => {
  for (const tab of await browser.tabs.query({ url: matches })) {
    if (tab.id === undefined) continue;
    await browser.scripting
      .executeScript({ target: { tabId: tab.id, allFrames: true }, files: ['/content-scripts/tool-overlay.js'] })
      .catch(error => log('injection-failed', { error: String(error) }));
  }
};

/** Tell open tool pages that something changed; they ask again for their own rows. */
export const tellTabs = async (): Promise<void> => {
  const matches = await heldToolHosts();
  if (!matches.length) return;
  for (const tab of await browser.tabs.query({ url: matches })) {
    if (tab.id !== undefined) await browser.tabs.sendMessage(tab.id, { name: 'changed' }).catch(() => undefined);
  }
};
