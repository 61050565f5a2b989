/** The program itself: a Firefox on a profile, ready to be driven, and the profile's build of the extension in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/support/browser.ts';
import { type Marionette, openMarionette } from './marionette.ts';
import { inChrome } from './privileged.ts';

export const BUILD = new URL('../../../.output/firefox-mv3', import.meta.url).pathname;

/** The build with its optional hosts and kinds of data as required ones, which Firefox grants at installation: no prompt has to be answered. */
export const heldBuild = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'token-health-firefox-'));
  await cp(BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const { optional_host_permissions, ...manifest } = JSON.parse(await readFile(path, 'utf8'));
  const { gecko } = manifest.browser_specific_settings;
  gecko.data_collection_permissions = { required: gecko.data_collection_permissions.optional };
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: optional_host_permissions }));
  return folder;
};

export interface Program {
  marionette: Marionette;
  /** Ends it, by force where it does not end by itself. */
  quit: () => Promise<void>;
}

/**
 * Extensions speak the language that Firefox was asked for only where it is installed as well, and language packs are
 * not at hand; Firefox's own tests say in this way that it is. Firefox itself goes on in English.
 */
const speak = (language: string): string => `
  Services.locale.availableLocales = [...new Set([...Services.locale.availableLocales, ${JSON.stringify(language)}])];
  Services.locale.requestedLocales = [${JSON.stringify(language)}];`;

const launched = (profile: string, home: string | undefined, heard: (text: string) => void): ChildProcess => {
  const program = spawn(
    process.env.FIREFOX ?? 'firefox-esr',
    ['--headless', '--no-remote', '--profile', profile, '--marionette', '--remote-allow-system-access', 'about:blank'],
    {
      env: { ...process.env, ...(home ? { HOME: home } : {}), MOZ_DISABLE_NONLOCAL_CONNECTIONS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', chunk => heard(String(chunk)));
  // A test that broke off before it could close must not leave one behind.
  const end = (): void => void program.kill('SIGKILL');
  process.once('exit', end);
  program.once('exit', () => process.off('exit', end));
  return program;
};

/**
 * @param build a folder, installed until Firefox ends
 * @param home where Firefox looks for what is set for this user; absent: the user's own
 * @param heard takes what Firefox writes to its console
 */
export const startProgram = async (
  profile: string,
  build: string,
  language: string,
  home: string | undefined,
  heard: (text: string) => void,
): Promise<Program> => {
  const portFile = join(profile, 'MarionetteActivePort');
  // One from before would lead to a port where nobody listens any more.
  await rm(portFile, { force: true });
  const program = launched(profile, home, heard);
  const port = await until('Firefox listens', () => readFile(portFile, 'utf8').catch(() => undefined));
  const marionette = await openMarionette(Number(port));
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  await marionette.send('WebDriver:SetTimeouts', { pageLoad: 60_000, script: 60_000, implicit: 0 });
  await inChrome(marionette, speak(language));
  await marionette.send('Addon:Install', { path: build, temporary: true });
  return {
    marionette,
    quit: async () => {
      const ended = once(program, 'exit');
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      const killing = setTimeout(() => program.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killing);
      marionette.close();
    },
  };
};
