/** Starts the picker on a page, in the click that gave its host; and tells it what it is there for. */
import { type Browser, browser } from 'wxt/browser';
import { z } from 'zod';
import { log } from '@/utils/kit/log';
import { holdsHosts } from '@/utils/kit/sites';
import type { Value } from '@/utils/messages';
import type { TabHere, TeachWish } from '@/utils/model/from-teaching';
import { sightingIdOf } from '@/utils/model/recipe';
import { isOff } from '@/utils/store/managed';
import { readOne } from '@/utils/store/read';
import { patternOf, surfacesAt } from '@/utils/tools/where';
import { bring } from './bring';
import { toolOfPage } from './places';

type Sender = Browser.runtime.MessageSender;

const PICKER_FILE = '/content-scripts/tool-picker.js';
const SESSION = 'teaching';
const sessionSchema = z.object({ tabId: z.number(), test: z.boolean() });

const LOOK_EVERY = 200;
/** How long (ms) a page may take to load before a person has given up on it. */
const PATIENCE = 60_000;

const readSession = async () => sessionSchema.safeParse((await browser.storage.session.get(SESSION))[SESSION]).data;

export const endTeaching = (): Promise<void> => browser.storage.session.remove(SESSION);

/** Was the picker started in this tab, and does the top page ask? */
export const isTaughtIn = async ({ tab, frameId, url }: Sender): Promise<boolean> => {
  const session = await readSession();
  const host = patternOf(url ?? '');
  return session?.tabId === tab?.id && frameId === 0 && host !== undefined && holdsHosts([host]);
};

/** `false`: the tab has gone, or never came to an end. */
const loaded = async (tabId: number): Promise<boolean> => {
  for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
    const tab = await browser.tabs.get(tabId).catch(() => undefined);
    if (!tab) return false;
    if (tab.status === 'complete' && !/^about:/.test(tab.url ?? '')) return true;
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY));
  }
  return false;
};

/** Brings the picker to a page whose host is held, unless the organisation has switched teaching off. */
export const startTeaching = async ({ address, tabId, test = false }: TeachWish): Promise<void> => {
  if (await isOff('teach')) return;
  const host = patternOf(address);
  if (!host || !(await holdsHosts([host]))) return;
  const id = tabId ?? (await browser.tabs.create({ url: address })).id;
  if (id === undefined || !(await loaded(id))) return;
  await browser.storage.session.set({ [SESSION]: { tabId: id, test } });
  await bring({ tabId: id }, PICKER_FILE).catch(error => log('injection-failed', { error: String(error) }));
};

/** What the picker of the sender's tab has been started for. */
export const teachHere = async (_none: object, sender: Sender): Promise<Value<'teachHere'>> => {
  const session = await readSession();
  if (!session || !(await isTaughtIn(sender)) || (await isOff('teach'))) return { mode: null, surfaces: [] };
  const tool = await toolOfPage(sender.url);
  const mode = session.test ? 'test' : 'teach';
  if (!tool) return { mode, surfaces: [] };
  const surfaces = surfacesAt(tool, sender.url ?? '').filter(({ kind }) => kind === 'accounts');
  return { mode, tool: { id: tool.id, name: tool.name, taught: tool.kind === 'taught' }, surfaces };
};

/** The page in a tab, as far as the browser tells: where a host is held, or the person has just pressed our icon there. */
export const tabHere = async ({ tabId }: { tabId: number }): Promise<TabHere> => {
  const url = (await browser.tabs.get(tabId).catch(() => undefined))?.url;
  if (!url || !patternOf(url)) return {};
  const tool = await toolOfPage(url);
  if (!tool) return { address: url };
  const about = { id: tool.id, name: tool.name, taught: tool.kind === 'taught', verified: tool.verified };
  const sighting = await readOne('sightings', sightingIdOf(tool.id, new URL(url).origin));
  const isSurface = surfacesAt(tool, url).some(({ kind }) => kind === 'accounts');
  const { missingSince, foundAt } = sighting ?? {};
  const missing = isSurface && missingSince ? { missing: foundAt === undefined ? {} : { since: foundAt } } : {};
  return { address: url, tool: about, ...missing };
};
