/** Popup and dashboard by keyboard alone: every stop once and in order, each with a mark that can be seen, Escape closes, the focus comes back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveSixty, haveTrouble, openDashboard, openPopup, routes, type Stage } from '../looks/stage.ts';
import { startWorld } from '../world/world.ts';
import { launch, until } from './support/browser.ts';
import { type Focused, focused, stops, tabTo, walk } from './support/focus.ts';
import { rows, rowThat } from './support/rows.ts';

let stage: Stage;

beforeAll(async () => {
  const world = await startWorld({ keepAlive: false });
  stage = { world, browser: await launch({ port: world.port }) };
  await haveSixty(stage);
  await haveTrouble(stage);
});
afterAll(async () => {
  await stage?.browser.close();
  await stage?.world.close();
});

/** The stops of a page once they stay: settings, hosts and locks arrive by themselves, after the heading. */
const steadyStops = async (page: Page): Promise<string[]> => {
  let before: string[] = [];
  return until('the same stops twice', async () => {
    const now = await stops(page);
    const same = now.length > 0 && now.join('\n') === before.join('\n');
    before = now;
    return same && now;
  });
};

/** The Tab key's way through a page. @returns how many stops it has */
const walked = async (page: Page): Promise<number> => {
  await page.bringToFront();
  let wanted: string[];
  let seen: Focused[];
  let tries = 0;
  do {
    wanted = await steadyStops(page);
    seen = await walk(page, wanted.length + 20);
    tries += 1;
    // What came while Tab was on its way is walked with the rest.
  } while (tries < 5 && (await stops(page)).join('\n') !== wanted.join('\n'));
  expect(seen.filter(({ marked }) => !marked).map(({ name }) => name)).toEqual([]);
  expect(seen.filter(({ seen: shown }) => !shown).map(({ name }) => name)).toEqual([]);
  expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((a, b) => a - b));
  expect(seen.map(({ name }) => name)).toEqual(wanted);
  return seen.length;
};

const popup = async (): Promise<Page> => {
  const page = await openPopup(stage);
  await page.bringToFront();
  return page;
};
const dashboard = async (route?: string): Promise<Page> => {
  const page = await openDashboard(stage, route);
  await page.bringToFront();
  return page;
};

