/** The way to the tool's own reconnect: its menu is opened, its entry is shown and never pressed; then a fresh reading is waited for. */
import { describe, expect, test } from 'vitest';
import facelift from '../../../utils/tools/facelift';
import livefyre from '../../../utils/tools/livefyre';
import postiz from '../../../utils/tools/postiz';
import { NOW, viewOf } from '../support/views';
import { start } from './setup';

const row = (name: string, net: string) =>
  `<li class="profile"><i class="icon-${net}"></i><strong>${name}</strong><small>Profile owner: Anna Berger</small><button type="button" aria-label="More actions">⋮</button><button type="button" class="bin">Delete</button></li>`;
const PAGE = `<h2>Company Profiles</h2><ul>${row('Acme Sports', 'tiktok')}${row('Northwind', 'linkedin')}</ul>`;
const URL = 'https://settings.facelift-cloud.com/';
const acme = viewOf('a', 'expired', {
  network: 'tiktok',
  holder: 'facelift',
  name: 'Acme Sports',
  hasToken: false,
  health: { cause: 'reported-by-tool', evidence: { kind: 'tool-page', at: NOW - 1_000 } },
});

const opened = async (page: ReturnType<typeof start>) => {
  await page.until(() => expect(page.badges()).toHaveLength(2));
  page.buttonOf(page.badges()[0]).click();
  await page.until(() => expect(page.card()).not.toBeNull());
  return page.dialog();
};
const spot = (page: ReturnType<typeof start>) => page.doc.querySelector('token-health-spot')?.shadowRoot;
const press = (dialog: HTMLElement, text: string) =>
  [...dialog.querySelectorAll('button')].find(button => button.textContent === text)?.click();

/** A page whose menus are drawn at its end, as the real ones are; keeps what was pressed. */
const withMenus = (page: ReturnType<typeof start>, entries: string[]) => {
  const pressed: string[] = [];
  page.doc.body.addEventListener('click', event => {
    const button = (event.target as Element).closest('button, li[role=menuitem]');
    if (!button || button.closest('token-health-card')) return;
    pressed.push(button.getAttribute('aria-label') ?? button.textContent ?? '');
    if (button.getAttribute('aria-label') !== 'More actions') return;
    const menu = page.doc.createElement('ul');
    menu.setAttribute('role', 'menu');
    for (const entry of entries) {
      const item = page.doc.createElement('li');
      item.setAttribute('role', 'menuitem');
      item.textContent = entry;
      menu.append(item);
    }
    page.doc.body.append(menu);
  });
  return pressed;
};

describe('Refresh connection', () => {
  test.each([['Refresh Connection'], ['Verbindung aktualisieren']])(
    'opens the menu of this row, shows "%s", presses nothing else',
    async entry => {
      const page = start([acme], PAGE, facelift, URL);
      const pressed = withMenus(page, ['Presets', entry, 'Delete']);
      press(await opened(page), 'Refresh connection');
      await page.until(() => expect(spot(page)?.textContent).toBe(`Choose “${entry}” here.`));
      expect(page.card()).toBeNull();
      expect(pressed).toEqual(['More actions']);
      expect(page.sent).toEqual([{ name: 'guided', payload: { id: 'a' } }]);
      page.stop.abort();
      expect(spot(page)).toBeUndefined();
    },
  );

  test('a menu that is open already is not closed again', async () => {
    const page = start(
      [acme],
      `${PAGE}<ul role="menu"><li role="menuitem">Refresh Connection</li></ul>`,
      facelift,
      URL,
    );
    const pressed = withMenus(page, []);
    press(await opened(page), 'Refresh connection');
    await page.until(() => expect(spot(page)).toBeDefined());
    expect(pressed).toEqual([]);
    page.stop.abort();
  });

  test('without the entry: said so, at the menu', async () => {
    const page = start([acme], PAGE, facelift, URL);
    withMenus(page, ['Presets', 'Delete']);
    press(await opened(page), 'Refresh connection');
    await page.until(() =>
      expect(spot(page)?.textContent).toBe('The entry was not found. Look for “Refresh connection” here.'),
    );
    page.stop.abort();
  });

  test.each([
    ['a link to elsewhere', '<a href="/profiles/1/delete" aria-label="More actions">⋮</a>'],
    ['a button that sends a form', '<form><button aria-label="More actions">⋮</button></form>'],
  ])('%s is never pressed for it', async (_what, control) => {
    const page = start(
      [acme],
      PAGE.replaceAll(/<button type="button" aria-label.*?<\/button>/g, control),
      facelift,
      URL,
    );
    const pressed: unknown[] = [];
    for (const element of page.doc.querySelectorAll('[aria-label="More actions"]'))
      element.addEventListener('click', event => pressed.push(event));
    press(await opened(page), 'Refresh connection');
    await page.until(() => expect(spot(page)?.textContent).toContain('not found'));
    expect(pressed).toEqual([]);
    page.stop.abort();
  });

  test('where the row itself is the button, the row is shown', async () => {
    const html = ['instagram', 'x']
      .map(
        icon =>
          `<div class="group/profile cursor-pointer"><img src="/icons/platforms/${icon}.png"><i class="bg-red-500 rounded-full">!</i><div role="Handle">${icon}</div></div>`,
      )
      .join('');
    const view = viewOf('p', 'expired', { ...acme, id: 'p', network: 'x', name: 'x', holder: 'postiz', handle: 'x' });
    const page = start([view], html, postiz, 'https://social.acme.example/launches');
    let clicks = 0;
    page.doc.body.addEventListener('click', () => void clicks++);
    await page.until(() => expect(page.badges()).toHaveLength(2));
    page.buttonOf(page.badges()[1]).click();
    await page.until(() => expect(page.card()).not.toBeNull());
    press(page.dialog(), 'Reconnect');
    await page.until(() => expect(spot(page)?.textContent).toBe('Reconnect here.'));
    expect(clicks).toBe(0);
    page.stop.abort();
  });

  test('Livefyre: the documented control beside the account, on the page where it stands', async () => {
    const html = `<h1>Social Accounts</h1><h2>Instagram Accounts</h2><ul><li class="row"><b>Acme Sports</b><i class="warning"></i><a href="#">Refresh Token</a></li><li class="row"><b>Northwind</b><a href="#">Refresh Token</a></li></ul>`;
    const view = { ...acme, network: 'instagram', holder: 'livefyre' };
    const page = start([view], html, livefyre, 'https://acme.admin.fyre.co/settings');
    let clicks = 0;
    page.doc.body.addEventListener('click', () => void clicks++);
    press(await opened(page), 'Refresh token');
    await page.until(() => expect(spot(page)?.textContent).toBe('Reconnect here.'));
    expect([clicks, page.sent]).toEqual([0, [{ name: 'guided', payload: { id: 'a' } }]]);
    page.stop.abort();
  });

  test('a token of our own is renewed here, not shown the way', async () => {
    const page = start([{ ...acme, hasToken: true }], PAGE, facelift, URL);
    press(await opened(page), 'Refresh connection');
    await page.until(() => expect(page.sent).toEqual([{ name: 'reconnect', payload: { id: 'a' } }]));
    expect(spot(page)).toBeUndefined();
    page.stop.abort();
  });
});

