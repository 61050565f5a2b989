/** What is wrong with a file of a person's own, place by place: as JSON, and against a schema. Pure. */
import type { z } from 'zod';
import { defined } from '@/utils/model/defined';
import { EXPECTED, type Expected, type ImportReport } from '@/utils/model/import-report';

type Problem = ImportReport['problems'][number];

/** `accounts[3].handel`: as a person would point at it. */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );

const TYPES: Readonly<Record<string, Expected>> = {
  string: { kind: 'text' },
  number: { kind: 'number' },
  boolean: { kind: 'yes-no' },
  array: { kind: 'list' },
  object: { kind: 'object' },
};
const FORMATS: Readonly<Record<string, Expected>> = {
  datetime: { kind: 'date', of: '2026-12-01T08:00:00Z' },
  url: { kind: 'address', of: 'https://server.example' },
};
const isKind = (text: string): text is Expected['kind'] => (EXPECTED as readonly string[]).includes(text);

/** `undefined` where it would help nobody to write the value, such as a pattern. */
const expectedBy = (issue: z.core.$ZodIssue): Expected | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected];
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'invalid_value':
      return { kind: 'one-of', of: issue.values.map(String).join(', ') };
    case 'too_big':
      return { kind: 'at-most', of: String(issue.maximum) };
    case 'too_small':
      return { kind: 'at-least', of: String(issue.minimum) };
    case 'custom':
      return isKind(issue.message) ? { kind: issue.message, ...defined({ of: issue.params?.of }) } : undefined;
    default:
      return undefined;
  }
};

/** Is there nothing at this place? */
const isAbsent = (data: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown> | null | undefined)?.[part], data) ===
  undefined;

/** What a schema has against `data`, place by place; fifty are enough to begin with. */
export const problemsOf = (issues: readonly z.core.$ZodIssue[], data: unknown): Problem[] =>
  issues
    .flatMap((issue): Problem[] => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map(key => ({ path: pathOf([...issue.path, key]), problem: 'unknown-key' }));
      if (isAbsent(data, issue.path)) return [{ path: pathOf(issue.path), problem: 'missing' }];
      return [{ path: pathOf(issue.path), problem: 'wrong-value', ...defined({ expected: expectedBy(issue) }) }];
    })
    .slice(0, 50);

/** `3:17`, where the engine says it. Only that: its own text quotes the file, which holds tokens. */
const placeIn = (text: string, error: unknown): string | undefined => {
  const said = error instanceof Error ? error.message : '';
  const [, line, column] = /line (\d+) column (\d+)/.exec(said) ?? [];
  if (line) return `${line}:${column}`;
  const before = text.slice(0, Number(/position (\d+)/.exec(said)?.[1] ?? Number.NaN)).split('\n');
  return /position \d+/.test(said) ? `${before.length}:${(before.at(-1)?.length ?? 0) + 1}` : undefined;
};

/** A file's text as data, or the place where it stops being JSON. */
export const readJson = (text: string): { data: unknown } | { problems: Problem[] } => {
  try {
    return { data: JSON.parse(text) };
  } catch (error) {
    return { problems: [{ path: '', problem: 'not-json', ...defined({ detail: placeIn(text, error) }) }] };
  }
};
