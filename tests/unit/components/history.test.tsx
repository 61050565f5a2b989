// @vitest-environment happy-dom
/** History and logins as they are shown. */
import '../support/i18n';
import { beforeEach, expect, test } from 'vitest';
import { HistorySheet } from '../../../components/history/HistorySheet';
import { LoginsSheet } from '../../../components/logins/LoginsSheet';
import type { HistoryEvent } from '../../../utils/model/history';
import { named, press, show, spies, type } from '../support/dom';
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