describe('popup', () => {
  test('Tab comes to everything, in order, and shows where it is', async () => {
    const page = await openPopup(stage);
    expect(await walked(page)).toBeGreaterThan(120);
    await page.close();
  });

  test('a menu: arrows move, Escape gives the focus back, Enter chooses', async () => {
    const page = await popup();
    await tabTo(page, 'More actions');
    const before = (await focused(page))?.at;
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    const first = await focused(page);
    expect(first).toMatchObject({ marked: true, seen: true });
    await page.keyboard.press('ArrowDown');
    expect((await focused(page))?.name).not.toBe(first?.name);
    await page.keyboard.press('Home');
    expect((await focused(page))?.name).toBe(first?.name);
    await page.keyboard.press('End');
    expect((await focused(page))?.name).toBe('Remove');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect((await focused(page))?.at).toBe(before);
    await page.close();
  });

  test('a menu has its focus before it is painted: an arrow that comes at once is not taken back', async () => {
    const page = await popup();
    const [first, then] = await page.evaluate(async () => {
      const focus = () => document.activeElement;
      document.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click();
      while (!document.querySelector('[role=menuitem]')) await Promise.resolve();
      focus()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
      const at = focus()?.textContent;
      // Longer than any effect that waits for a picture.
      await new Promise(done => setTimeout(done, 300));
      return [at, focus()?.textContent];
    });
    const items = await page.getByRole('menuitem').allInnerTexts();
    expect(first).toBe(items[1]?.trim());
    expect(then).toBe(first);
    await page.close();
  });

  test('a scroll that came before it leaves a menu open; one that moves its button closes it', async () => {
    const page = await popup();
    await page.locator('[aria-haspopup=menu]').first().click();
    await page.getByRole('menu').waitFor();
    // Effects after the picture have run by then.
    await page.evaluate(() => new Promise(done => setTimeout(done, 300)));
    await page.evaluate(() => document.dispatchEvent(new Event('scroll')));
    expect(await page.getByRole('menu').count()).toBe(1);
    await page.mouse.move(100, 300);
    await page.mouse.wheel(0, 400);
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.close();
  });

  test('put off and taken back, without a mouse', async () => {
    const page = await popup();
    const { id } = await rowThat(page, 'Acme Sports', row => row.state === 'revoked');
    const row = page.locator(`[data-account-id="${id}"]`);
    await tabTo(page, 'More actions');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 9 && (await focused(page))?.name !== 'Snooze'; i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(
      'the choices',
      async () => (await focused(page))?.name === 'For a day' || (await focused(page))?.name.includes('day'),
    );
    await page.keyboard.press('Enter');
    await until('it sleeps', async () => (await row.getAttribute('class'))?.includes('asleep'));
    await row.locator('.more').focus();
    await page.keyboard.press('Enter');
    for (let i = 0; i < 9 && (await focused(page))?.name !== 'End snooze'; i += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('it is awake', async () => !(await row.getAttribute('class'))?.includes('asleep'));
    await page.close();
  });

  test('the explanation opens and closes at its button; a form takes the focus and gives it back', async () => {
    const page = await popup();
    await tabTo(page, 'What to do');
    await page.keyboard.press('Enter');
    await until('open', async () => (await page.locator('.why[aria-expanded=true]').count()) === 1);
    await page.keyboard.press('Enter');
    await until('closed', async () => (await page.locator('.why[aria-expanded=true]').count()) === 0);
    await tabTo(page, 'More actions');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 9 && (await focused(page))?.name !== 'Assign owner'; i += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('the form', async () => page.evaluate(() => Boolean(document.activeElement?.closest('form'))));
    await page.keyboard.press('Escape');
    await until('it is back', async () => (await focused(page))?.name === 'More actions');
    await page.close();
  });

  test('the list is searched by typing', async () => {
    const page = await popup();
    await until('the search', async () => {
      await page.keyboard.press('Tab');
      return page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type === 'search');
    });
    await page.keyboard.type('tailwind');
    await until('fewer rows', async () => (await rows(page)).length === 4);
    await page.close();
  });
});

describe('dashboard', () => {
  test('Tab goes through every part', async () => {
    for (const route of await routes(stage)) {
      const page = await openDashboard(stage, route);
      expect(await walked(page), route).toBeGreaterThan(4);
      await page.close();
    }
  });

  test('from part to part by the links', async () => {
    const page = await dashboard();
    await tabTo(page, 'Settings');
    await page.keyboard.press('Enter');
    await until('the settings', async () => page.url().includes('#/settings/'));
    await page.close();
  });

  test('Connect: the focus goes in, stays in, and comes back with Escape', async () => {
    const page = await dashboard();
    await tabTo(page, 'Connect account');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const inside = () =>
      page.evaluate(() => document.querySelector('dialog')?.contains(document.activeElement) ?? false);
    await until('focus in the dialog', inside);
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      // The browser's own controls come in between: there the page has no focus at all.
      const now = await focused(page);
      if (now) expect(await inside(), now.name).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await focused(page))?.name).toBe('Connect account');
    await page.close();
  });

  test('columns are sorted with Enter, and say so', async () => {
    const page = await dashboard();
    await tabTo(page, 'Account');
    await page.keyboard.press('Enter');
    const head = page.locator('th').filter({ hasText: /^Account$/ });
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.close();
  });

  test('the timeline: one stop, arrows from mark to mark, Enter opens, Escape closes and comes back', async () => {
    const page = await dashboard('#/timeline');
    const mark = await until('a mark', async () => {
      await page.keyboard.press('Tab');
      const now = await focused(page);
      return (await page.evaluate(() => document.activeElement?.matches('.mark'))) ? now : undefined;
    });
    await page.keyboard.press('ArrowRight');
    const next = await focused(page);
    expect(next?.name).not.toBe(mark.name);
    expect(next).toMatchObject({ marked: true, seen: true });
    await page.keyboard.press('Enter');
    await page.locator('.opened').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.opened').waitFor({ state: 'detached' });
    expect((await focused(page))?.name).toBe(next?.name);
    await page.close();
  });
});
