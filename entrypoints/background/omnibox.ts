/** `th` in the address bar: finds an account by its words; Enter leads to it. Firefox for Android has no such thing. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { filtered, NO_FILTER } from '@/components/filter';
import { BROWSER_KIND } from '@/utils/kit/browser';
import type { AccountView } from '@/utils/model/snapshot';
import { readSnapshot } from '@/utils/store/snapshot';
import { languageTag } from '@/utils/wording/lang';
import { accountName, holderName, networkName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { stateLine } from '@/utils/wording/state';

const MOST = 6;
/** What stands in the address bar once an entry is chosen; nobody types it. */
const PREFIX = 'account:';

/** Chromium reads descriptions as XML (developer.chrome.com, omnibox, 2026-11); Firefox shows them as they are. */
const plain = (text: string): string =>
  BROWSER_KIND === 'firefox'
    ? text
    : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const find = async (text: string): Promise<readonly AccountView[]> => {
  const { accounts } = await readSnapshot(Date.now());
  return text.trim() ? filtered(accounts, { ...NO_FILTER, text }) : accounts;
};

/** "Kestrel Bank, Instagram in Livefyre: Access lost". */
const describe = (view: AccountView, lang: string): string =>
  plain(
    `${accountName(view)} · ${networkName(view.network, view.issuer)} · ${holderName(view.holder)}: ${stateLine(view, Date.now(), lang)}`,
  );

export interface Suggestion {
  content: string;
  description: string;
}

/** Worst first. */
export const suggest = async (text: string): Promise<Suggestion[]> => {
  const lang = languageTag(browser.i18n.getUILanguage());
  const found = await find(text);
  browser.omnibox.setDefaultSuggestion({
    description: plain(found.length ? i18n.t('omnibox.open') : say('omnibox.nothing', { text: text.trim() })),
  });
  return found.slice(0, MOST).map(view => ({ content: `${PREFIX}${view.id}`, description: describe(view, lang) }));
};

/** An entry leads to its account, words to the first that fits, anything else to the list. */
export const openFound = async (text: string, disposition: string): Promise<void> => {
  const chosen = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : (await find(text))[0]?.id;
  const route = chosen ? `?account=${encodeURIComponent(chosen)}` : '';
  const url = browser.runtime.getURL(`/dashboard.html#/accounts${route}`);
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
};
