/** The history as CSV. */
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { historyTable } from '@/utils/export/history';
import { speak } from '../support/i18n';
import { NOW, viewOf } from '../support/views';

const view = viewOf('a', 'healthy', { name: '=1+1', login: 'Anna' });
const rows = [
  {
    view,
    event: {
      accountId: 'a',
      at: NOW,
      from: 'healthy',
      to: 'revoked',
      cause: 'password-changed',
      evidence: { kind: 'network', at: NOW },
    },
  },
  { view, event: { accountId: 'a', at: NOW - 5, from: null, to: 'healthy', evidence: null } },
] as const;

describe.each(['en', 'de'] as const)('%s', language => {
  test('one row per change, with the cause as it was then; nothing that a spreadsheet would run', () => {
    const lang = speak(language);
    const text = historyTable(rows, lang);
    expect(text.startsWith('\ufeff')).toBe(true);
    const [heads = [], lost = [], added = []] = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
    expect(heads).toHaveLength(12);
    expect(lost[0]).toBe(new Date(NOW).toISOString());
    expect(lost[2]).toBe("'=1+1");
    expect(lost[7]).toBe(language === 'en' ? 'Password was changed' : 'Passwort wurde geändert');
    expect([added[5], added[7], added[8]]).toEqual(['', '', '']);
  });
});
