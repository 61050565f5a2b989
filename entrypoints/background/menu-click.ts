/** What the entries of the context menus do. */
import { type Browser, browser } from 'wxt/browser';
import { originSchema } from '@/utils/model/exchange';
import { readAll } from '@/utils/store/read';
import { commands } from './commands';
import { MENU } from './menus';
import { toolOfPage } from './places';

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

export const menuClicked = async ({ menuItemId, pageUrl }: Browser.contextMenus.OnClickData): Promise<void> => {
  if (menuItemId === MENU.add) await addTool(pageUrl);
  if (menuItemId === MENU.check) await check();
  if (menuItemId === MENU.checkHere) await checkHere(pageUrl);
};
