/** Sets up a bare machine for any command: packages, Node 24 from npm, Chromium. Plain Node 20, no dependency; skipped when nothing changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'node_modules', '.token-health-setup');
const bin = join(root, 'node_modules', '.bin');

export const say = text => console.log(`\u203a ${text}`);

/** The environment of every command that follows: the packages' own programs first, so that `node` is Node 24. */
export const environment = () => ({ ...process.env, PATH: `${bin}:${process.env.PATH}`, FORCE_COLOR: '0' });

/** Run a program and show what it prints. @returns its exit code, or the signal that ended it */
export const attempt = (command, args, options = {}) => {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment(), ...options });
  if (result.error) throw result.error;
  return result.status ?? result.signal;
};

/** Stop everything because of a program that failed. */
export const stop = (command, args, ended) => {
  console.error(`\u2717 ${command} ${args.join(' ')} ended with ${ended}`);
  process.exit(typeof ended === 'number' ? ended : 1);
};

/** Run a program, show what it prints, stop everything when it fails. */
export const run = (command, args, options) => {
  const ended = attempt(command, args, options);
  if (ended !== 0) stop(command, args, ended);
};

export const works = (command, args) => spawnSync(command, args, { env: environment(), stdio: 'ignore' }).status === 0;

/** Vitest and WXT want Node 22 or newer; the packages bring one, whatever the machine has. */
const isNode24 = () =>
  /^v(2[2-9]|[3-9]\d)/.test(spawnSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).stdout ?? '');

const packages = () => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing packages (once per lockfile)');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  // Some npm versions and settings hold install scripts back; this one only puts the right Node binary in its place.
  if (!isNode24()) run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (!isNode24()) {
    console.error(
      '\u2717 The package "node" did not bring Node 24: is its install script held back? Try npm rebuild node.',
    );
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
};

const CHROMIUM = ['chromium', 'chromium-browser'];

/** Where Chromium is: `CHROMIUM`, the PATH, or the usual place on macOS. Not Chrome: it refuses side-loaded extensions. */
export const findChromium = () => {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of CHROMIUM) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout?.trim();
    if (found) return found;
  }
  const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium';
  return existsSync(mac) ? mac : undefined;
};

/** Install Debian packages. @returns whether they are there now */
export const apt = names => {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const quiet = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const [first, ...rest] = [...sudo, 'apt-get'];
  if (!works(first, [...rest, '--version'])) return false;
  // An old package list may do; what counts is whether the packages can be had.
  works(first, [...rest, ...quiet, 'update']);
  return works(first, [...rest, ...quiet, 'install', '-y', '--no-install-recommends', ...names]);
};

const chromium = () => {
  if (findChromium()) return;
  say('Installing Chromium with apt');
  if (!apt(['chromium']) || !findChromium()) {
    console.error('\u2717 No Chromium here and no apt to get it with. Install Chromium and set CHROMIUM=/path/to/it.');
    process.exit(1);
  }
};

/** Where Firefox is: `FIREFOX`, the PATH, or the usual place on macOS. */
export const findFirefox = () => {
  if (process.env.FIREFOX) return process.env.FIREFOX;
  for (const name of ['firefox-esr', 'firefox']) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout?.trim();
    if (found) return found;
  }
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return existsSync(mac) ? mac : undefined;
};

const firefox = () => {
  if (findFirefox()) return;
  say('Installing Firefox with apt');
  if (!apt(['firefox-esr']) || !findFirefox()) {
    console.error('\u2717 No Firefox here and no apt to get it with. Install Firefox and set FIREFOX=/path/to/it.');
    process.exit(1);
  }
};

/** Debian packages that one command needs, by the program that tells whether they are there. */
export const need = programs => {
  const missing = Object.entries(programs).filter(([program]) => !works('sh', ['-c', `command -v ${program}`]));
  return missing.length === 0 || apt(missing.map(([, name]) => name));
};

/** Everything every command needs. */
export const setUp = ({ browser = true, firefox: wantsFirefox = false } = {}) => {
  packages();
  if (!existsSync(join(root, '.wxt', 'tsconfig.json'))) run('wxt', ['prepare']);
  if (browser) chromium();
  if (wantsFirefox) firefox();
};
