/** A real headless Firefox with the production build and the world behind every host name. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/support/browser.ts';
import { writeManaged } from './managed.ts';
import { EXTENSION_UUID } from './names.ts';
import { preferences, userJs } from './preferences.ts';
import { type Privileged, privileged } from './privileged.ts';
import { BUILD, heldBuild, startProgram } from './program.ts';
import { Tab, turns } from './tab.ts';
import { openTunnel } from './tunnel.ts';

export interface Options {
  /** Port of the world's https server. */
  port: number;
  /** Hosts held from the start, or none, as after a fresh install. */
  held?: boolean;
  language?: 'en-US' | 'de';
  dark?: boolean;
  /** What an organisation sets, as a native manifest in a home folder of its own. */
  managed?: object;
}

export interface Firefox extends Privileged {
  /** Opens a page of the extension in a tab of its own. */
  open: (path: string) => Promise<Tab>;
  /** Opens any address in a tab of its own. */
  visit: (url: string) => Promise<Tab>;
  /** Every tab and window that is open now. */
  handles: () => Promise<string[]>;
  /** Run `start` and return the tab or window that it opens. */
  windowOf: (start: () => Promise<unknown>) => Promise<Tab>;
  badge: () => Promise<{ text: string; title: string }>;
  /** Run a function in a page of the extension, where it has the browser's API. */
  api: Tab['run'];
  /** Send a command to the background as our own pages do. */
  send: <T = null>(name: string, payload: object) => Promise<{ ok: boolean; value: T; code?: string }>;
  /** A file that is saved while `start` runs, as text. */
  saved: (name: string, start: () => Promise<unknown>) => Promise<string>;
  /** Ends Firefox and starts it on the same profile; every tab is gone then. */
  restart: () => Promise<void>;
  /** What pages and background wrote to the console, and uncaught errors. */
  output: () => string;
  close: () => Promise<void>;
}

export const launchFirefox = async ({
  port,
  held = true,
  language = 'en-US',
  dark = false,
  managed,
}: Options): Promise<Firefox> => {
  const tunnel = await openTunnel(port);
  const profile = await mkdtemp(join(tmpdir(), 'token-health-profile-'));
  const downloads = join(profile, 'downloads');
  await writeFile(join(profile, 'user.js'), userJs(preferences(tunnel.port, held, language, dark, downloads)));
  const home = managed && join(profile, 'home');
  if (home) await writeManaged(home, managed);
  const build = held ? await heldBuild() : BUILD;
  const said: string[] = [];
  const start = () => startProgram(profile, build, language, home, text => void said.push(text));
  const kept: { helper?: Tab | undefined } = {};
  let program = await start();

  const inTurn = turns();
  const own = privileged(() => program.marionette, inTurn);
  /** It opens once, whenever the event page gets to it: a test that waits for some other new tab must not find this one. */
  const welcomed = () =>
    until('the welcome', async () => (await own.addresses()).some(address => address.endsWith('/welcome.html')));
  await welcomed();
  const handles = () => inTurn(() => program.marionette.send<string[]>('WebDriver:GetWindowHandles'));
  const tabOf = (handle: string): Tab => new Tab(program.marionette, inTurn, handle);
  const visit = async (url: string): Promise<Tab> => {
    const { handle } = await inTurn(async () => {
      // The current one may have closed itself, as sign-in windows do.
      const [first] = await program.marionette.send<string[]>('WebDriver:GetWindowHandles');
      await program.marionette.send('WebDriver:SwitchToWindow', { handle: first });
      return program.marionette.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' });
    });
    const tab = tabOf(handle);
    await tab.goto(url);
    return tab;
  };
  const open = (path: string): Promise<Tab> => visit(`moz-extension://${EXTENSION_UUID}/${path}`);
  const helper = async (): Promise<Tab> => {
    kept.helper ??= await open('popup.html#helper');
    return kept.helper;
  };
  const api: Firefox['api'] = async (script, ...args) => (await helper()).run(script, ...args);
  return {
    ...own,
    open,
    visit,
    handles,
    api,
    output: () => said.join(''),
    windowOf: async run => {
      const before = new Set(await handles());
      await run();
      return tabOf(await until('a new window', async () => (await handles()).find(each => !before.has(each))));
    },
    badge: () =>
      api(async () => {
        const { action } = (globalThis as unknown as { browser: typeof chrome }).browser;
        return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
      }),
    send: (name, payload) =>
      api(
        (message: object) => (globalThis as unknown as { browser: typeof chrome }).browser.runtime.sendMessage(message),
        { name, payload },
      ) as Promise<never>,
    saved: async (name, run) => {
      await rm(join(downloads, name), { force: true });
      await run();
      // Firefox writes beside it, and puts it in its place when it is whole.
      return until(name, () => readFile(join(downloads, name), 'utf8').catch(() => ''));
    },
    restart: async () => {
      await program.quit();
      kept.helper = undefined;
      program = await start();
      // An add-on that is installed for one session is installed anew.
      await welcomed();
    },
    close: async () => {
      await program.quit();
      tunnel.close();
      await rm(profile, { recursive: true, force: true });
      if (held) await rm(build, { recursive: true, force: true });
    },
  };
};
