/** Entries of the browser's context menus. Firefox for Android has no such menus. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

export const MENU = { add: 'add-tool', check: 'check-all', checkHere: 'check-here' } as const;

/** Standing where there is nothing to check would only be in the way. @param matches pages of tools that are held */
export const showCheckOn = async (matches: readonly string[]): Promise<void> => {
  const visible = matches.length > 0;
  // Not there yet before the first session's work is done, or on a browser without menus.
  await browser.contextMenus
    ?.update(MENU.checkHere, { visible, ...(visible ? { documentUrlPatterns: [...matches] } : {}) })
    .catch(() => undefined);
};

/** Once a session: Chromium keeps entries, Firefox forgets them when it is closed (MDN, contextMenus.create, 2026-11). */
export const buildMenus = async (matches: readonly string[]): Promise<void> => {
  const menus = browser.contextMenus;
  if (!menus) return;
  await menus.removeAll();
  menus.create({
    id: MENU.add,
    title: i18n.t('menu.add_tool'),
    contexts: ['page'],
    documentUrlPatterns: ['https://*/*'],
  });
  menus.create({ id: MENU.checkHere, title: i18n.t('common.check_now'), contexts: ['page'], visible: false });
  menus.create({ id: MENU.check, title: i18n.t('common.check_now'), contexts: ['action'] });
  await showCheckOn(matches);
};
