/** The overlay in a real browser: frames, in-app navigation, search, rights requests, streams, many rows tracked at once, a host taken away. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startWorld, type World } from '../world/world.ts';
import { type Browser, launch, until } from './support/browser.ts';
import { badges, badgeThat } from './support/overlay.ts';

let world: World;
let browser: Browser;
let studio: Page;
/** Ids by name. */
const ids = new Map<string, string>();
const STUDIO = 'https://studio.livefyre.com/acme.fyre.co';

const send = async (name: string, payload: object): Promise<{ ok: boolean; value: { id: string } }> => {
  const page = await browser.open('popup.html');
  const reply = await page.evaluate(message => chrome.runtime.sendMessage(message), { name, payload });
  await page.close();
  return reply as { ok: boolean; value: { id: string } };
};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  browser = await launch({ port: world.port });
  const DAY = 86_400_000;
  for (const [name, ends] of [
    ['Acme Sports', -DAY],
    ['Northwind', 90 * DAY],
    ['Fjord', 80 * DAY],
  ] as const) {
    const { value } = await send('track', {
      network: 'instagram',
      handle: '',
      name,
      holder: 'livefyre',
      expiresAt: Date.now() + ends,
    });
    ids.set(name, value.id);
  }
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});
beforeEach(async () => {
  await studio?.close();
  studio = await browser.context.newPage();
  world.livefyre.rows = ['Fjord', 'Acme Sports', 'Northwind'].map(name => ({ section: 'Instagram Accounts', name }));
});

const toastIn = (page: Page | Frame) =>
  page.evaluate(() => {
    const toast = document.querySelector<HTMLElement>('token-health-toast');
    return toast
      ? {
          state: toast.dataset.state,
          alert: toast.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '',
          left: toast.getBoundingClientRect().left,
          below: innerHeight - toast.getBoundingClientRect().bottom,
        }
      : undefined;
  });
const chosen = (picker: string) => studio.evaluate(at => document.querySelector<HTMLSelectElement>(at)?.value, picker);

test('search: the lost account is named at the lower left, and the next one that works is selected', async () => {
  await studio.goto(`${STUDIO}/library`);
  const select = studio.locator('#search-account');
  await until('the picker', async () => (await select.locator('option').count()) === 3);
  await select.selectOption('Instagram Accounts/Acme Sports');
  const toast = await until('the toast', () => toastIn(studio));
  expect(toast).toMatchObject({ state: 'expired' });
  expect(toast.alert).toContain('Northwind is selected instead.');
  expect(toast.left).toBeLessThan(40);
  expect(toast.below).toBeLessThan(40);
  expect(await chosen('#search-account')).toBe('Instagram Accounts/Northwind');
  // The page's own script heard of it.
  expect(await studio.locator('#searching').innerText()).toBe('Searching with Northwind');
  await studio.getByRole('button', { name: 'Close' }).click();
  await until('it is put away', async () => (await toastIn(studio)) === undefined);
});

test('rights: a request is not sent in vain; another account is one click away', async () => {
  await studio.goto(`${STUDIO}/rights`);
  const select = studio.locator('#rights-account');
  await until('the picker', async () => (await select.locator('option').count()) === 3);
  expect(await toastIn(studio)).toBeUndefined();
  await select.selectOption('Instagram Accounts/Acme Sports');
  await until('the notice', () => toastIn(studio));
  await badgeThat(studio, ids.get('Acme Sports') ?? '', badge => badge.state === 'expired');
  await studio.getByRole('button', { name: 'Use Northwind' }).click();
  await until('the notice goes', async () => (await toastIn(studio)) === undefined);
  await studio.getByRole('button', { name: 'Send Request' }).click();
  await until('it is sent', async () => world.livefyre.requests.length === 1);
  expect(world.livefyre.requests).toEqual([{ section: 'Instagram Accounts', name: 'Northwind', failed: false }]);
});

test('rights: refresh and request again in one click', async () => {
  await studio.goto(`${STUDIO}/rights`);
  const select = studio.locator('#rights-account');
  await until('the picker', async () => (await select.locator('option').count()) === 3);
  await select.selectOption('Instagram Accounts/Acme Sports');
  await until('the notice', () => toastIn(studio));
  const before = world.livefyre.requests.length;
  const [opened] = await Promise.all([
    browser.context.waitForEvent('page'),
    studio.getByRole('button', { name: 'Refresh and request again' }).click(),
  ]);
  // The tool holds this token: its own page was opened. Somebody refreshes there; here only the end of it is played.
  await opened.close();
  expect(world.livefyre.requests).toHaveLength(before);
  await send('track', {
    network: 'instagram',
    handle: '',
    name: 'Acme Sports',
    holder: 'livefyre',
    expiresAt: Date.now() + 60 * 86_400_000,
  });
  await until('the request', async () => world.livefyre.requests.length === before + 1);
  expect(world.livefyre.requests.at(-1)).toMatchObject({ name: 'Acme Sports' });
  await send('track', {
    network: 'instagram',
    handle: '',
    name: 'Acme Sports',
    holder: 'livefyre',
    expiresAt: Date.now() - 86_400_000,
  });
});

