/** What the entries of the context menus do. */
import { type Browser, browser } from 'wxt/browser';
import { originSchema } from '@/utils/model/exchange';
import { readAll } from '@/utils/store/read';
import { commands } from './commands';
import { MENU } from './menus';
import { toolOfPage } from './places';
import { teachTab } from './teach';

const check = (ids?: string[]) => commands.check(ids ? { ids } : {}, { id: browser.runtime.id });

/** Accounts that the tool of this page holds. */
const checkHere = async (page: string | undefined): Promise<void> => {
  const tool = await toolOfPage(page);
  if (!tool) return;
  const held = (await readAll('accounts')).good.filter(({ holder, paused }) => holder === tool.id && !paused);
  if (held.length) await check(held.map(({ id }) => id));
};

/** The settings with the address of this page filled in: a person still presses the button, and the browser asks then. */
const addTool = async (page: string | undefined): Promise<void> => {
  const origin = originSchema.safeParse(page).data;
  const query = origin ? `?address=${encodeURIComponent(origin)}` : '';
  await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html#/settings/tools${query}`) });
};

/** Called in the listener itself: the picker asks for the page's host, and browsers show that question only in the click. */
export const menuClicked = (
  { menuItemId, pageUrl }: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
  ready: Promise<void>,
): void => {
  if (menuItemId === MENU.teach) void teachTab({ id: tab?.id, url: pageUrl });
  if (menuItemId === MENU.add) void ready.then(() => addTool(pageUrl));
  if (menuItemId === MENU.check) void ready.then(() => check());
  if (menuItemId === MENU.checkHere) void ready.then(() => checkHere(pageUrl));
};
