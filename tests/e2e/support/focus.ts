/** Where the keyboard is: the focused element with its name, whether a person can see that it is focused, and what else could be. */
import type { Page } from 'playwright-core';

export interface Focused {
  /** Place in the order of the page's own focusable elements; -1: none of them. */
  at: number;
  name: string;
  /** Outline in CSS pixels, or another mark that the focus makes. */
  marked: boolean;
  /** Whole and in the window, not under anything else. */
  seen: boolean;
}

const CAN_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** How many stops the Tab key has: what is shown, not disabled, and not left out of the order. One per group of radio buttons. */
export const stops = (page: Page): Promise<string[]> =>
  page.evaluate(at => {
    const radios = new Set<string>();
    return [...document.querySelectorAll<HTMLElement>(at)].flatMap(element => {
      const { tabIndex } = element;
      const off = element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true });
      if (off || tabIndex < 0) return [];
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        if (
          radios.has(element.name) ||
          (!element.checked && document.querySelector(`[name="${element.name}"]:checked`))
        )
          return [];
        radios.add(element.name);
      }
      return [
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() || element.outerHTML.slice(0, 80),
      ];
    });
  }, CAN_FOCUS);

export const focused = (page: Page): Promise<Focused | undefined> =>
  page.evaluate(at => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const style = getComputedStyle(element);
    const mark = element.querySelector('.ring');
    const ring = mark ? getComputedStyle(mark) : undefined;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    return {
      at: [...document.querySelectorAll(at)].indexOf(element),
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() || element.outerHTML.slice(0, 80),
      marked:
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
        (ring !== undefined && ring.stroke !== 'none' && Number.parseFloat(ring.opacity) > 0),
      seen:
        left >= -1 &&
        top >= -1 &&
        right <= innerWidth + 1 &&
        bottom <= innerHeight + 1 &&
        over !== null &&
        (element.contains(over) || over.contains(element)),
    };
  }, CAN_FOCUS);

/** Presses Tab until the page is left, at most `most` times. @returns every stop, in order */
export const walk = async (page: Page, most: number): Promise<Focused[]> => {
  // From the top, wherever the page has put the focus to begin with.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const all: Focused[] = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (!now || (all.length > 0 && now.at === all[0]?.at)) break;
    all.push(now);
  }
  return all;
};

/** Presses Tab until what has the focus has this name. */
export const tabTo = async (page: Page, name: string | RegExp, most = 200): Promise<Focused> => {
  const names: string[] = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now && (typeof name === 'string' ? now.name === name : name.test(now.name))) return now;
    names.push(now?.name ?? '(none)');
  }
  throw new Error(`Tab never came to ${name}: ${names.join(' > ')}`);
};
