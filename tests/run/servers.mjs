/**
 * Installs the servers of `npm run test:servers`, once: Bluesky's from npm into a cache folder of their own, with the Node that their native
 * module can be compiled for; Doorkeeper from Debian, where there is apt.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { apt, need, root, run, say, works } from './setup.mjs';

const folder = join(root, '.cache', 'servers');
const stamp = join(folder, '.ready');

const PACKAGE = {
  name: 'token-health-servers',
  private: true,
  description: 'Servers to test against. Written by tests/run/servers.mjs.',
  // better-sqlite3 10, which the server insists on, does not compile for newer Nodes.
  dependencies: { '@atproto/pds': '0.4.217', '@did-plc/server': '0.0.1', node: '20.20.2' },
  allowScripts: { 'better-sqlite3': true, node: true },
};

const npm = (...args) => {
  const bin = join(folder, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, FORCE_COLOR: '0' };
  run('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, env });
};

/** Nothing but the two packages that need it may run a script at installation; the compiled module is loaded to see that it works. */
const bluesky = () => {
  const text = `${JSON.stringify(PACKAGE, null, 2)}\n`;
  const wanted = createHash('sha256').update(text).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing the Bluesky server (once; its database module is compiled, which takes some minutes)');
  need({ 'g++': 'g++', make: 'make', python3: 'python3' });
  mkdirSync(folder, { recursive: true });
  rmSync(stamp, { force: true });
  writeFileSync(join(folder, 'package.json'), text);
  npm('install', '--ignore-scripts');
  npm('rebuild', 'node');
  npm('rebuild', 'better-sqlite3');
  const node = join(folder, 'node_modules', '.bin', 'node');
  run(node, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], { cwd: folder });
  writeFileSync(stamp, wanted);
};

const hasDoorkeeper = () =>
  works('ruby', ['-e', "require 'rails'; require 'doorkeeper'; require 'sqlite3'; require 'puma'"]);

/** @returns whether it is there */
const doorkeeper = () => {
  if (hasDoorkeeper()) return true;
  say('Installing Doorkeeper with apt');
  return apt(['ruby-doorkeeper', 'ruby-rails', 'ruby-sqlite3', 'puma']) && hasDoorkeeper();
};

export const setUpServers = () => {
  bluesky();
  if (doorkeeper()) return;
  say('No Doorkeeper to be had: its tests will be skipped');
  process.env.DOORKEEPER = 'missing';
};
