// @vitest-environment happy-dom
/** The dashboard: table, actions for all, import, connecting, settings. */
import '../support/i18n';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../../components/filter';
import { WORST_FIRST } from '../../../components/sort';
import { App } from '../../../entrypoints/dashboard/App';
import type { DashboardProps } from '../../../entrypoints/dashboard/props';
import { routeOf } from '../../../entrypoints/dashboard/route';
import { NO_LOCKS } from '../../../utils/model/locks';
import { attributes, named, press, show, spies, submit, type } from '../support/dom';
import { DAY, NOW, snapshotOf, viewOf } from '../support/views';
import { fixed, guards, hosts, imports, taught, tools } from './harness/props';

let actions = spies();
beforeEach(() => {
  actions = spies();
});

const lost = viewOf('lost', 'revoked', { name: 'Beta', health: { cause: 'password-changed' } });
const ending = viewOf('ending', 'expiring', {
  name: 'alpha',
  network: 'x',
  owner: { name: 'Jana' },
  health: { deadline: NOW + 4 * DAY },
});
const well = viewOf('well', 'healthy', { name: 'Gamma 10', network: 'facebook', health: { deadline: NOW + 90 * DAY } });
const well2 = viewOf('well2', 'healthy', { name: 'Gamma 9', network: 'facebook' });

const page = (hash: string, change: Partial<DashboardProps> = {}) => (
  <App
    snapshot={snapshotOf([lost, ending, well, well2])}
    now={NOW}
    lang="en-GB"
    route={routeOf(hash)}
    filter={NO_FILTER}
    sort={WORST_FIRST}
    imported={null}
    connecting={{ busy: false, said: '' }}
    hosts={hosts}
    tools={tools}
    taught={taught}
    guards={guards}
    settings={{
      warnDays: [10, 5],
      warnDaysOf: {},
      workingDays: [1, 2, 3, 4, 5],
      quiet: null,
      notices: true,
      escalateDays: 3,
      secondPerson: null,
    }}
    channels={{ channels: [], deliveries: [], held: [] }}
    queue={null}
    history={[]}
    locks={NO_LOCKS}
    shortcut=""
    support=""
    kept={null}
    fixed={fixed}
    actions={actions}
    {...change}
  />
);
const row = (root: ParentNode, id: string) =>
  root.querySelector<HTMLElement>(`[data-account-id="${id}"]`) as HTMLElement;
const ids = (root: ParentNode) =>
  [...root.querySelectorAll<HTMLElement>('[data-account-id]')].map(r => r.dataset.accountId);