test('rights: what was asked for is not sent once its form was put away', async () => {
  const endIn = (days: number) =>
    send('track', {
      network: 'instagram',
      handle: '',
      name: 'Acme Sports',
      holder: 'livefyre',
      expiresAt: Date.now() + days * 86_400_000,
    });
  const show = (display: string) =>
    studio.locator('#rights').evaluate((form, value) => {
      form.style.display = value;
    }, display);
  await studio.goto(`${STUDIO}/rights`);
  const select = studio.locator('#rights-account');
  await until('the picker', async () => (await select.locator('option').count()) === 3);
  await select.selectOption('Instagram Accounts/Acme Sports');
  await until('the notice', () => toastIn(studio));
  const before = world.livefyre.requests.length;
  const [opened] = await Promise.all([
    browser.context.waitForEvent('page'),
    studio.getByRole('button', { name: 'Refresh and request again' }).click(),
  ]);
  await opened.close();
  await show('none');
  await until('the notice goes', async () => (await toastIn(studio)) === undefined);
  await show('');
  await until('the notice is back', () => toastIn(studio));
  await endIn(60);
  await until('access is back', async () => (await toastIn(studio)) === undefined);
  await endIn(-1);
  await until('it is lost once more', () => toastIn(studio));
  expect(world.livefyre.requests).toHaveLength(before);
});

test('streams: what an account feeds that lost access is marked as not running', async () => {
  await studio.goto(`${STUDIO}/streams?late=500`);
  const id = ids.get('Acme Sports') ?? '';
  expect((await badgeThat(studio, id, badge => badge.state === 'expired')).text).toBe('Not running');
  expect(await badges(studio)).toHaveLength(1);
  await studio.evaluate(() => (globalThis as unknown as { rerender(): void }).rerender());
  await badgeThat(studio, id, badge => badge.state === 'expired');
  expect(await badges(studio)).toHaveLength(1);
});

test('rows nobody knows are tracked in one go, also inside a frame', async () => {
  world.livefyre.rows.push(
    ...['Haus', 'Garten', 'Hof'].map(name => ({ section: 'Instagram Business Accounts', name })),
  );
  await studio.goto(`${world.livefyre.url}?frame`);
  await until('all badges', async () => (await badges(studio)).length === 6);
  const frame = studio.frameLocator('#studio-frame');
  await frame.getByRole('button', { name: 'Track all 3' }).click();
  await until('all are known', async () => (await badges(studio)).filter(badge => badge.id !== '').length === 6);
  expect(new Set((await badges(studio)).map(badge => badge.id)).size).toBe(6);
});

test('in-app navigation: badges go with the surface and come back with it; clicks on them do not open rows', async () => {
  await studio.goto(world.livefyre.url);
  await until('three badges', async () => (await badges(studio)).length === 3);
  await studio.locator('token-health-badge').first().getByRole('button').first().click();
  await studio.keyboard.press('Escape');
  expect(await studio.evaluate(() => (globalThis as unknown as { studio: { toggles: number } }).studio.toggles)).toBe(
    0,
  );
  await studio.locator('.side-menu a[data-page="bans"]').click();
  await until('none', async () => (await badges(studio)).length === 0);
  // Long enough for the overlay to leave the page to the loader.
  await until('the overlay has left', async () => {
    await studio.waitForTimeout(2_500);
    return true;
  });
  await studio.locator('.side-menu a[data-page="social-accounts"]').click();
  await until('three again', async () => (await badges(studio)).length === 3);
});

test('keyboard: a badge is reached with Tab, opens its card with Enter, and gets the focus back with Escape', async () => {
  await studio.goto(world.livefyre.url);
  await until('three badges', async () => (await badges(studio)).length === 3);
  const focused = () => studio.evaluate(() => document.activeElement?.localName);
  await until('focus on a badge', async () => {
    await studio.keyboard.press('Tab');
    return (await focused()) === 'token-health-badge';
  });
  await studio.keyboard.press('Enter');
  const dialog = studio.getByRole('dialog');
  await dialog.waitFor();
  expect(await dialog.getAttribute('aria-label')).toContain('Token Health');
  await studio.keyboard.press('Escape');
  await until('closed', async () => (await dialog.count()) === 0);
  expect(await focused()).toBe('token-health-badge');
});

test('a hostile page cannot press our buttons, and reads nothing of other holders', async () => {
  await send('track', { network: 'instagram', handle: '', name: 'Acme Sports', holder: 'browser' });
  await studio.goto(world.livefyre.url);
  await until('three badges', async () => (await badges(studio)).length === 3);
  const before = browser.context.pages().length;
  const read = await studio.evaluate(() => {
    const all = () => [
      ...document.querySelectorAll<HTMLElement>('token-health-badge, token-health-card, token-health-toast'),
    ];
    const press = () => {
      for (const element of all()) {
        for (const button of element.shadowRoot?.querySelectorAll('button') ?? []) {
          button.click();
          for (const type of ['pointerdown', 'mousedown', 'keydown', 'click'])
            button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
        }
      }
    };
    press();
    window.postMessage({ name: 'reconnect', payload: {} }, '*');
    return { cards: document.querySelectorAll('token-health-card').length };
  });
  expect(read.cards).toBe(0);
  // A person may; what the card then says is the page's to read, and holds nothing of the other holder.
  await studio
    .locator(`token-health-badge[data-account-id="${ids.get('Acme Sports')}"]`)
    .getByRole('button')
    .first()
    .click();
  await studio.getByRole('dialog').waitFor();
  const card = await studio.evaluate(() => {
    const root = document.querySelector('token-health-card')?.shadowRoot;
    for (const button of root?.querySelectorAll<HTMLButtonElement>('[data-wish]') ?? []) button.click();
    return root?.innerHTML ?? '';
  });
  expect(card).toContain('Acme Sports');
  expect(card).not.toMatch(/this browser/i);
  await studio.waitForTimeout(300);
  expect(browser.context.pages()).toHaveLength(before);
});
