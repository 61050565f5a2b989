/** Who may import whom: one direction, no cycles, no barrels. */
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, type Source, sources, withoutComments } from './sources';

/** First fit counts. `own`: files of the same folder. `types`: only as types. `packages`: from outside. */
interface Rule {
  where: RegExp;
  may: RegExp[];
  types?: RegExp[];
  packages?: RegExp;
}

const MODEL = /^utils\/model\//;
const KIT = /^utils\/kit\//;
const MESSAGES = /^utils\/messages\.ts$/;
/** What the build makes: texts in the user's language. */
const TEXTS = /^#i18n$/;
const UI = /^(preact|preact\/hooks|@preact\/signals|#i18n)$/;

const RULES: Rule[] = [
  { where: /^utils\/model\//, may: [MODEL], packages: /^zod$/ },
  { where: /^utils\/kit\/(watch|lock|hash|http)\.ts$/, may: [] },
  { where: /^utils\/kit\/send\.ts$/, may: [], types: [MESSAGES], packages: /^wxt\/browser$/ },
  { where: /^utils\/kit\//, may: [MODEL, KIT], packages: /^(wxt\/browser|oauth4webapi|zod)$/ },
  {
    where: /^utils\/messages\.ts$/,
    may: [MODEL],
    types: [/^utils\/tools\/(page-tool|lesson)\.ts$/],
    packages: /^zod$/,
  },
  // What stands in other people's pages: elements, colours, and whether it is light or dark behind them.
  { where: /^utils\/in-page\//, may: [/^utils\/in-page\//] },
  { where: /^utils\/health\//, may: [MODEL, /^utils\/health\//] },
  // What the dashboard draws: computed here, drawn there.
  {
    where: /^utils\/insight\//,
    may: [MODEL, /^utils\/health\/(policy|ladder)\.ts$/, /^utils\/insight\//],
  },
  { where: /^utils\/networks\//, may: [MODEL, KIT, /^utils\/networks\//], packages: /^(oauth4webapi|zod)$/ },
  { where: /^utils\/tools\//, may: [MODEL, KIT, /^utils\/tools\//], types: [MESSAGES], packages: /^zod$/ },
  { where: /^utils\/sources\//, may: [MODEL, KIT, /^utils\/(networks|tools|sources)\//], packages: /^zod$/ },
  {
    where: /^utils\/store\//,
    may: [MODEL, KIT, /^utils\/(health|store)\//, /^utils\/tools\/recipe\.ts$/],
    packages: /^(idb|zod)$/,
  },
  {
    where: /^utils\/wording\//,
    may: [MODEL, /^utils\/(health\/(causes|policy)|wording\/\w+|networks\/index|tools\/index)\.ts$/],
    types: [MESSAGES],
    packages: TEXTS,
  },
  // How each kind of channel sends a letter that is written already.
  { where: /^utils\/channels\//, may: [MODEL, KIT, /^utils\/channels\//], packages: /^zod$/ },
  // Files that a person takes along: made from the snapshot, never from the database.
  {
    where: /^utils\/export\//,
    may: [
      MODEL,
      /^utils\/wording\//,
      /^utils\/health\/policy\.ts$/,
      /^utils\/kit\/log\.ts$/,
      /^utils\/export\/csv\.ts$/,
    ],
    packages: /^(ical-generator|papaparse)$/,
  },
  // What all our pages share: reading the database, sending commands. They never write.
  {
    where: /^utils\/page\//,
    may: [
      MODEL,
      KIT,
      MESSAGES,
      /^utils\/(health|page|wording)\//,
      /^utils\/(networks|tools)\/index\.ts$/,
      /^utils\/networks\/define\.ts$/,
      /^utils\/sources\/(place|needs)\.ts$/,
      /^utils\/store\/(read|settings|snapshot|front|db|hosts|schema)\.ts$/,
    ],
    packages: /^(wxt\/browser|@preact\/signals)$/,
  },
  {
    where: /^components\//,
    may: [MODEL, /^utils\/(wording|insight)\//, /^utils\/health\/(causes|policy)\.ts$/, /^components\//],
    types: [MESSAGES],
    packages: UI,
  },
  {
    where: /^entrypoints\//,
    may: [/^utils\//, /^components\//],
    packages: /^(wxt\/\S+|zod|preact|preact\/hooks|@preact\/signals|#i18n|idb)$/,
  },
];

/** `entrypoints/popup/App.tsx` -> `entrypoints/popup/`. */
const entrypointOf = (path: string): string | undefined => /^entrypoints\/[^/]+/.exec(path)?.[0];

const allowed = (source: Source, { file, from, typeOnly }: Import): boolean => {
  const rule = RULES.find(({ where }) => where.test(source.path));
  if (!rule) return false;
  if (!file) return rule.packages?.test(from) ?? false;
  const own = entrypointOf(source.path);
  if (own && entrypointOf(file) === own) return true;
  // Styles belong to the file of the same folder.
  if (file.endsWith('.css'))
    return (
      file.slice(0, file.lastIndexOf('/')) === source.path.slice(0, source.path.lastIndexOf('/')) ||
      /^components\//.test(file)
    );
  return rule.may.some(may => may.test(file)) || (typeOnly && (rule.types ?? []).some(may => may.test(file)));
};

describe('the reader of imports', () => {
  test('sees every kind of import, and only those', () => {
    const text = [
      `/** import x from 'no' */`,
      `import a from './a';`,
      `import { type B, c } from './b';`,
      `import type { D } from './c';`,
      `import { type E, type F } from './d';`,
      `import './e.css';`,
      `import\n  * as g\n  from "./f";`,
      `export { h } from './g';`,
      `export * from './h';`,
      `export type X = 'i' | 'j';`,
      `const s = "import k from './k'";`,
      `// import l from './l'`,
      `const m = await import('./m');`,
      `const u = 'https://x/';import n from './n';`,
    ].join('\n');
    const known = new Set(
      ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.css', 'f.ts', 'g.ts', 'h.ts', 'm.ts', 'n/index.ts'].map(name => `x/${name}`),
    );
    const found = importsOf('x/y.ts', withoutComments(text), known).map(
      ({ file, typeOnly }) => `${file}${typeOnly ? ' type' : ''}`,
    );
    expect(found.sort()).toEqual(
      ['a.ts', 'b.ts', 'c.ts type', 'd.ts type', 'e.css', 'f.ts', 'g.ts', 'h.ts', 'm.ts', 'n/index.ts'].map(
        name => `x/${name}`,
      ),
    );
  });

  test('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(400);
  });
});

test('every import keeps to one direction', () => {
  const wrong = sources.flatMap(source =>
    source.imports
      .filter(each => !allowed(source, each))
      .map(({ from, file, typeOnly }) => `${source.path} -> ${file ?? from}${typeOnly ? ' (type)' : ''}`),
  );
  expect(wrong).toEqual([]);
});

test('no entrypoint imports another, and utils nothing above it', () => {
  const wrong = sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ file = '' }) =>
        path.startsWith('utils/')
          ? /^(components|entrypoints)\//.test(file)
          : path.startsWith('components/')
            ? /^entrypoints\//.test(file)
            : entrypointOf(file) !== undefined && entrypointOf(file) !== entrypointOf(path),
      )
      .map(({ file }) => `${path} -> ${file}`),
  );
  expect(wrong).toEqual([]);
});

test('only the background opens the vault, and only the store knows how', () => {
  const users = sources
    .filter(({ imports }) => imports.some(({ file }) => file === 'utils/store/vault.ts'))
    .map(({ path }) => path);
  expect(users.filter(path => !/^(entrypoints\/background|utils\/store)\//.test(path))).toEqual([]);
  expect(users.length).toBeGreaterThan(0);
});

test('only the background writes to the database', () => {
  const writers = /^utils\/store\/(accounts|jobs|vault|book|channels|deliveries)\.ts$/;
  const wrong = sources
    .filter(({ path }) => !/^(entrypoints\/background|utils\/store)\//.test(path))
    .filter(({ imports }) => imports.some(({ file, typeOnly }) => !typeOnly && writers.test(file ?? '')));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('there is no cycle, not even of types', () => {
  const graph = new Map(
    sources.map(({ path, imports }) => [path, imports.flatMap(({ file }) => (file ? [file] : []))]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    else if (!done.has(path)) {
      for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of graph.keys()) walk(path, []);
  expect(cycles).toEqual([]);
});

test('there is no barrel: an index only where something starts or is registered, nothing exported again', () => {
  const indexes = sources
    .map(({ path }) => path)
    .filter(path => /\/index\.tsx?$/.test(path) && !/^entrypoints\/[^/]+\/index\.ts$/.test(path));
  expect(indexes.sort()).toEqual(['utils/networks/index.ts', 'utils/tools/index.ts']);
  const again = sources
    .filter(({ code }) => /(^|\n)\s*export\s+(type\s+)?(\*|\{[^}]*\})\s*from\b/.test(code))
    .map(({ path }) => path);
  expect(again).toEqual([]);
});
