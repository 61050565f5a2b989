/** The stores' texts say what the manifest says, within the stores' limits; and the pictures are as the stores take them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { localeFile } from '../unit/support/messages';
import { ROOT } from './sources';

const LANGS = ['en', 'de'] as const;
const PARTS = ['Short description', 'Single purpose', 'Description', 'Data', 'Permissions', 'Support'];
/** What an installed extension asks for. */
const asked = (): string[] =>
  [
    ...(/\n {4}permissions: \[([^\]]*)\]/.exec(readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8'))?.[1] ?? '').matchAll(
      /'(\w+)'/g,
    ),
  ].map(([, name = '']) => name);

const listing = (lang: string) => {
  const text = readFileSync(join(ROOT, 'store', `listing.${lang}.md`), 'utf8');
  const [title = '', ...parts] = text.split(/^## /m);
  return {
    name: title.replace(/^# /, '').trim(),
    parts: new Map(
      parts.map(part => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n')).trim()]),
    ),
  };
};

describe.each(LANGS)('listing in %s', lang => {
  const { name, parts } = listing(lang);
  const part = (title: string) => parts.get(title) ?? '';

  test('has every part', () => {
    expect([...parts.keys()]).toEqual(PARTS);
    expect([...parts.values()].filter(text => !text)).toEqual([]);
  });

  // Chrome Web Store: name 75, summary 132 (it is the manifest's description), description 16 000; AMO: name 50, summary 250, description 15 000.
  test('keeps to the limits of both stores', () => {
    expect(name.length).toBeLessThanOrEqual(50);
    expect(part('Short description').length).toBeLessThanOrEqual(132);
    expect(part('Description').length).toBeLessThanOrEqual(15_000);
  });

  test('the short description is the manifest’s, word for word', () => {
    expect(readFileSync(localeFile(lang), 'utf8')).toContain(`  description: ${part('Short description')}\n`);
  });

  test('gives a reason for each permission that is asked for, and for no other', () => {
    const told = [...part('Permissions').matchAll(/^\| `(\w+)` \| (.{20,}) \|$/gm)].map(([, permission]) => permission);
    expect(told.toSorted()).toEqual(asked().toSorted());
    expect(part('Permissions')).toMatch(/^\| optional hosts \| .*`https:\/\/\*\/\*`/m);
  });

  test('strews no keywords: no brand more than five times (Chrome Web Store, keyword spam)', () => {
    const counts = new Map<string, number>();
    for (const [word] of part('Description').matchAll(/\b[A-Z][A-Za-z]{3,}\b/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    const brands = [
      'Facebook',
      'Instagram',
      'LinkedIn',
      'Pinterest',
      'YouTube',
      'Mastodon',
      'Livefyre',
      'Facelift',
      'Hootsuite',
    ];
    expect(brands.filter(brand => (counts.get(brand) ?? 0) > 5)).toEqual([]);
  });
});

/** Width and height from a PNG's header (PNG specification, 11.2.2). */
const sizeOf = (path: string): [number, number] => {
  const bytes = readFileSync(path);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

test.each(LANGS)('screenshots in %s: four or five, 1280 x 800, below 300 kB, the same in both languages', lang => {
  const folder = join(ROOT, 'store', 'screenshots', lang);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  expect(names.length).toBeGreaterThanOrEqual(4);
  expect(names.length).toBeLessThanOrEqual(5);
  expect(names).toEqual(readdirSync(join(ROOT, 'store', 'screenshots', 'en')).sort());
  for (const name of names) {
    expect(sizeOf(join(folder, name))).toEqual([1280, 800]);
    expect(statSync(join(folder, name)).size).toBeLessThan(300_000);
  }
});

test.each([16, 32, 48, 96, 128])('icon of %i px', size => {
  expect(sizeOf(join(ROOT, 'public', `icon-${size}.png`))).toEqual([size, size]);
});
