// @vitest-environment happy-dom
/** History and logins as they are shown. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { HistorySheet } from '../../../components/history/HistorySheet';
import { LoginsSheet } from '../../../components/logins/LoginsSheet';
import type { HistoryEvent } from '../../../utils/model/history';
import { named, press, show, spies, type } from '../support/dom';
import { speak } from '../support/i18n';
import { DAY, HOUR, NOW, viewOf } from '../support/views';

let actions = spies();
beforeEach(() => {
  actions = spies();
});

const acme = viewOf('a', 'healthy', { name: 'Acme' });
const beta = viewOf('b', 'revoked', { name: 'Beta', handle: 'beta', network: 'x' });
const evidence = { kind: 'network', at: NOW } as const;
const events: HistoryEvent[] = [
  { id: 1, accountId: 'a', at: NOW - 50 * DAY, from: 'healthy', to: 'revoked', cause: 'password-changed', evidence },
  { id: 2, accountId: 'a', at: NOW - 50 * DAY + 5 * HOUR, from: 'revoked', to: 'healthy', evidence },
  { id: 3, accountId: 'b', at: NOW - DAY, from: 'healthy', to: 'revoked', cause: 'app-removed', evidence },
  { id: 4, accountId: 'gone', at: NOW - DAY, from: null, to: 'healthy', evidence: null },
];
const history = () => (
  <HistorySheet
    accounts={[acme, beta]}
    events={events}
    now={NOW}
    lang="en-GB"
    mayExport
    onExport={actions.exportHistory}
  />
);
const shown = (root: ParentNode) =>
  [...root.querySelectorAll<HTMLElement>('[data-event]')].map(({ dataset }) => `${dataset.of} ${dataset.event}`);

test('every change with its cause, the newest first; narrowed by account, network and time, and taken along as it is shown', () => {
  const root = show(history());
  expect(shown(root)).toEqual(['b revoked', 'a healthy', 'a revoked']);
  expect(root.textContent).toContain('Password was changed');
  press(named(root, '30 days'));
  expect(shown(root)).toEqual(['b revoked']);
  press(named(root, '90 days'));
  type(root.querySelector('input[type=search]'), 'acme');
  expect(shown(root)).toEqual(['a healthy', 'a revoked']);
  press(named(root, 'History (CSV)'));
  expect(actions.exportHistory).toHaveBeenCalledWith([
    { event: events[1], view: acme },
    { event: events[0], view: acme },
  ]);
});

test('each chart has a table that says the same', () => {
  const root = show(history());
  expect(root.textContent).toContain('Half of them worked again within 5 hours.');
  const charts = [...root.querySelectorAll<HTMLElement>('.chart')];
  for (const chart of charts) press([...chart.querySelectorAll('button')].find(each => each.textContent === 'Table'));
  const rows = charts.map(chart =>
    [...chart.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell => cell.textContent).join('|')),
  );
  expect(rows[0]?.filter(row => !row.endsWith('|0|0'))).toEqual(['October 2026|1|1', 'November 2026|1|0']);
  expect(rows[1]).toContain('Less than a day|1');
  expect(rows[1]).toContain('Still lost|1');
  expect(rows[2]).toEqual(['X|89 days|1|1', 'Instagram|90 days|1|1']);
});

afterEach(() => void speak('en'));

/** What each chart says as it is drawn, and as a table: the same lines in the same order. */
const bothWays = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>('.chart')].map(chart => {
    const bars = [...chart.querySelectorAll('.bars li')].map(bar =>
      [...bar.children].flatMap(({ tagName, textContent }) => (tagName === 'SPAN' ? [textContent] : [])),
    );
    // Columns carry their number; none stands where there is nothing.
    const columns = [...chart.querySelectorAll('.columns g')].map(step =>
      ['lost', 'back'].map(kind => step.querySelector(`.${kind} + text`)?.textContent ?? '0'),
    );
    press(chart.querySelectorAll('.switch button')[1]);
    const table = [...chart.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell => cell.textContent));
    return { bars, columns, table };
  });

