/** Opens pages for a person: the network's own page for a cause, or the dashboard from a notice. Addresses come from network files only. */
import { browser } from 'wxt/browser';
import { pagesOf } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { readOne } from '@/utils/store/read';
import { pageFor } from '@/utils/wording/own';

/** Open the page of the network where this account's trouble is mended. */
export const openNetworkPage = async (id: string): Promise<void> => {
  const account = await readOne('accounts', id);
  const network = account && networkOf(account.network);
  if (!account || !network) return;
  const pages = pagesOf(network, account.issuer);
  const own = network.pagesAbout?.(account.networkAccountId ?? '');
  const page = account.obstacle === 'app-not-enabled' ? 'developer' : pageFor(account);
  await browser.tabs.create({ url: (page && (own?.[page] ?? pages[page])) || pages.home });
};

/** The notice of several accounts at once. */
export const DIGEST_ID = 'digest';
/** The same of accounts that all work again. */
export const DIGEST_BACK_ID = 'digest:back';

/** A click on a notice leads to the account; of several at once, to the queue in which they are reconnected, or to the list where nothing is to be done. */
export const openFromNotice = async (noticeId: string): Promise<void> => {
  const id = noticeId.split(':')[0] ?? '';
  const focus = (await readOne('accounts', id)) ? `?account=${encodeURIComponent(id)}` : '';
  const route = noticeId === DIGEST_ID ? '#/queue' : `#/accounts${focus}`;
  await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html${route}`) });
  await browser.notifications.clear(noticeId);
};

/** So many accounts fit into an address; more than that are the whole list. */
const MOST_IN_ADDRESS = 200;

/** Open the list of accounts that have to be looked at and reconnected, as far as that is needed. */
export const openReconnectList = async (ids: readonly string[]): Promise<void> => {
  const only = ids.length <= MOST_IN_ADDRESS ? `?only=${ids.map(encodeURIComponent).join(',')}` : '';
  await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html#/queue${only}`) });
};