describe('the table', () => {
  test('is a real one with a name; rows carry the public attributes and all their controls', () => {
    const root = show(page('#/accounts'));
    const table = root.querySelector('table');
    expect(table?.getAttribute('aria-label')).toBe('Accounts');
    expect(row(root, 'ending').tagName).toBe('TR');
    expect(attributes(row(root, 'ending'))).toMatchObject({
      state: 'expiring',
      network: 'x',
      holder: 'livefyre',
      evidence: 'network',
      cause: '',
    });
    for (const name of ['Reconnect', 'Check now', 'Snooze', 'Assign owner', 'Remove']) named(row(root, 'ending'), name);
    expect(root.querySelectorAll('.row-buttons .filled')).toHaveLength(1);
  });

  test("keeps the holder's own button beside the one that comes first", () => {
    const blocked = viewOf('b', 'blocked', { network: 'facebook', health: { cause: 'checkpoint' } });
    const root = show(page('#/accounts', { snapshot: snapshotOf([blocked]) }));
    press(named(row(root, 'b'), 'Open Facebook'));
    press(named(row(root, 'b'), 'Reconnect'));
    expect(actions.openNetworkPage).toHaveBeenCalledWith('b');
    expect(actions.reconnect).toHaveBeenCalledWith('b');
  });

  test.each([
    ['state', false, ['lost', 'ending', 'well', 'well2']],
    ['state', true, ['well2', 'well', 'ending', 'lost']],
    ['account', false, ['ending', 'lost', 'well2', 'well']],
    ['deadline', false, ['ending', 'well', 'lost', 'well2']],
    ['owner', false, ['ending', 'lost', 'well', 'well2']],
  ] as const)('sorted by %s, downwards %s', (by, down, order) => {
    const root = show(page('#/accounts', { sort: { by, down } }));
    expect(ids(root)).toEqual(order);
    expect(root.querySelectorAll('[aria-sort=ascending], [aria-sort=descending]')).toHaveLength(1);
  });

  test('a heading sorts by its column, and once more turns it round', () => {
    press(named(show(page('#/accounts')), 'Deadline'));
    expect(actions.sort).toHaveBeenLastCalledWith({ by: 'deadline', down: false });
    press(named(show(page('#/accounts', { sort: { by: 'deadline', down: false } })), 'Deadline'));
    expect(actions.sort).toHaveBeenLastCalledWith({ by: 'deadline', down: true });
  });

  test('snoozes, assigns and removes from its own buttons', () => {
    const root = show(page('#/accounts'));
    press(named(row(root, 'lost'), 'Snooze'));
    press(named(document, '1 week'));
    expect(actions.snooze).toHaveBeenCalledWith('lost', NOW + 7 * DAY);
    press(named(row(root, 'lost'), 'Assign owner'));
    type(row(root, 'lost').querySelector('input[name=name]'), 'Anna');
    submit(row(root, 'lost').querySelector('form'));
    expect(actions.assignOwner).toHaveBeenCalledWith('lost', { name: 'Anna' }, false);
    press(named(row(root, 'lost'), 'Remove'));
    submit(row(root, 'lost').querySelector('form'));
    expect(actions.remove).toHaveBeenCalledWith('lost', false);
  });
});

