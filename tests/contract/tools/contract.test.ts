/** Every tool file obeys the contract: ids, hosts, data only, patterns that cannot run for long, and saved pages to read. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toolSchema } from '../../../utils/tools/define';
import { toolOf, tools } from '../../../utils/tools/index';
import { isSafePattern } from '../../../utils/tools/pattern';
import { toolAt } from '../../../utils/tools/where';

const here = new URL('../../../utils/tools/', import.meta.url);
const pagesOf = (id: string) => readdirSync(new URL(`pages/${id}/`, import.meta.url));

describe.each(tools.map(tool => [tool.id, tool] as const))('%s', (id, tool) => {
  test('is named after its file and survives as plain data', () => {
    expect(readdirSync(here)).toContain(`${id}.ts`);
    expect(toolOf(id)).toBe(tool);
    expect(toolSchema.parse(JSON.parse(JSON.stringify(tool)))).toEqual(tool);
  });

  test('has an accounts surface, and pages that show it and pages that do not', () => {
    expect(tool.surfaces.map(surface => surface.kind)).toContain('accounts');
    // Where nobody has seen the markup, many have to be read.
    const least = tool.verified ? 4 : 6;
    expect(pagesOf(id).filter(name => !name.startsWith('none-')).length).toBeGreaterThanOrEqual(least);
    expect(pagesOf(id).filter(name => name.startsWith('none-')).length).toBeGreaterThanOrEqual(3);
  });

  test('is found by its own hosts and by no others', () => {
    for (const host of tool.hosts)
      expect(toolAt(tools, host.replace('*.', 'acme.').replace('/*', '/x?y#z'))).toBe(tool);
    for (const host of tool.hosts) {
      const name = host.slice('https://'.length, -2).replace('*.', '');
      expect(toolAt(tools, `https://${name}.evil.example/`)).toBeUndefined();
      expect(toolAt(tools, `https://evil${name}/`)).toBeUndefined();
      expect(toolAt(tools, `http://${name}/`)).toBeUndefined();
    }
  });
});

test('what is not data is refused', () => {
  const [tool] = tools;
  expect(toolSchema.safeParse({ ...tool, run: 'alert(1)' }).success).toBe(false);
  expect(toolSchema.safeParse({ ...tool, hosts: ['<all_urls>'] }).success).toBe(false);
  expect(toolSchema.safeParse({ ...tool, pages: { accounts: 'javascript:alert(1)' } }).success).toBe(false);
});

test.each([
  '(a+)+$',
  '(a|a)*b',
  '(.*)*',
  '(a)\\1',
  '(?<=a)b',
  '(',
  '.*.*.*.*.*',
  '((a+)b)+',
  // Each of these held up a page, and the background where it stood in an address, for seconds to hours.
  '.*.*.*[bc]',
  '(?:a{1,9}){1,9}[bc]',
  '(?:a?){30}[bc]',
  `${'a?'.repeat(30)}[bc]`,
  '(?:a|aa){30}[bc]',
  '(?:\\p{L}|a){2,30}[bc]',
  '^x|.*.*.*[bc]',
])('the pattern %s is refused', source => {
  expect(isSafePattern(source)).toBe(false);
});

test.each([
  '^social accounts$',
  '(a|b)?c+',
  '[+*]+',
  '\\(\\d+\\)',
  '(ab){2}',
  '^(?:.+) \\((?:a|b){2}\\)$',
  '[(+*{|]{2,3}',
])('the pattern %s is taken', source => {
  expect(isSafePattern(source)).toBe(true);
});
