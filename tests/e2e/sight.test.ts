/** For eyes of every kind: colour never alone, no motion where none is wanted, and nothing lost at 200 % zoom. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onLivefyre, pages, states } from '../looks/scenes.ts';
import { haveSixty, haveTrouble, openPopup, type Stage } from '../looks/stage.ts';
import { startWorld } from '../world/world.ts';
import { launch, until } from './support/browser.ts';
import { restyled } from './support/every-look.ts';

const stages: Partial<Record<'en-US' | 'de-DE', Stage>> = {};

const stageIn = (language: 'en-US' | 'de-DE'): Stage => {
  const stage = stages[language];
  if (!stage) throw new Error(`No stage in ${language}`);
  return stage;
};

beforeAll(async () => {
  for (const language of ['en-US', 'de-DE'] as const) {
    const world = await startWorld({ keepAlive: false });
    const stage = { world, browser: await launch({ port: world.port, language }) };
    stages[language] = stage;
    await haveSixty(stage);
    await haveTrouble(stage);
  }
});
afterAll(async () => {
  for (const stage of Object.values(stages)) {
    await stage.browser.close();
    await stage.world.close();
  }
});

/** Of each state: the drawing of its icon, and the words beside it. Through our shadow roots as well. */
const shown = (page: Page): Promise<{ state: string; drawing: string; words: string }[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-account-id][data-state]')].map(row => {
      const root = row.shadowRoot ?? row.querySelector('.what');
      return {
        state: row.dataset.state ?? '',
        drawing: root?.querySelector('svg')?.innerHTML ?? '',
        words: (root?.textContent ?? '').trim(),
      };
    }),
  );

describe('colour is never alone', () => {
  test.each(['popup', 'badge'])('%s: every state has a shape of its own, and words', async where => {
    const stage = stageIn('en-US');
    const page = where === 'popup' ? await openPopup(stage) : await onLivefyre.open(stage);
    const all = await shown(page);
    expect(all.filter(({ drawing, words }) => !drawing || !words)).toEqual([]);
    const drawings = new Map(all.map(({ state, drawing }) => [state, drawing]));
    expect(drawings.size).toBeGreaterThanOrEqual(where === 'popup' ? 6 : 3);
    expect(new Set(drawings.values()).size).toBe(drawings.size);
    await page.close();
  });
});

/** What moves, or would: animations that run, and transitions that something could start. In our shadow roots as well. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const within = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap(element => [
        element,
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    const own = location.protocol === 'chrome-extension:';
    const roots = own ? [document] : [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const seconds = (list: string) => Math.max(...list.split(',').map(Number.parseFloat));
    return roots.flatMap(within).flatMap(element => {
      element.setAttribute('aria-busy', 'true');
      if (element.localName === 'svg') element.classList.add('spin');
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
      const moves = (animationName !== 'none' && seconds(animationDuration) > 0) || seconds(transitionDuration) > 0;
      return moves ? [`${element.localName}.${element.getAttribute('class')}`] : [];
    });
  });

test('who wants no motion gets none, not even of what is busy', async () => {
  const stage = stageIn('en-US');
  const extra = states.find(({ name }) => name === 'sixty')?.extra ?? [];
  for (const picture of [...(await pages(stage)), ...extra]) {
    const page = await picture.open(stage);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await restyled(page);
    expect(await moving(page), picture.name).toEqual([]);
    // And the test can see motion where there is some.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await restyled(page);
    if (picture.name === 'popup') expect((await moving(page)).length).toBeGreaterThan(0);
    await page.close();
  }
  // Dozens of full pages in one test: how long it may hang before it counts as broken (ms).
}, 1_200_000);

/** What does not fit: a page that scrolls sideways, text outside of the window, and text that is cut without a sign of it. */
const lost = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const out = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide in ${clientWidth}`] : [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const texts = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
      element =>
        [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
        !element.closest('.sr, svg, [hidden]'),
    );
    for (const element of texts) {
      const style = getComputedStyle(element);
      const { left, right, width } = element.getBoundingClientRect();
      const name = `${element.localName}.${element.className}: ${element.textContent?.slice(0, 60)}`;
      if (width > 0 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement))
        out.push(`outside: ${name}`);
      const cut =
        element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'visible' && style.display !== 'inline';
      const clamped = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || scrolls(element);
      if (cut && !clamped) out.push(`cut: ${name}`);
    }
    return out;
  });

/** A picture is drawn anew once it has learned its new width. */
const nothingIsLost = (page: Page, name: string): Promise<true> =>
  until(`nothing lost on ${name}`, async () => {
    const all = await lost(page);
    if (all.length > 0) throw new Error(all.join('\n'));
    return true;
  });

describe.each(['en-US', 'de-DE'] as const)('in %s at twice the size', language => {
  test.each([
    [1280, 640],
    [640, 320],
  ])('a window of %i px has %i left: no page scrolls sideways, no text is cut', async (_whole, width) => {
    const stage = stageIn(language);
    const extra = states
      .find(({ name }) => name === 'sixty')
      ?.extra.filter(({ name }) => !/livefyre|guard|popup/.test(name));
    for (const picture of [...(await pages(stage)), ...(extra ?? [])].filter(({ name }) => name !== 'popup')) {
      const page = await picture.open(stage);
      await page.setViewportSize({ width, height: 430 });
      await nothingIsLost(page, picture.name);
      await page.close();
    }
  });

  test.each([360, 320])('a popup of %i px fits', async width => {
    const stage = stageIn(language);
    const page = await openPopup(stage);
    await page.setViewportSize({ width, height: 430 });
    await nothingIsLost(page, 'popup');
    await page.close();
  });
});