test.each([
  ['en', 'no loss in 365 days', '1 loss'],
  ['de', '365 Tage ohne Verlust', '1 Verlust'],
] as const)('%s: picture and table of each chart say the same, in the same order', (language, without, one) => {
  const lang = speak(language);
  const calm = viewOf('c', 'healthy', { network: 'linkedin', name: 'Calm', addedAt: NOW - 700 * DAY });
  const never = viewOf('n', 'unknown', { network: 'pinterest', name: 'Never' });
  // Lost before all that is looked at, and mended in it.
  const old = viewOf('o', 'healthy', { network: 'threads', name: 'Old', addedAt: NOW - 700 * DAY });
  const more: HistoryEvent[] = [
    { id: 9, accountId: 'o', at: NOW - 10 * DAY, from: 'expired', to: 'healthy', evidence },
  ];
  const root = show(
    <HistorySheet
      accounts={[acme, beta, calm, never, old]}
      events={[...events.slice(0, 2), ...more, ...events.slice(2)]}
      now={NOW}
      lang={lang}
      mayExport
      onExport={actions.exportHistory}
    />,
  );
  const [months, repairs, lives] = bothWays(root);
  expect(months?.columns).toEqual(months?.table.map(([, lost, back]) => [lost, back]));
  expect(
    months?.columns
      .flat()
      .map(Number)
      .reduce((sum, count) => sum + count, 0),
  ).toBe(4);
  expect(repairs?.bars).toEqual(repairs?.table);
  expect(repairs?.table.map(([, count]) => count)).toEqual(['0', '1', '0', '0', '1', '1']);
  expect(lives?.bars.map(([name]) => name)).toEqual(lives?.table.map(([name]) => name));
  for (const [i, [, text]] of (lives?.bars ?? []).entries()) {
    const [, life = '', losses] = lives?.table[i] ?? [];
    expect(text).toBe(losses === '1' ? `${life} · ${one}` : life);
  }
  expect(lives?.table.find(([name]) => name === 'LinkedIn')?.[1]).toBe(without);
});

test('with nothing to show, pictures and tables say nothing, and the sheet says so', () => {
  const root = show(
    <HistorySheet accounts={[acme]} events={[]} now={NOW} lang="en-GB" mayExport onExport={actions.exportHistory} />,
  );
  const [months, repairs, lives] = bothWays(root);
  expect(new Set(months?.columns.flat())).toEqual(new Set(['0']));
  expect(months?.columns).toEqual(months?.table.map(([, lost, back]) => [lost, back]));
  expect(repairs?.bars).toEqual(repairs?.table);
  expect(lives?.table).toEqual([['Instagram', 'no loss in 90 days', '0', '1']]);
  expect(root.textContent).toContain('Nothing has changed in this time.');
});

test('logins say what rests on them, and mend it once', () => {
  const of = (id: string, more = {}) => viewOf(id, 'healthy', { login: 'anna@acme.example', name: id, ...more });
  const accounts = [
    { ...beta, login: 'Anna@acme.example', holder: 'browser', owner: { name: 'Jana' } },
    of('one', { holder: 'facelift' }),
    of('two', { health: { deadline: NOW + 9 * DAY } }),
    acme,
  ];
  const root = show(<LoginsSheet accounts={accounts} now={NOW} lang="en-GB" actions={actions} />);
  const row = root.querySelector<HTMLElement>('[data-login="Anna@acme.example"]') as HTMLElement;
  expect(row.textContent).toContain('3 connections rest on this login, in 2 tools');
  expect(row.textContent).toContain('1 needs you');
  expect(row.querySelector('.cell-owner')?.textContent).toBe('Jana2 accounts have nobody');
  press(named(row, 'Refresh'));
  expect(actions.reconnect).toHaveBeenCalledWith('b');
  press(named(row, 'Accounts of Anna@acme.example'));
  expect(root.querySelectorAll('.login-accounts [data-account-id]')).toHaveLength(3);
  expect(root.querySelectorAll('[data-login]')).toHaveLength(1);
  press(named(root, 'Show them'));
  expect(root.querySelectorAll('[data-login]')).toHaveLength(2);
});
