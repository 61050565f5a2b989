/** Reads and works `<token-health-guard>` on a network's page, as DESIGN.md 6.3 names it. */
import type { Locator, Page } from 'playwright-core';
import { until } from './browser.ts';

export interface ShownGuard {
  kind: string;
  count: number;
  small: boolean;
  corner: string;
  text: string;
  names: string[];
  box: { left: number; top: number; right: number; bottom: number };
}

export const guards = (page: Page): Promise<ShownGuard[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('token-health-guard')].map(host => {
      const root = host.shadowRoot;
      const { left, top, right, bottom } = host.getBoundingClientRect();
      return {
        kind: host.dataset.kind ?? '',
        count: Number(host.dataset.count),
        small: host.dataset.size === 'small',
        corner: host.dataset.corner ?? '',
        text: root?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        names: [...(root?.querySelectorAll('.name') ?? [])].map(name => name.textContent ?? ''),
        box: { left, top, right, bottom },
      };
    }),
  );

/** Wait until there is exactly one, as wanted. */
export const guardThat = (page: Page, wanted: (guard: ShownGuard) => boolean = () => true): Promise<ShownGuard> =>
  until('the guard', async () => {
    const all = await guards(page);
    const [only] = all;
    if (only && all.length === 1 && wanted(only)) return only;
    throw new Error(JSON.stringify(all));
  });

export const guardButton = (page: Page, name: string | RegExp): Locator =>
  page.locator('token-health-guard').getByRole('button', { name });

/** It is gone, and does not come back while the page is looked at a few times. */
export const noGuard = async (page: Page): Promise<void> => {
  await until('no guard', async () => (await guards(page)).length === 0);
};

/** Boxes of the page's fields that the guard stands on. */
export const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const host = document.querySelector('token-health-guard');
    const box = host?.getBoundingClientRect();
    if (!box) return ['no guard'];
    return [...document.querySelectorAll('input, form button')].flatMap(field => {
      const { left, top, right, bottom } = field.getBoundingClientRect();
      const apart = right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom;
      return apart ? [] : [field.outerHTML];
    });
  });