describe('import', () => {
  const input = (root: ParentNode) => root.querySelector<HTMLInputElement>('input[type=file][name=accounts]');

  test('hands the chosen file on; the input is there whatever is shown', () => {
    expect(input(show(page('#/settings/data')))).not.toBeNull();
    const root = show(page('#/accounts'));
    const file = new File(['{}'], 'accounts.json');
    const field = input(root);
    if (!field) throw new Error('No input');
    Object.defineProperty(field, 'files', { value: [file] });
    act(() => {
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(actions.importFile).toHaveBeenCalledWith(file);
  });

  test('says what it did and asks for the sites in a click', () => {
    const root = show(page('#/accounts', { imported: imports.good ?? null }));
    expect(root.textContent).toContain('Imported: 12 added, 3 updated, 5 unchanged.');
    press(named(root, 'Allow access to 2 sites'));
    expect(actions.allowImported).toHaveBeenCalledOnce();
  });

  test('names every problem by its path', () => {
    const text = show(page('#/accounts', { imported: imports.bad ?? null })).textContent;
    expect(text).toContain('Nothing was imported.');
    expect(text).toContain('accounts[3].handel: this key is not known');
    expect(text).toContain('accounts[7].network: this network is not known (facebok)');
  });
});

describe('connecting', () => {
  const choose = (root: ParentNode, id: string) => {
    const select = root.querySelector<HTMLSelectElement>('dialog select[name=network]');
    if (!select) throw new Error('No dialog');
    act(() => {
      select.value = id;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };

  test('asks for what the network needs, and sends nothing that is incomplete', () => {
    const root = show(page('#/accounts?connect'));
    choose(root, 'oauth');
    type(root.querySelector('input[name=clientId]'), ' abc ');
    submit(root.querySelector('dialog form'));
    expect(actions.connect).not.toHaveBeenCalled();
    expect(root.querySelector('dialog .problem')?.textContent).toContain('address of the server');
    type(root.querySelector('input[name=issuer]'), 'https://login.example/');
    submit(root.querySelector('dialog form'));
    expect(actions.connect).toHaveBeenCalledWith({
      app: { network: 'oauth', clientId: 'abc', issuer: 'https://login.example' },
      holder: 'browser',
    });
  });

  test('insists on a secret or an endpoint where the network does', () => {
    const root = show(page('#/accounts?connect'));
    choose(root, 'instagram');
    type(root.querySelector('input[name=clientId]'), 'abc');
    submit(root.querySelector('dialog form'));
    expect(root.querySelector('dialog .problem')?.textContent).toContain('secret or a token endpoint');
    type(root.querySelector('input[name=tokenEndpoint]'), 'https://broker.example/token');
    submit(root.querySelector('dialog form'));
    expect(actions.connect).toHaveBeenCalledWith(
      expect.objectContaining({
        app: { network: 'instagram', clientId: 'abc', tokenEndpoint: 'https://broker.example/token' },
      }),
    );
  });

  test('takes an app that is there already, and shows the redirect address', () => {
    const app = { id: 'app:facebook::1', network: 'facebook', clientId: '1', hasSecret: false, addedAt: NOW };
    const root = show(page('#/accounts?connect', { snapshot: snapshotOf([], { apps: [app] }) }));
    expect(root.querySelector('dialog')?.textContent).toContain(fixed.redirectUri);
    submit(root.querySelector('dialog form'));
    expect(actions.connect).toHaveBeenCalledWith({ app, holder: 'browser' });
  });
});

describe('settings', () => {
  test('apps: listed without any secret, removed only after it was asked', () => {
    const app = { id: 'app:x::1', network: 'x', clientId: 'client-1', hasSecret: true, addedAt: NOW };
    const root = show(page('#/settings/apps', { snapshot: snapshotOf([], { apps: [app] }) }));
    expect(root.textContent).toContain('client-1');
    expect(root.textContent).toContain('with secret');
    press(named(root, 'Remove app: X client-1'));
    expect(actions.removeApp).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('Cancel');
    press(named(root, 'Remove app'));
    expect(actions.removeApp).toHaveBeenCalledWith('app:x::1');
  });

  test('sites: what for, and the way to give one back', () => {
    const root = show(page('#/settings/hosts'));
    press(named(root.querySelector('[data-origin="https://graph.facebook.com/*"]') ?? root, 'Give back'));
    expect(actions.giveBack).toHaveBeenCalledWith('https://graph.facebook.com/*');
  });

  test('notices: whole days between 1 and 90, for all networks and for one', () => {
    const root = show(page('#/settings/notices'));
    const first = root.querySelector('input[name=days]');
    for (const wrong of ['0', '91', '10, x', '1 2 3 4 5 6', '']) {
      type(first, wrong);
      submit(root.querySelector('form'));
    }
    type(first, '5, 21');
    const facebook = root.querySelector('input[name=days-facebook]');
    type(facebook, 'many');
    submit(root.querySelector('form'));
    expect(actions.saveSettings).not.toHaveBeenCalled();
    expect(root.querySelector('.problem')?.textContent).toMatch(/whole numbers/);
    type(facebook, '30 14');
    submit(root.querySelector('form'));
    expect(actions.saveSettings).toHaveBeenCalledWith({
      warnDays: [21, 5],
      warnDaysOf: { facebook: [30, 14] },
      workingDays: [1, 2, 3, 4, 5],
      quiet: null,
      notices: true,
    });
  });

  test('notices: quiet hours over midnight, and a network without accounts keeps its days', () => {
    const settings = {
      warnDays: [10],
      warnDaysOf: { xing: [3] },
      workingDays: [],
      quiet: null,
      notices: true,
      escalateDays: 3,
      secondPerson: null,
    };
    const root = show(page('#/settings/notices', { settings }));
    press(root.querySelector<HTMLElement>('input[name=quiet]') as HTMLElement);
    type(root.querySelector('input[name=from]'), '21:30');
    type(root.querySelector('input[name=to]'), '07:00');
    submit(root.querySelector('form'));
    expect(actions.saveSettings).toHaveBeenCalledWith(
      expect.objectContaining({ warnDaysOf: { xing: [3] }, workingDays: [], quiet: { from: 1290, to: 420 } }),
    );
  });

  test('data: erased only after asking', async () => {
    const root = show(page('#/settings/data'));
    press(named(root, 'Erase everything'));
    expect(actions.eraseAll).not.toHaveBeenCalled();
    await act(async () => named(root, 'Yes, erase everything').click());
    expect(actions.eraseAll).toHaveBeenCalledOnce();
    expect(root.textContent).toContain('Everything was erased.');
  });
});

test.each([
  ['', { page: 'accounts', connect: false }],
  ['#/accounts?connect', { page: 'accounts', connect: true }],
  ['#/accounts?account=a%2F1', { page: 'accounts', connect: false, account: 'a/1' }],
  ['#/settings', { page: 'settings', setting: 'apps' }],
  ['#/settings/hosts', { page: 'settings', setting: 'hosts' }],
  ['#/timeline', { page: 'timeline' }],
  ['#/queue', { page: 'queue' }],
  ['#/queue?only=a,b%2Fc', { page: 'queue', only: ['a', 'b/c'] }],
  ['#/nonsense', { page: 'accounts', connect: false }],
])('the address %s', (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
});

describe('what the organisation has set', () => {
  const locked = (settings: DashboardProps['locks']['settings'], networks: string[] = []) => ({
    ...NO_LOCKS,
    settings,
    networks,
    any: true,
  });

  test('days for all networks lock those of every network, and saving sends what is in force', () => {
    const root = show(page('#/settings/notices', { locks: locked(['warnDays'], ['x']) }));
    const fields = [...root.querySelectorAll<HTMLInputElement>('.own-days input')];
    expect(fields.map(({ name, disabled }) => [name, disabled])).toEqual([
      ['days-facebook', true],
      ['days-instagram', true],
      ['days-x', true],
    ]);
    submit(root.querySelector('form.notices'));
    expect(actions.saveSettings).toHaveBeenCalledWith(expect.objectContaining({ warnDays: [10, 5], warnDaysOf: {} }));
  });

  test('days of one network lock that one', () => {
    const root = show(page('#/settings/notices', { locks: locked([], ['x']) }));
    const open = [...root.querySelectorAll<HTMLInputElement>('.own-days input:not(:disabled)')];
    expect(open.map(({ name }) => name)).toEqual(['days-facebook', 'days-instagram']);
  });

  test('exporting switched off takes every button that makes a file of accounts', () => {
    const off = { ...NO_LOCKS, off: ['export'] as const, any: true };
    const texts = (hash: string, locks: DashboardProps['locks']) =>
      [...show(page(hash, { locks })).querySelectorAll('button')].map(button => button.textContent);
    for (const [hash, text] of [
      ['#/accounts', 'Export accounts'],
      ['#/history', 'History (CSV)'],
      ['#/settings/data', 'Export accounts'],
    ] as const) {
      expect(texts(hash, NO_LOCKS)).toContain(text);
      expect(texts(hash, off)).not.toContain(text);
    }
    // Redacted: it holds no account.
    expect(texts('#/settings/data', off)).toContain('Show report');
  });
});

test.each([
  ['instagram-business', 'Anna Berger', 'Anna Berger (Facebook)'],
  ['instagram-business', 'anna@acme.example', 'anna@acme.example'],
])('the owner of a whole login on %s is asked for by what it covers: %s', (network, login, said) => {
  const view = viewOf('a', 'revoked', { network, login });
  const root = show(page('#/accounts', { snapshot: snapshotOf([view]) }));
  press(named(row(root, 'a'), 'Assign owner'));
  const text = row(root, 'a').querySelector('input[name=login]')?.parentElement?.textContent;
  expect(text).toBe(`For all accounts of ${said} that have nobody of their own`);
});

test('what is kept is counted by kind: people, channels, messages and history as well', () => {
  const kept = { accounts: 4, history: 1234, people: 2, apps: 3, channels: 5, messages: 6, secrets: 7 };
  const root = show(page('#/settings/data', { kept }));
  const cells = (row: Element) => [...row.children].map(cell => cell.textContent);
  expect([...root.querySelectorAll('table.kept tr')].map(cells)).toEqual([
    ['Accounts and what was observed about them', '4'],
    ['Changes of their state', '1,234'],
    ['People and their addresses', '2'],
    ['Apps and tools', '3'],
    ['Channels', '5'],
    ['Messages in the log, with the names in them', '6'],
    ['Access, secrets and addresses of channels, encrypted', '7'],
  ]);
});
