/** A real headless Firefox with the production build and the world behind every host name. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/support/browser.ts';
import { type Marionette, openMarionette } from './marionette.ts';
import { EXTENSION_UUID, GECKO_ID } from './names.ts';
import { preferences, userJs } from './preferences.ts';
import { Tab, turns } from './tab.ts';
import { openTunnel } from './tunnel.ts';

const BUILD = new URL('../../../.output/firefox-mv3', import.meta.url).pathname;

export interface Options {
  /** Port of the world's https server. */
  port: number;
  /** Hosts held from the start, or none, as after a fresh install. */
  held?: boolean;
  language?: 'en-US' | 'de';
  dark?: boolean;
}

export interface Firefox {
  /** Opens a page of the extension in a tab of its own. */
  open: (path: string) => Promise<Tab>;
  /** Opens any address in a tab of its own. */
  visit: (url: string) => Promise<Tab>;
  /** Every tab and window that is open now. */
  handles: () => Promise<string[]>;
  /** Run `start` and return the window that it opens. */
  windowOf: (start: () => Promise<unknown>) => Promise<Tab>;
  badge: () => Promise<{ text: string; title: string }>;
  /** Ends the event page as the browser would when it is idle. */
  killBackground: () => Promise<void>;
  /** Disables the add-on, as a person would in the add-on manager. */
  disable: () => Promise<void>;
  /** What pages and background wrote to the console, and uncaught errors. */
  output: () => string;
  close: () => Promise<void>;
}

/** The build with its optional hosts as host permissions: the prompt is the browser's own and not for the driver. */
const heldBuild = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'token-health-firefox-'));
  await cp(BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const { optional_host_permissions, ...manifest } = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: optional_host_permissions }));
  return folder;
};

const start = async (profile: string): Promise<{ program: ChildProcess; output: () => string }> => {
  const program = spawn(
    process.env.FIREFOX ?? 'firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--marionette', '--remote-allow-system-access', 'about:blank'],
    { env: { ...process.env, MOZ_DISABLE_NONLOCAL_CONNECTIONS: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', chunk => said.push(String(chunk)));
  return { program, output: () => said.join('') };
};

/** Run in Firefox's own privileged scope. */
const inChrome = async (marionette: Marionette, script: string): Promise<void> => {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    await marionette.send('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[arguments.length - 1]; (async () => { ${script} })().then(() => done(null), error => done(String(error)));`,
      args: [],
    });
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
};

export const launchFirefox = async ({
  port,
  held = true,
  language = 'en-US',
  dark = false,
}: Options): Promise<Firefox> => {
  const tunnel = await openTunnel(port);
  const profile = await mkdtemp(join(tmpdir(), 'token-health-profile-'));
  await writeFile(join(profile, 'user.js'), userJs(preferences(tunnel.port, held, language, dark)));
  const build = held ? await heldBuild() : BUILD;
  const { program, output } = await start(profile);
  const portFile = join(profile, 'MarionetteActivePort');
  const drivenAt = await until('Firefox listens', () => readFile(portFile, 'utf8').catch(() => undefined));
  const marionette = await openMarionette(Number(drivenAt));
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await marionette.send('WebDriver:SetTimeouts', { pageLoad: 60_000, script: 60_000, implicit: 0 });
  await marionette.send('Addon:Install', { path: build, temporary: true });

  const inTurn = turns();
  const handles = () => inTurn(() => marionette.send<string[]>('WebDriver:GetWindowHandles'));
  const visit = async (url: string): Promise<Tab> => {
    const { handle } = await inTurn(async () => {
      // The current one may have closed itself, as sign-in windows do.
      const [first] = await marionette.send<string[]>('WebDriver:GetWindowHandles');
      await marionette.send('WebDriver:SwitchToWindow', { handle: first });
      return marionette.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' });
    });
    const tab = new Tab(marionette, inTurn, handle);
    await tab.goto(url);
    return tab;
  };
  const open = (path: string): Promise<Tab> => visit(`moz-extension://${EXTENSION_UUID}/${path}`);
  const kept: { helper?: Tab } = {};
  const policy = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)})`;
  return {
    open,
    visit,
    handles,
    output,
    windowOf: async run => {
      const before = new Set(await handles());
      await run();
      const handle = await until('a new window', async () => (await handles()).find(each => !before.has(each)));
      return new Tab(marionette, inTurn, handle);
    },
    badge: async () => {
      kept.helper ??= await open('popup.html#helper');
      return kept.helper.run(async () => {
        const { action } = (globalThis as unknown as { browser: typeof chrome }).browser;
        return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
      });
    },
    killBackground: () => inTurn(() => inChrome(marionette, `await ${policy}.extension.terminateBackground();`)),
    disable: () =>
      inTurn(() =>
        inChrome(
          marionette,
          `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
           await (await AddonManager.getAddonByID(${JSON.stringify(GECKO_ID)})).disable();`,
        ),
      ),
    close: async () => {
      const ended = once(program, 'exit');
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      const killing = setTimeout(() => program.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killing);
      marionette.close();
      tunnel.close();
      await rm(profile, { recursive: true, force: true });
      if (held) await rm(build, { recursive: true, force: true });
    },
  };
};
