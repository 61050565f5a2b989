/** The overlay runs on exactly the held hosts: of tools, and of addresses that the user added; and only there it is told anything. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { removeTool } from '@/entrypoints/background/apps';
import { commands } from '@/entrypoints/background/commands';
import { hostsChanged } from '@/entrypoints/background/commands-hosts';
import { saveTool } from '@/entrypoints/background/save-tool';
import { serve } from '@/entrypoints/background/serve';
import { registerOverlay } from '@/entrypoints/background/sites';
import { database } from '@/utils/store/db';
import type { Tool } from '@/utils/tools/define';
import { toolOf } from '@/utils/tools/index';
import { surfacesAt } from '@/utils/tools/where';
import { around, freshExtension, NOW, plant, stored } from './extension';

freshExtension();

type Script = { id: string; matches?: string[]; js?: string[] };
let registered: Script[] = [];
let injected: { target: object; files: string[] }[] = [];
let told: { tab: number; message: unknown }[] = [];
let tabs: { id: number; url?: string }[] = [];

beforeEach(() => {
  registered = [];
  injected = [];
  told = [];
  tabs = [];
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async ({ ids }: { ids: string[] }) => registered.filter(({ id }) => ids.includes(id)),
    registerContentScripts: async (scripts: Script[]) => void registered.push(...scripts),
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      registered = registered.filter(({ id }) => !ids.includes(id));
    },
    insertCSS: async (what: { target: object; files: string[] }) => void injected.push(what),
    executeScript: async (what: { target: object; files: string[] }) => void injected.push(what),
  });
  Object.assign(fakeBrowser.tabs, {
    // Without the `tabs` permission the browser matches addresses of held hosts only.
    query: async ({ url }: { url?: string[] }) =>
      url ? tabs.filter(tab => url.some(one => tab.url?.startsWith(one.slice(0, -1)))) : tabs,
    sendMessage: async (tab: number, message: unknown) => void told.push({ tab, message }),
  });
});

const STUDIO = 'https://studio.livefyre.com/*';
const matches = () => registered.flatMap(script => script.matches ?? []);
const hold = (...hosts: string[]) => {
  around.held = new Set(hosts);
};
const own = { tool: 'livefyre', origin: 'https://social.acme.example:8443/studio' };
const ask = (name: string, url: string, payload: object = {}) =>
  serve(commands, Promise.resolve())(
    { name, payload },
    { id: fakeBrowser.runtime.id, url, tab: { id: 7 } as never, frameId: 3 },
  ) as Promise<{ ok: boolean; code?: string; value?: { tool?: { id: string } | null; left?: true } }>;

describe('the loader is registered', () => {
  test('nowhere as long as no host is held', async () => {
    hold();
    await registerOverlay();
    expect(registered).toEqual([]);
  });

  test('for the held hosts of tools, in every frame, and brought to pages that are open', async () => {
    hold(STUDIO);
    tabs = [
      { id: 1, url: 'https://studio.livefyre.com/x' },
      { id: 2, url: 'https://other.example/' },
    ];
    await registerOverlay();
    expect(registered).toMatchObject([
      { js: ['/content-scripts/tool-loader.js'], matches: [STUDIO], allFrames: true, runAt: 'document_idle' },
    ]);
    expect(injected).toEqual([{ target: { tabId: 1, allFrames: true }, files: ['/content-scripts/tool-loader.js'] }]);
    await registerOverlay();
    expect(injected).toHaveLength(1);
  });

  test('for an address of the user’s own as soon as it is saved and held, until it is removed', async () => {
    hold(STUDIO, 'https://social.acme.example/*');
    await saveTool(own, NOW);
    expect(matches()).toEqual(['https://social.acme.example/*', STUDIO]);
    const [id] = await (await database()).getAllKeys('tools');
    await removeTool(id ?? '');
    expect(matches()).toEqual([STUDIO]);
  });

  test('no longer for a host that was taken away, and every page hears of it at once', async () => {
    hold(STUDIO, 'https://*.admin.fyre.co/*');
    await registerOverlay();
    tabs = [{ id: 5 }];
    told = [];
    hold(STUDIO);
    await hostsChanged();
    expect(matches()).toEqual([STUDIO]);
    expect(told).toContainEqual({ tab: 5, message: { name: 'places-changed' } });
  });
});

describe('a page is told', () => {
  test('how its own tool’s surfaces are told, and no more than that', async () => {
    hold(STUDIO);
    const { value } = await ask('surfacesHere', 'https://studio.livefyre.com/acme');
    const surfaces = toolOf('livefyre')?.surfaces.map(({ kind, url, markers }) => ({ kind, url, markers }));
    expect(value).toEqual({ tool: { id: 'livefyre', surfaces } });
  });

  test('the same at an address of the user’s own, within its port and path', async () => {
    await saveTool(own, NOW);
    for (const path of ['', '/', '/accounts?x#y'])
      expect((await ask('toolHere', own.origin + path)).value?.tool?.id).toBe('livefyre');
    for (const other of [
      'https://social.acme.example:8443/',
      'https://social.acme.example:8443/studios',
      'https://social.acme.example/studio',
      'https://x.social.acme.example:8443/studio',
    ])
      expect((await ask('toolHere', other)).value).toEqual({ tool: null });
  });

  test('a tool in a folder of a site is read there, and not beside it', async () => {
    await commands.saveTool({ tool: 'postiz', origin: 'https://acme.example/social/' }, {} as never);
    const at = async (url: string) => {
      const { value } = await ask('toolHere', url);
      const tool = value?.tool as Tool | null | undefined;
      return tool ? surfacesAt(tool, url).map(({ kind }) => kind) : undefined;
    };
    expect(await at('https://acme.example/social/launches')).toEqual(['accounts']);
    expect(await at('https://acme.example/social/analytics')).toEqual([]);
    expect(await at('https://acme.example/launches')).toBeUndefined();
  });

  test('nothing where the host is not held, or no tool lives', async () => {
    hold();
    for (const url of ['https://studio.livefyre.com/', 'https://evil.example/']) {
      expect((await ask('surfacesHere', url)).value).toEqual({ tool: null });
      expect((await ask('toolHere', url)).value).toEqual({ tool: null });
      expect((await ask('scan', url, { rows: [] })).value).toEqual({ rows: [], left: true });
      expect(await ask('bringOverlay', url)).toMatchObject({ ok: false, code: 'answer-not-ours' });
    }
    expect(injected).toEqual([]);
  });
});

test('the overlay is brought into the frame that asked for it', async () => {
  hold(STUDIO);
  expect(await ask('bringOverlay', 'https://studio.livefyre.com/acme')).toEqual({ ok: true, value: null });
  // The sheet first: without it what the script puts there does not show.
  const target = { tabId: 7, frameIds: [3] };
  expect(injected).toEqual([
    { target, files: ['/in-page.css'] },
    { target, files: ['/content-scripts/tool-overlay.js'] },
  ]);
});

test('a page cannot press the buttons of accounts that its tool does not hold', async () => {
  await plant('mine', { holder: 'livefyre' });
  await plant('other', { holder: 'browser' });
  const url = 'https://studio.livefyre.com/acme';
  for (const name of ['reconnect', 'openNetworkPage']) {
    expect(await ask(name, url, { id: 'other' })).toMatchObject({ ok: false, code: 'answer-not-ours' });
    expect(await ask(name, url, { id: 'mine' })).toMatchObject({ ok: true });
  }
  expect((await stored('other')).outcome).toBeUndefined();
});
