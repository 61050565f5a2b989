/** The overlay in Firefox on Livefyre's pages: search, rights requests, streams, frames, in-app navigation, keys, and its end with the add-on. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../e2e/support/browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { expectCleanConsole } from './support/console.ts';
import { type Firefox, launchFirefox } from './support/firefox.ts';
import { badgesOf, badgeWhere, byButton, bySelector, inBadge, pressButton, select } from './support/page.ts';
import { KEYS, type Tab } from './support/tab.ts';

let world: World;
let firefox: Firefox;
let studio: Tab;
/** Ids by name. */
const ids = new Map<string, string>();
const STUDIO = 'https://studio.livefyre.com/acme.fyre.co';
const DAY = 86_400_000;

const track = async (name: string, ends: number): Promise<string> => {
  const expiresAt = Date.now() + ends;
  const account = { network: 'instagram', handle: '', name, holder: 'livefyre', expiresAt };
  return (await firefox.send<{ id: string }>('track', account)).value.id;
};

beforeAll(async () => {
  world = await startWorld({ keepAlive: false });
  firefox = await launchFirefox({ port: world.port });
  ids.set('Acme Sports', await track('Acme Sports', -DAY));
  ids.set('Northwind', await track('Northwind', 90 * DAY));
  ids.set('Fjord', await track('Fjord', 80 * DAY));
  studio = await firefox.visit('about:blank');
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});
beforeEach(() => {
  world.livefyre.rows = ['Fjord', 'Acme Sports', 'Northwind'].map(name => ({ section: 'Instagram Accounts', name }));
});

const lost = () => ids.get('Acme Sports') ?? '';
const toastIn = () =>
  studio.run(() => {
    const toast = document.querySelector<HTMLElement>('token-health-toast');
    if (!toast) return null;
    const { left, bottom } = toast.getBoundingClientRect();
    const alert = toast.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '';
    return { state: toast.dataset.state, alert, left, below: innerHeight - bottom };
  });
const noToast = () => until('no notice', async () => (await toastIn()) === null);
/** Opens a page with a picker, and chooses the account that has lost access. */
const chooseLost = async (page: string, picker: string) => {
  await studio.goto(`${STUDIO}/${page}`);
  const options = (at: string) => document.querySelectorAll(`${at} option`).length;
  await until('the picker', async () => (await studio.run(options, picker)) === 3);
  await select(studio, picker, 'Instagram Accounts/Acme Sports');
  return until('the notice', toastIn);
};
const countIs = (count: number, tab = studio) =>
  until(`${count} badges`, async () => (await badgesOf(tab)).length === count);

test('search: the lost account is named at the lower left, and the next one that works is selected', async () => {
  const toast = await chooseLost('library', '#search-account');
  expect(toast.state).toBe('expired');
  expect(toast.alert).toContain('Northwind is selected instead.');
  expect(Math.max(toast.left, toast.below)).toBeLessThan(40);
  const chosen = () => document.querySelector<HTMLSelectElement>('#search-account')?.value;
  expect(await studio.run(chosen)).toBe('Instagram Accounts/Northwind');
  // The page's own script heard of it.
  expect(await studio.run(() => document.querySelector('#searching')?.textContent)).toBe('Searching with Northwind');
  await studio.click(byButton, 'Close');
  await noToast();
});

test('rights: a request is not sent in vain; another account is one click away', async () => {
  await chooseLost('rights', '#rights-account');
  await badgeWhere(studio, lost(), badge => badge.state === 'expired');
  await studio.click(byButton, 'Use Northwind');
  await noToast();
  await studio.click(byButton, 'Send Request');
  await until('it is sent', async () => world.livefyre.requests.length === 1);
  expect(world.livefyre.requests).toEqual([{ section: 'Instagram Accounts', name: 'Northwind', failed: false }]);
});

