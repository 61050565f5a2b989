/** Menus, address bar and first start: what they open and whom they check. */
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { installed } from '@/entrypoints/background/installed';
import { menuClicked } from '@/entrypoints/background/menu-click';
import { buildMenus, MENU } from '@/entrypoints/background/menus';
import { openFound, suggest } from '@/entrypoints/background/omnibox';
import { around, freshExtension, plant } from './extension';

freshExtension();

let made: { id: string; visible?: boolean }[] = [];
let policy: Record<string, unknown> = {};
beforeEach(() => {
  made = [];
  policy = {};
  Object.assign(fakeBrowser.storage, { managed: { get: async () => policy } });
  Object.assign(fakeBrowser, {
    omnibox: { setDefaultSuggestion: vi.fn() },
    contextMenus: {
      removeAll: async () => void made.splice(0),
      create: (entry: { id: string }) => void made.push(entry),
      update: async (id: string, change: object) =>
        void made.filter(each => each.id === id).map(e => Object.assign(e, change)),
    },
  });
  Object.assign(fakeBrowser.tabs, {
    update: async ({ url }: { url: string }) => void around.opened.push(`here ${url}`),
  });
});

const click = (menuItemId: string, pageUrl: string) =>
  menuClicked({ menuItemId, pageUrl } as Parameters<typeof menuClicked>[0], undefined, Promise.resolve());

test('the first start opens the welcome, an update does not', async () => {
  await installed({ reason: 'update', previousVersion: '0.0.1' });
  expect(around.opened).toEqual([]);
  await installed({ reason: 'install' });
  expect(around.opened).toEqual([expect.stringMatching(/\/welcome\.html$/)]);
});

test('a tool’s page offers to check, other pages do not; teaching gives way to the settings where it is switched off', async () => {
  await buildMenus([]);
  expect(made.map(({ id }) => id)).toEqual([MENU.teach, MENU.checkHere, MENU.check]);
  expect(made[1]?.visible).toBe(false);
  policy = { featuresOff: ['teach'] };
  await buildMenus(['https://studio.livefyre.com/*']);
  expect(made.map(({ id }) => id)).toEqual([MENU.add, MENU.checkHere, MENU.check]);
  expect(made[1]).toMatchObject({ visible: true, documentUrlPatterns: ['https://studio.livefyre.com/*'] });
});

test('adding a tool by hand fills in its address, and nothing that is none', async () => {
  click(MENU.add, 'https://social.example/accounts?secret=1');
  await expect
    .poll(() => around.opened)
    .toEqual([expect.stringMatching(/#\/settings\/tools\?address=https%3A%2F%2Fsocial\.example$/)]);
  click(MENU.add, 'http://social.example/');
  await expect.poll(() => around.opened[1]).toMatch(/#\/settings\/tools$/);
});

test('the address bar finds accounts by their words, and opens the chosen or the best one', async () => {
  await plant('a', { name: 'Müller & Söhne <b>', network: 'linkedin', holder: 'livefyre' });
  await plant('b', { name: 'Velo Werk' });
  const [only, ...more] = await suggest('muller');
  expect([only?.content, more]).toEqual(['account:a', []]);
  expect(only?.description).toContain('Müller &amp; Söhne &lt;b&gt;');
  await openFound('account:b', 'newForegroundTab');
  await openFound('sohne', 'currentTab');
  await openFound('nobody', 'newBackgroundTab');
  expect(around.opened.map(url => url.replace(/\S*\/dashboard\.html/, ''))).toEqual([
    '#/accounts?account=b',
    'here #/accounts?account=a',
    '#/accounts',
  ]);
});
