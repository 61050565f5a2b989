/** The CSV table: every account, quoting, formulas disarmed, the delimiter that the language's spreadsheets want. */
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { accountsTable } from '@/utils/export/table';
import '../support/i18n';
import { DAY, NOW, viewOf } from '../support/views';

const accounts = [
  viewOf('a', 'revoked', {
    name: 'Haus; "Garten", München',
    owner: { name: '=HYPERLINK("https://evil.example")', email: 'jana@acme.example' },
    health: { cause: 'password-changed' },
    tags: ['de', 'retail'],
  }),
  viewOf('b', 'expiring', { name: 'Line\nbreak', health: { deadline: NOW + 4 * DAY } }),
];

const read = (text: string) => {
  expect(text.startsWith('\ufeff')).toBe(true);
  return Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
};

test('reads back as it was, with one row per account under its headings', () => {
  const [heads = [], first = [], second = [], ...more] = read(accountsTable({ accounts }, 'en'));
  expect(more).toEqual([]);
  expect(heads.slice(0, 6)).toEqual(['Network', 'Account', 'Handle', 'Used by', 'State', 'Cause']);
  expect(first.slice(0, 6)).toEqual([
    'Instagram',
    'Haus; "Garten", München',
    'acme.sports',
    'Livefyre',
    'Access lost',
    'Password was changed',
  ]);
  expect(second[1]).toBe('Line\nbreak');
  expect(second[heads.indexOf('Deadline')]).toBe(new Date(NOW + 4 * DAY).toISOString());
  expect(first[heads.indexOf('Tags')]).toBe('de, retail');
});

test('no cell starts a formula', () => {
  for (const row of read(accountsTable({ accounts }, 'en')))
    for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

test('semicolons where numbers have a decimal comma', () => {
  expect(accountsTable({ accounts }, 'de').split('\r\n')[0]).toContain(';');
  expect(accountsTable({ accounts }, 'en').split('\r\n')[0]).not.toContain(';');
});