test('rights: "Refresh and request again" in one click, with the event page ended in between', async () => {
  await chooseLost('rights', '#rights-account');
  const before = world.livefyre.requests.length;
  const opened = await firefox.windowOf(() => studio.click(byButton, 'Refresh and request again'));
  // The tool holds this token: its own page was opened. Somebody refreshes there; here only the end of it is played.
  await opened.close();
  expect(world.livefyre.requests).toHaveLength(before);
  await firefox.killBackground();
  await track('Acme Sports', 60 * DAY);
  await until('the request', async () => world.livefyre.requests.length === before + 1);
  expect(world.livefyre.requests.at(-1)).toMatchObject({ name: 'Acme Sports' });
  await track('Acme Sports', -DAY);
});

test('streams: what an account feeds that lost access is marked as not running, once', async () => {
  await studio.goto(`${STUDIO}/streams?late=500`);
  expect((await badgeWhere(studio, lost(), badge => badge.state === 'expired')).text).toBe('Not running');
  await studio.run(() => (globalThis as unknown as { rerender(): void }).rerender());
  await badgeWhere(studio, lost(), badge => badge.state === 'expired');
  await countIs(1);
});

test('inside a frame: rows nobody knows are tracked in one go', async () => {
  const unknown = ['Haus', 'Garten', 'Hof'].map(name => ({ section: 'Instagram Business Accounts', name }));
  world.livefyre.rows.push(...unknown);
  await studio.goto(`${world.livefyre.url}?frame`);
  const frame = studio.frame('#studio-frame');
  await countIs(6, frame);
  expect(await badgesOf(studio)).toEqual([]);
  await pressButton(frame, 'Track all 3');
  await until('all are known', async () => (await badgesOf(frame)).filter(badge => badge.id !== '').length === 6);
  expect(new Set((await badgesOf(frame)).map(badge => badge.id)).size).toBe(6);
});

test('in-app navigation: badges go with the surface and come back with it; a click on one does not open its row', async () => {
  await studio.goto(world.livefyre.url);
  await countIs(3);
  await studio.click(inBadge, lost());
  await until('the card', () => studio.run(() => document.querySelector('token-health-card') !== null));
  await studio.press(KEYS.escape);
  const toggles = () => (globalThis as unknown as { studio: { toggles: number } }).studio.toggles;
  expect(await studio.run(toggles)).toBe(0);
  const go = (page: string) => studio.click(bySelector, `.side-menu a[data-page="${page}"]`);
  await go('bans');
  await countIs(0);
  await go('social-accounts');
  await countIs(3);
  await studio.back();
  await countIs(0);
});

test('keyboard: a badge is reached with Tab, opens its card with Enter, and gets the focus back with Escape', async () => {
  await studio.goto(world.livefyre.url);
  await countIs(3);
  const focused = () => studio.run(() => document.activeElement?.localName);
  await until('focus on a badge', async () => {
    await studio.press(KEYS.tab);
    return (await focused()) === 'token-health-badge';
  });
  await studio.press(KEYS.enter);
  const label = () =>
    studio.run(() =>
      document
        .querySelector('token-health-card')
        ?.shadowRoot?.querySelector('[role=dialog]')
        ?.getAttribute('aria-label'),
    );
  expect(await until('the card', label)).toContain('Token Health');
  await studio.press(KEYS.escape);
  await until('closed', async () => !(await label()));
  expect(await focused()).toBe('token-health-badge');
});

test('the console is clean', () => expectCleanConsole(firefox, world));

test('gone when the add-on is disabled', async () => {
  await studio.goto(world.livefyre.url);
  await countIs(3);
  await firefox.disable();
  // Firefox ends content scripts without a word: what they made stays, but nothing of it is shown.
  const shown = () =>
    [...document.querySelectorAll('token-health-badge')].filter(badge => badge.checkVisibility()).length;
  await until('no badge is shown', async () => (await studio.run(shown)) === 0);
  expect(await studio.run(() => document.querySelectorAll('.box').length)).toBe(3);
});
