/**
 * The page in front of the popup: which tool it is, and teaching it in the click. Only the address of a page whose site is allowed can be
 * seen; any other is taught from the menu of a right click, or from the settings.
 */
import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { send } from '@/utils/kit/send';
import type { TabHere } from '@/utils/model/from-teaching';
import type { Feature } from '@/utils/model/locks';
import { requestOrigins } from '@/utils/page/allow';
import { sureManaged } from '@/utils/store/managed';
import { patternOf } from '@/utils/tools/where';

export const here = signal<TabHere>({});
/** What the organisation has switched off. */
export const off = signal<readonly Feature[]>([]);
let tabId: number | undefined;

export const lookHere = async (): Promise<void> => {
  off.value = (await sureManaged()).off;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  tabId = tab.id;
  const reply = await send('tabHere', { tabId });
  if (reply.ok) here.value = reply.value;
};

/** Called in the click: the browser asks for the page's host only then. */
export const teachHere = (test: boolean): void => {
  const { address } = here.value;
  const pattern = patternOf(address ?? '');
  if (!address || !pattern || tabId === undefined) return;
  const teach = { address, tabId, ...(test ? { test } : {}) };
  void requestOrigins([pattern], { why: 'overlay', teach }).then(granted => granted && window.close());
};