describe('afterwards', () => {
  const outcome = { code: 'opened-tool' as const, at: NOW - 500 };

  test('a fresh reading is waited for; only that turns it green', async () => {
    const page = start([{ ...acme, outcome }], PAGE, facelift, URL);
    const dialog = await opened(page);
    expect(page.buttonOf(page.badges()[0]).textContent).toBe('Waiting for a reading');
    expect(page.told(0)['data-state']).toBe('expired');
    expect(dialog.querySelector('[role=status]')?.textContent).toContain('Waiting for a fresh reading');
    expect(dialog.querySelector('[role=status]')?.getAttribute('data-tone')).toBe('grey');
    const evidence = { kind: 'tool-page' as const, at: NOW };
    page.world.accounts = [viewOf('a', 'healthy', { ...acme, outcome, health: { evidence } })];
    page.changed();
    await page.until(() => expect(page.told(0)['data-state']).toBe('healthy'));
    await page.until(() => expect(dialog.querySelector('[role=status]')?.textContent).toBe('Working again'));
    expect(dialog.querySelector('[role=status]')?.getAttribute('data-tone')).toBe('green');
    page.stop.abort();
  });
});

describe('what else the card offers at Facelift', () => {
  test('what to mind at this network, a private window, and that the layout was never seen', async () => {
    const page = start([acme], PAGE, facelift, URL);
    const dialog = await opened(page);
    const notes = [...dialog.querySelectorAll('.note')].map(note => note.textContent);
    expect(notes).toEqual(['Ad accounts cannot be connected.', expect.stringContaining('signed in at TikTok')]);
    expect(dialog.querySelector('.foot')?.textContent).toContain('Layout not verified');
    page.world.refuses = ['openPrivately'];
    press(dialog, 'Private window');
    await page.until(() =>
      expect(dialog.querySelector('[role=status]')?.textContent).toContain('Open a private window yourself'),
    );
    expect(page.sent).toEqual([{ name: 'openPrivately', payload: { id: 'a' } }]);
    page.stop.abort();
  });

  test('the profile owner, to be assigned with one press; not once it is known', async () => {
    const page = start([acme], PAGE, facelift, URL);
    const dialog = await opened(page);
    expect(dialog.querySelector('.owner span')?.textContent).toBe('Facelift names Anna Berger as the owner.');
    press(dialog, 'Assign owner');
    await page.until(() =>
      expect(page.sent).toEqual([{ name: 'ownerHere', payload: { id: 'a', name: 'Anna Berger' } }]),
    );
    page.world.accounts = [{ ...acme, owner: { name: 'Anna Berger' } }];
    page.changed();
    await page.until(() => expect(dialog.querySelector('.foot')?.textContent).toContain('Owner: Anna Berger'));
    expect(dialog.querySelector('.owner')).toBeNull();
    page.stop.abort();
  });
});
