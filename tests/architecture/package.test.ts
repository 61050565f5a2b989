/** What goes to the stores: the zips of `npm run package`. Without them these are skipped. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './sources';
import { readZip } from './zip';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const zipOf = (name: string) => join(ROOT, '.output', `token-health-${version}-${name}.zip`);
const there = ['chrome', 'firefox', 'sources'].every(name => existsSync(zipOf(name)));
if (!there) console.warn('The zips are not made: their tests are skipped. "npm run package" makes them.');

/** Everything in a folder, by its path from there. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe.skipIf(!there).each(['chrome', 'firefox'])('the zip for %s', name => {
  const names = () => [...readZip(zipOf(name)).keys()];

  test('has the manifest at its root, every icon, both languages', () => {
    expect(names()).toEqual(
      expect.arrayContaining([
        'manifest.json',
        ...[16, 32, 48, 96, 128].map(size => `icon-${size}.png`),
        '_locales/en/messages.json',
        '_locales/de/messages.json',
      ]),
    );
    const manifest = JSON.parse(String(readZip(zipOf(name)).get('manifest.json')));
    expect(manifest).toMatchObject({ version, icons: { 16: 'icon-16.png', 128: 'icon-128.png' } });
  });

  test('holds nothing that a store or a person has no use for', () => {
    const known = /\.(js|css|html|json)$|^icon-\d+\.png$/;
    expect(names().filter(path => !known.test(path) || /test|\.map$|screenshot|(^|\/)\./i.test(path))).toEqual([]);
  });
});

describe.skipIf(!there)('the sources for the reviewers of Firefox', () => {
  test('hold what is needed to build, and neither tests nor pictures nor anything private', () => {
    const names = [...readZip(zipOf('sources')).keys()];
    expect(names).toEqual(
      expect.arrayContaining(['package.json', 'package-lock.json', 'wxt.config.ts', 'docs/build-for-reviewers.md']),
    );
    expect(
      names.filter(path =>
        /^(store|tests\/(?!run\/)|\.(?!wxt))|\.(zip|map)$|docs\/.*png|node_modules|\.env/.test(path),
      ),
    ).toEqual([]);
  });

  test('build into the very same files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'token-health-sources-'));
    try {
      for (const [path, content] of readZip(zipOf('sources'))) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      const { status, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/wxt'), ['build', '-b', 'firefox', '--mv3'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
      });
      expect({ status, stderr: status ? stderr : '' }).toEqual({ status: 0, stderr: '' });
      const built = join(folder, '.output', 'firefox-mv3');
      const zipped = readZip(zipOf('firefox'));
      expect(filesIn(built)).toEqual([...zipped.keys()].sort());
      const other = filesIn(built).filter(
        path => !readFileSync(join(built, path)).equals(zipped.get(path) ?? Buffer.of()),
      );
      expect(other).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
