/** What was built: permissions word for word, nothing remote, and not too big. `npm test` builds first; without a build these are skipped. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { networks } from '@/utils/networks/index';
import { tools } from '@/utils/tools/index';
import { ROOT, sources, withoutComments } from './sources';

interface Manifest {
  manifest_version: number;
  name: string;
  default_locale: string;
  permissions: string[];
  host_permissions?: string[];
  optional_permissions?: string[];
  optional_host_permissions: string[];
  content_scripts?: object[];
  content_security_policy?: { extension_pages?: string; sandbox?: string };
  web_accessible_resources?: object[];
  externally_connectable?: object;
  key?: string;
  minimum_chrome_version?: string;
  browser_specific_settings?: {
    gecko?: { id?: string; strict_min_version?: string; data_collection_permissions?: object };
  };
  background: { service_worker?: string; scripts?: string[] };
}

/** The last two for the entries of issue 5 and for teaching a tool from the popup; they come without a warning. Reasons: docs/permissions.md. */
const PERMISSIONS = ['storage', 'alarms', 'identity', 'notifications', 'scripting', 'contextMenus'];
/** Every host that a registry names, and the wildcard for servers that the user names. */
const HOSTS = [
  ...new Set([...networks.flatMap(network => network.hosts()), ...tools.flatMap(tool => tool.hosts), 'https://*/*']),
].sort();

/**
 * Bytes after gzip. Raise one only with a reason in the commit.
 * The background cannot load code later (a service worker has no `import()`): it holds thirteen networks, ten tools with their status APIs,
 * the channels and the letters that go through them. The popup holds the rows with their forms, zod, which reads every record, the
 * settings in force, and the texts that stand in for lost ones.
 */
const BUDGET = { popup: 70_000, background: 160_000, loader: 8_000, content: 32_000 };

const gz = (path: string): number => gzipSync(readFileSync(path)).byteLength;
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));

/** A page's scripts with everything that they import at once. */
const scriptsOf = (folder: string, page: string): string[] => {
  const html = readFileSync(join(folder, page), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path = '']) => join(folder, path));
  const seen = new Set<string>();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      queue.push(join(path, '..', name));
  }
  return [...seen];
};

const isStale = (folder: string): boolean => {
  const built = statSync(join(folder, 'manifest.json')).mtimeMs;
  return sources.some(({ path }) => statSync(join(ROOT, path)).mtimeMs > built);
};

describe.each(['chrome-mv3', 'firefox-mv3'])('%s', name => {
  const folder = join(ROOT, '.output', name);
  const there = existsSync(join(folder, 'manifest.json'));
  if (!there) console.warn(`${name} is not built: its tests are skipped. "npm run build" builds it.`);
  else if (isStale(folder)) console.warn(`${name} is older than the sources: "npm run build" builds it anew.`);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const manifest = () => JSON.parse(read('manifest.json')) as Manifest;

  describe.skipIf(!there)('the manifest', () => {
    test('asks for these permissions and no other', () => {
      const { permissions, host_permissions, optional_permissions, optional_host_permissions } = manifest();
      expect(permissions).toEqual(PERMISSIONS);
      expect(host_permissions).toBeUndefined();
      expect(optional_permissions).toBeUndefined();
      expect(optional_host_permissions).toEqual(HOSTS);
    });

    test('runs nowhere by itself and lets nobody in', () => {
      const { content_scripts, web_accessible_resources, externally_connectable } = manifest();
      expect(content_scripts).toBeUndefined();
      expect(externally_connectable).toBeUndefined();
      expect(web_accessible_resources ?? []).toEqual([]);
    });

    test('takes no code from anywhere else', () => {
      const policy = manifest().content_security_policy ?? {};
      expect(JSON.stringify(policy)).not.toMatch(/unsafe-eval|wasm-unsafe-eval|unsafe-inline|https?:|data:|blob:/);
    });

    test('is of version 3, speaks the user’s language, and has a fixed identity', () => {
      const {
        manifest_version,
        name: title,
        default_locale,
        key,
        browser_specific_settings: own,
        background,
      } = manifest();
      expect([manifest_version, title, default_locale]).toEqual([3, '__MSG_extension_name__', 'en']);
      for (const locale of ['en', 'de'])
        expect(JSON.parse(read(`_locales/${locale}/messages.json`))).toHaveProperty('extension_name.message');
      if (name.startsWith('chrome')) {
        expect(key).toMatch(/^MII[A-Za-z0-9+/]{300,}=*$/);
        expect(background).toEqual({ service_worker: 'background.js' });
      } else {
        expect(own?.gecko).toMatchObject({
          id: 'token-health@tokenhealth.example',
          strict_min_version: expect.stringMatching(/^\d+\.\d+$/),
          data_collection_permissions: { required: ['none'] },
        });
        expect(background).toEqual({ scripts: ['background.js'] });
      }
    });
  });

  describe.skipIf(!there)('the files', () => {
    test('hold no script from elsewhere, none inside of a page, and none that makes code of text', () => {
      for (const path of filesIn(folder)) {
        const text = /\.(js|html)$/.test(path) ? readFileSync(path, 'utf8') : '';
        if (path.endsWith('.html')) {
          expect(text.match(/<script(?![^>]*\ssrc="\/)[^>]*>/g)).toBeNull();
          expect(text).not.toMatch(/\son\w+=|javascript:/i);
          expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
        }
        expect({
          path,
          found: /\beval\(|importScripts\(|import\(\s*["'`]https?:/.exec(withoutComments(text))?.[0],
        }).toEqual({ path, found: undefined });
      }
    });

    test('hold no source map, no test, and nothing of the development server', () => {
      const names = filesIn(folder).map(path => path.slice(folder.length + 1));
      expect(names.filter(path => /\.map$|\.ts$|test|vite/i.test(path))).toEqual([]);
      const served = names.filter(path => path.endsWith('.js') && /localhost:\d|@vite\/client/.test(read(path)));
      expect(served).toEqual([]);
    });

    test('that run in pages carry no registry: tools come as data', () => {
      for (const path of filesIn(join(folder, 'content-scripts'))) {
        const text = readFileSync(path, 'utf8');
        // A host pattern of a built-in tool, and words of one of its surfaces.
        expect({ path, found: /studio\.livefyre\.com|Refresh Token/.exec(text)?.[0] }).toEqual({
          path,
          found: undefined,
        });
      }
    });

    test('are not too big', () => {
      const sizes = {
        popup: scriptsOf(folder, 'popup.html').reduce((sum, path) => sum + gz(path), 0),
        background: gz(join(folder, 'background.js')),
        // All that runs on a page of a tool before a surface is there, and on a network's before tokens may be ended there.
        loader: Math.max(
          ...['tool-loader.js', 'guard-loader.js'].map(path => gz(join(folder, 'content-scripts', path))),
        ),
        content: Math.max(
          ...filesIn(join(folder, 'content-scripts'))
            .filter(path => path.endsWith('.js'))
            .map(gz),
        ),
      };
      for (const [part, most] of Object.entries(BUDGET)) {
        expect(sizes[part as keyof typeof BUDGET], `${part}: ${JSON.stringify(sizes)}`).toBeLessThanOrEqual(most);
        expect(sizes[part as keyof typeof BUDGET]).toBeGreaterThan(1000);
      }
    });
  });
});
