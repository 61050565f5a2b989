/**
 * Policies of an organisation for one Chromium. It reads them from /etc/chromium/policies/managed and nowhere else (Chromium
 * documentation, "Linux quick start", 2026-11): this one browser gets a view of its own of that folder, by a mount namespace, and
 * no other browser on the machine sees them. Where there may be none, the folder itself is written, and tidied up afterwards.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_ID } from './browser.ts';

const ETC = '/etc/chromium';
const FILE = 'token-health-test.json';
/** As root a namespace is enough; anybody else has to be root in one of their own. */
const UNSHARE = process.getuid?.() === 0 ? '-m' : '-rm';

const hasNamespaces = (): boolean =>
  existsSync(ETC) && spawnSync('unshare', [UNSHARE, 'mount', '--bind', tmpdir(), ETC]).status === 0;
const mayWrite = (): boolean => {
  try {
    accessSync(existsSync(ETC) ? ETC : '/etc', constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

export const mayHavePolicies = (): boolean => process.platform === 'linux' && (hasNamespaces() || mayWrite());

export interface Policies {
  /** A program that starts Chromium under them. */
  executable: string;
  /** What the organisation sets for us from now on. */
  set: (values: object) => Promise<void>;
  remove: () => Promise<void>;
}

export const openPolicies = async (values: object): Promise<Policies> => {
  const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const apart = hasNamespaces();
  const folder = await mkdtemp(join(tmpdir(), 'token-health-policies-'));
  const managed = join(apart ? join(folder, 'etc') : ETC, 'policies', 'managed');
  await mkdir(managed, { recursive: true });
  const set = (next: object) =>
    writeFile(join(managed, FILE), JSON.stringify({ '3rdparty': { extensions: { [EXTENSION_ID]: next } } }));
  await set(values);
  // A test that breaks off must not leave them to every browser after it.
  const tidy = () => rmSync(join(managed, FILE), { force: true });
  process.once('exit', tidy);
  const executable = join(folder, 'chromium');
  const inside = `mount --bind "${join(folder, 'etc')}" ${ETC} && exec "${chromium}" "$@"`;
  const line = apart ? `exec unshare ${UNSHARE} sh -c '${inside}' chromium "$@"` : `exec "${chromium}" "$@"`;
  await writeFile(executable, `#!/bin/sh\n${line}\n`);
  await chmod(executable, 0o755);
  return {
    executable,
    set,
    remove: async () => {
      tidy();
      process.off('exit', tidy);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
