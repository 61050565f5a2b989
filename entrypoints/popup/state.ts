/** What the popup shows and can do. */
import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { NO_FILTER } from '@/components/filter';
import { rowActions } from '@/utils/page/rowActions';
import type { PopupActions } from './App';
import { teachHere } from './here';

export const filter = signal(NO_FILTER);

const open = async (route: string): Promise<void> => {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/dashboard.html')}${route}` });
  window.close();
};

export const actions: PopupActions = {
  ...rowActions,
  addApp: () => void open('#/settings/apps'),
  open: route => void open(route),
  teachHere,
  filter: next => {
    filter.value = next;
  },
};
