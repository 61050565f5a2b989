/** Reads and works the overlay's elements on a tool's page, as DESIGN.md 6.3 describes them. */
import type { Page } from 'playwright-core';
import { until } from './browser.ts';

export interface ShownBadge {
  id: string;
  network: string;
  state: string;
  cause: string;
  text: string;
}

/** Every badge of the page and its frames, in page order. */
export const badges = async (page: Page): Promise<ShownBadge[]> => {
  const found = await Promise.all(
    page.frames().map(frame =>
      frame
        .evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('token-health-badge')].map(badge => ({
            id: badge.dataset.accountId ?? '',
            network: badge.dataset.network ?? '',
            state: badge.dataset.state ?? '',
            cause: badge.dataset.cause ?? '',
            text: badge.shadowRoot?.textContent?.trim() ?? '',
          })),
        )
        .catch(() => []),
    ),
  );
  return found.flat();
};

/** Wait for the badge of one account to be as wanted. */
export const badgeThat = (page: Page, id: string, wanted: (badge: ShownBadge) => boolean): Promise<ShownBadge> =>
  until(`badge of ${id}`, async () => {
    const all = await badges(page);
    const badge = all.find(each => each.id === id);
    if (badge && wanted(badge)) return badge;
    throw new Error(JSON.stringify(all));
  });
