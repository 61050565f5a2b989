/** A real Chromium with the production build and the world behind every host name. */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

export const BUILD = new URL('../../../.output/chrome-mv3', import.meta.url).pathname;
/** Derived from the development key in wxt.config.ts: the same on every machine. */
export const EXTENSION_ID = 'fanpdigaddlelbokejkojaaofnnochnh';

export interface Options {
  /** Port of the world's https server. */
  port: number;
  language?: 'en-US' | 'de-DE';
  dark?: boolean;
  /** Hosts held from the start: all (the driver cannot answer the prompt), or none, as after a fresh install. */
  held?: boolean;
  /** A display to open a real window on; without one the browser is headless. */
  display?: string;
  /** Another program than `CHROMIUM`, such as one that starts it under policies. */
  executable?: string;
  /** Keep a profile over restarts. */
  profile?: string;
  /** The browser has lost the extension's texts. Only with `held`. */
  lost?: boolean;
  /** Leave the page open that greets after the first start. */
  welcome?: boolean;
}

/** What Chromium does to a process now and then (see `haveTexts`), done to every script of ours. */
const LOSE_TEXTS = "Object.defineProperty(chrome.i18n, 'getMessage', { value: () => '' });";
const loseTexts = async (folder: string): Promise<void> => {
  for (const file of await readdir(folder, { recursive: true }))
    if (file.endsWith('.js')) await writeFile(join(folder, file), LOSE_TEXTS + (await readFile(join(folder, file))));
};

/** The build with its optional hosts held. Nothing else may differ. */
const heldBuild = async (lost: boolean): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'token-health-build-'));
  await cp(BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const { optional_host_permissions, ...rest } = manifest;
  await writeFile(path, JSON.stringify({ ...rest, host_permissions: optional_host_permissions }));
  if (lost) await loseTexts(folder);
  return folder;
};

export interface Browser {
  context: BrowserContext;
  /** The extension's id. */
  id: string;
  /** Opens a page of the extension in a tab. */
  open: (path: string) => Promise<Page>;
  /** Text and colour of the icon's badge, and its title. */
  badge: () => Promise<{ text: string; title: string }>;
  /** Ends the worker as the browser would; the next event starts a new one. */
  killWorker: () => Promise<void>;
  close: () => Promise<void>;
}

export const launch = async ({
  port,
  language = 'en-US',
  dark = false,
  held = true,
  display,
  executable,
  profile = '',
  lost = false,
  welcome = false,
}: Options): Promise<Browser> => {
  const headless = display === undefined;
  const build = held ? await heldBuild(lost) : BUILD;
  const fresh = !profile || !existsSync(join(profile, 'Default'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable ?? process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless,
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    viewport: { width: 1280, height: 860 },
    ignoreDefaultArgs: ['--disable-extensions'],
    env: {
      ...process.env,
      LANGUAGE: language.slice(0, 2),
      LANG: `${language.replace('-', '_')}.UTF-8`,
      ...(display ? { DISPLAY: display } : {}),
    } as Record<string, string>,
    args: [
      ...(headless ? ['--headless=new'] : []),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions-http-throttling',
      '--ignore-certificate-errors',
      `--disable-extensions-except=${build}`,
      `--load-extension=${build}`,
      `--lang=${language}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;

  // It opens once, whenever the worker gets to it: a test that waits for some other page must not find this one.
  if (fresh) {
    const page = await until('the welcome', async () =>
      context.pages().find(each => each.url().includes('/welcome.html')),
    );
    // Only when it stands: Chromium forgets all texts of an extension in that process when a page is closed while it asks for them.
    await page.locator('h1').waitFor();
    if (!welcome) await page.close();
  }

  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/${path}`);
    return page;
  };
  const pages: { helper?: Page } = {};
  /** A page of the extension that stays in the background, for asking the browser's API. */
  const helper = async (): Promise<Page> => {
    pages.helper ??= await open('popup.html#helper');
    return pages.helper;
  };
  return {
    context,
    id,
    open,
    badge: async () => {
      const page = await helper();
      return page.evaluate(async () => {
        const { action } = chrome;
        return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
      });
    },
    killWorker: async () => {
      const session = await context.newCDPSession(await helper());
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    close: async () => {
      await context.close();
      if (held) await rm(build, { recursive: true, force: true });
    },
  };
};

/** Poll until `probe` returns something that is not undefined, null or false. No sleeping blindly, no fixed limit but the test's own. */
export const until = async <T>(
  what: string,
  probe: () => Promise<T | undefined | null | false>,
  tries = 400,
): Promise<T> => {
  let last: unknown;
  for (let i = 0; i < tries; i += 1) {
    try {
      const value = await probe();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`Waited in vain for: ${what} (last: ${last instanceof Error ? last.message : JSON.stringify(last)})`);
};
