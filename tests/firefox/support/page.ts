/** What a person sees of Token Health in a Firefox tab: rows of popup and dashboard, badges on a tool's page, texts and buttons. */
import { until } from '../../e2e/support/browser.ts';
import type { ShownBadge } from '../../e2e/support/overlay.ts';
import type { ShownRow } from '../../e2e/support/rows.ts';
import type { Tab } from './tab.ts';

/** By selector, in the page or in a shadow root of ours. For `Tab.click` and `Tab.type`: runs in the page. */
export const bySelector = (selector: string): Element | null => {
  const hosts = document.querySelectorAll(
    'token-health-badge, token-health-card, token-health-toast, token-health-guard, token-health-picker',
  );
  for (const root of [document, ...[...hosts].map(host => host.shadowRoot)]) {
    const found = root?.querySelector(selector);
    if (found) return found;
  }
  return null;
};

/**
 * A button by its accessible name (its text or label begins with it), within the first element that fits `inside`. Runs in the page.
 * @param free only when it can be pressed now
 */
export const byButton = (name: string, inside = 'body', free = false): Element | null => {
  const hosts = document.querySelectorAll(
    'token-health-badge, token-health-card, token-health-toast, token-health-guard, token-health-picker',
  );
  const roots = [document.querySelector(inside), ...[...hosts].map(host => host.shadowRoot)];
  for (const root of roots) {
    const buttons = root ? [...root.querySelectorAll<HTMLElement>('button, [role=button]')] : [];
    const fits = (text: string | null) => (text ?? '').trim().replace(/\s+/g, ' ').startsWith(name);
    const found = buttons.find(
      button => button.checkVisibility() && (fits(button.getAttribute('aria-label')) || fits(button.innerText)),
    );
    if (found) return free && found.matches(':disabled, [aria-disabled=true]') ? null : found;
  }
  return null;
};

/** The button of an account's badge. Runs in the page. */
export const inBadge = (id: string): Element | null | undefined =>
  document.querySelector(`token-health-badge[data-account-id="${id}"]`)?.shadowRoot?.querySelector('button');

export const rowsOf = (tab: Tab): Promise<ShownRow[]> =>
  tab.run(() =>
    [...document.querySelectorAll<HTMLElement>('[data-account-id]')].map(row => ({
      id: row.dataset.accountId ?? '',
      network: row.dataset.network ?? '',
      holder: row.dataset.holder ?? '',
      parent: row.dataset.parentId ?? '',
      state: row.dataset.state ?? '',
      cause: row.dataset.cause ?? '',
      evidence: row.dataset.evidence ?? '',
      deadline: row.dataset.deadline ?? '',
      busy: row.getAttribute('aria-busy') === 'true',
      // A row out of sight is not rendered (content-visibility), and Firefox calls what is not rendered no text.
      text: row.innerText || (row.textContent ?? ''),
    })),
  );

/** Wait until the row that names the account is as wanted, and rests. */
export const rowWhere = (tab: Tab, name: string, wanted: (row: ShownRow) => boolean): Promise<ShownRow> =>
  until(`row "${name}"`, async () => {
    const named = (await rowsOf(tab)).filter(row => row.text.includes(name));
    const found = named.find(row => wanted(row) && !row.busy);
    if (found) return found;
    throw new Error(JSON.stringify(named.map(row => ({ ...row, text: row.text.slice(0, 200) }))));
  });

export const badgesOf = (tab: Tab): Promise<ShownBadge[]> =>
  tab.run(() =>
    [...document.querySelectorAll<HTMLElement>('token-health-badge')].map(badge => ({
      id: badge.dataset.accountId ?? '',
      network: badge.dataset.network ?? '',
      state: badge.dataset.state ?? '',
      cause: badge.dataset.cause ?? '',
      text: badge.shadowRoot?.textContent?.trim() ?? '',
    })),
  );

/** Wait for the badge of one account to be as wanted. */
export const badgeWhere = (tab: Tab, id: string, wanted: (badge: ShownBadge) => boolean): Promise<ShownBadge> =>
  until(`badge of ${id}`, async () => {
    const all = await badgesOf(tab);
    const badge = all.find(each => each.id === id);
    if (badge && wanted(badge)) return badge;
    throw new Error(JSON.stringify(all));
  });

/** Import a file as the dashboard's own input would. */
export const importInto = (dashboard: Tab, file: object): Promise<void> =>
  dashboard.run((text: string) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file][name=accounts]');
    if (!input) throw new Error('There is no file input');
    const files = new DataTransfer();
    files.items.add(new File([text], 'accounts.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, JSON.stringify(file));

/** Choose in the `select` at a selector as a person would. */
export const select = (tab: Tab, at: string, value: string): Promise<void> =>
  tab.run(
    (selector: string, chosen: string) => {
      const list = document.querySelector<HTMLSelectElement>(selector);
      if (!list) throw new Error(`There is no ${selector}`);
      list.value = chosen;
      list.dispatchEvent(new Event('input', { bubbles: true }));
      list.dispatchEvent(new Event('change', { bubbles: true }));
    },
    at,
    value,
  );

/** Choose in a dialog's field. */
export const choose = (tab: Tab, name: string, value: string): Promise<void> =>
  select(tab, `dialog select[name=${name}]`, value);

/** Wait for a button that can be pressed, and click it. */
export const pressButton = async (tab: Tab, name: string, inside = 'body'): Promise<void> => {
  await until(`button "${name}"`, () => tab.run(byButton, name, inside, true));
  await tab.click(byButton, name, inside);
};

/** Wait until the page, or an element of ours in it, says these words. */
export const says = (tab: Tab, words: string, selector = 'body'): Promise<boolean> =>
  until(`"${words}" in ${selector}`, async () => {
    const text = await tab.run((at: string) => {
      const hosts = document.querySelectorAll(
        'token-health-badge, token-health-card, token-health-toast, token-health-guard, token-health-spot, token-health-picker',
      );
      const page = [...document.querySelectorAll<HTMLElement>(at)].map(each => each.innerText);
      return [...page, ...[...hosts].map(host => host.shadowRoot?.textContent ?? '')].join(' ').replace(/\s+/g, ' ');
    }, selector);
    if (text.includes(words)) return true;
    throw new Error(text.slice(0, 400));
  });
