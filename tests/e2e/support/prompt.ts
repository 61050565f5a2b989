/** The browser's own permission prompt, answered by keys: it has no page that a driver could see. */
import type { Page } from 'playwright-core';
import { until } from './browser.ts';
import type { Display } from './display.ts';

export const holds = (page: Page, origin: string): Promise<boolean> =>
  page.evaluate(pattern => chrome.permissions.contains({ origins: [pattern] }), origin);

/** Press "Allow" until the browser holds the host. What was allowed once before is given without a prompt. */
export const agree = (page: Page, display: Display, origin: string): Promise<boolean> =>
  until(
    'the person agreed',
    async () => {
      // The prompt takes a moment to come, and has neither a page nor a window of its own to be looked for; keys before that would go to the page.
      await new Promise(resolve => setTimeout(resolve, 4000));
      if (await holds(page, origin)) return true;
      await display.press('Tab', 'Return');
      return holds(page, origin);
    },
    20,
  );
