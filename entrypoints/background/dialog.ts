/** Accounts whose fresh access is typed in, not signed in for: their button leads to the dialog that asks for it. */
import { browser } from 'wxt/browser';
import { BROWSER } from '@/utils/model/words';
import { networkOf } from '@/utils/networks/index';
import { readOne } from '@/utils/store/read';

/** Opened with a password made for apps (or pasted): no app stands behind it that could sign in. */
export const asksInDialog = async (id: string): Promise<boolean> => {
  const account = await readOne('accounts', id);
  const network = account && networkOf(account.network);
  return Boolean(network?.signInWithPassword && account?.token && !account.appId && account.holder === BROWSER);
};

export const openDialog = async (id: string): Promise<void> => {
  const route = `#/accounts?connect&account=${encodeURIComponent(id)}`;
  await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html${route}`) });
};
