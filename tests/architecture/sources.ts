/** The product's own source files with what they import, for the rules about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** As written. */
  from: string;
  /** Path in the repository, with ending; `undefined` for packages and virtual modules. */
  file: string | undefined;
  /** Gone after compiling. */
  typeOnly: boolean;
}
export interface Source {
  /** Path in the repository, with `/`. */
  path: string;
  text: string;
  /** The text without comments; strings stay. */
  code: string;
  lines: number;
  imports: Import[];
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join(posix.sep));

/** Strings, templates and regular expressions are passed over, so that `//` in an address is no comment. */
const PARTS =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:!&|?{};\s>])\/(?![*/\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\//g;
export const withoutComments = (text: string): string =>
  text.replace(PARTS, part => (/^\/[*/]/.test(part) ? ' ' : part));

const IMPORT = /(?:^|[\n;])\s*import\s+(type\s+)?(?:([\w$\s{},*]+?)\s+from\s+)?(['"])([^'"\n]+)\3/g;
const EXPORT = /(?:^|[\n;])\s*export\s+(type\s+)?(\*[\w$\s]*|\{[^}]*\})\s*from\s+(['"])([^'"\n]+)\3/g;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)/g;

const isTypeOnly = (type: string | undefined, clause: string): boolean => {
  if (type) return true;
  const named = /^\{([\s\S]*)\}$/.exec(clause.trim());
  const names =
    named?.[1]
      ?.split(',')
      .map(name => name.trim())
      .filter(Boolean) ?? [];
  return names.length > 0 && names.every(name => name.startsWith('type '));
};

export const importsOf = (path: string, code: string, known: ReadonlySet<string>): Import[] => {
  const resolve = (from: string): string | undefined => {
    if (!/^[.@]\.?\//.test(from)) return undefined;
    const base = from.startsWith('@/') ? from.slice(2) : posix.join(posix.dirname(path), from);
    const file = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map(end => base + end).find(name => known.has(name));
    if (!file) throw new Error(`${path} imports ${from}, which is not there`);
    return file;
  };
  const found = [IMPORT, EXPORT]
    .flatMap(pattern => [...code.matchAll(pattern)])
    .map(([, type, clause = '', , from = '']) => ({ from, typeOnly: isTypeOnly(type, clause) }));
  const dynamic = [...code.matchAll(DYNAMIC)].map(([, , from = '']) => ({ from, typeOnly: false }));
  return [...found, ...dynamic].map(each => ({ ...each, file: resolve(each.from) }));
};

const read = (): Source[] => {
  const paths = ['utils', 'components', 'entrypoints'].flatMap(filesIn);
  const known = new Set(paths);
  return paths
    .filter(path => /\.tsx?$/.test(path))
    .sort()
    .map(path => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      const code = withoutComments(text);
      return { path, text, code, lines: text.trimEnd().split('\n').length, imports: importsOf(path, code, known) };
    });
};

export const sources: readonly Source[] = read();
export const folderOf = (path: string): string => dirname(path);
