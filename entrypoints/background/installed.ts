/** The first start: a page that leads to a working list, once. */
import { type Browser, browser } from 'wxt/browser';

/** Not after an update: who comes back to work finds everything as it was. */
export const installed = async ({ reason }: Browser.runtime.InstalledDetails): Promise<void> => {
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
};
