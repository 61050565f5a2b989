// @vitest-environment happy-dom
/** The popup as DESIGN.md 6.2 promises it: attributes, order, buttons, menu, filter. */
import '../support/i18n';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Filter, NO_FILTER } from '../../../components/filter';
import { FIRST } from '../../../components/useChunks';
import { App } from '../../../entrypoints/popup/App';
import type { AccountView } from '../../../utils/model/snapshot';
import { attributes, key, named, press, show, showAgain, spies, submit, type } from '../support/dom';
import { DAY, NOW, snapshotOf, viewOf } from '../support/views';

let actions = spies();
beforeEach(() => {
  actions = spies();
});

const page = (
  accounts: AccountView[],
  filter: Filter = NO_FILTER,
  more: Partial<Pick<Parameters<typeof App>[0], 'here' | 'off'>> = {},
) => (
  <App
    snapshot={snapshotOf(accounts)}
    now={NOW}
    lang="en-GB"
    filter={filter}
    here={{}}
    off={[]}
    actions={actions}
    {...more}
  />
);
const row = (root: ParentNode, id: string) =>
  root.querySelector<HTMLElement>(`[data-account-id="${id}"]`) as HTMLElement;
const ids = (root: ParentNode) =>
  [...root.querySelectorAll<HTMLElement>('[data-account-id]')].map(r => r.dataset.accountId);

const lost = viewOf('lost', 'revoked', { health: { cause: 'password-changed' } });
const ending = viewOf('ending', 'expiring', { holder: 'browser', hasToken: true, health: { deadline: NOW + 4 * DAY } });
const well = viewOf('well', 'healthy');

describe('rows', () => {
  test('carry the public attributes, in a list with a name', () => {
    const root = show(page([lost, ending]));
    expect(attributes(row(root, 'lost'))).toEqual({
      'account-id': 'lost',
      network: 'instagram',
      holder: 'livefyre',
      state: 'revoked',
      cause: 'password-changed',
      evidence: 'network',
      deadline: '',
    });
    expect(attributes(row(root, 'ending'))).toMatchObject({
      cause: '',
      deadline: new Date(NOW + 4 * DAY).toISOString(),
    });
    const list = row(root, 'lost').closest('ul');
    expect(document.getElementById(list?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Needs you now');
  });

  test('without evidence say so in the attribute', () => {
    const root = show(page([viewOf('u', 'unknown', { health: { evidence: null } })]));
    expect(attributes(row(root, 'u')).evidence).toBe('');
  });

  test('stand worst first, with what was put off apart from what needs a person', () => {
    const root = show(
      page([lost, viewOf('later', 'revoked', { snoozedUntil: NOW + DAY }), ending, viewOf('l', 'limited'), well]),
    );
    expect(ids(root)).toEqual(['lost', 'ending', 'l', 'later', 'well']);
  });

  test('show three lines: who, what, how we know', () => {
    const text = row(show(page([lost])), 'lost').textContent ?? '';
    for (const part of [
      'Acme Sports',
      'Livefyre',
      'Instagram',
      'Password was changed',
      'Instagram said so 2 minutes ago',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('names are text, never markup', () => {
    const name = '<img src=x onerror=alert(1)>';
    const root = show(
      page([viewOf('m', 'revoked', { name, owner: { name }, handle: name, health: { cause: 'role-lost' } })]),
    );
    press(named(row(root, 'm'), 'What to do'));
    expect(row(root, 'm').querySelector('img')).toBeNull();
    expect(row(root, 'm').textContent).toContain(name);
  });

  test('are busy while something runs, and ask for nothing twice', () => {
    const root = show(page([{ ...lost, busy: true }]));
    expect(row(root, 'lost').getAttribute('aria-busy')).toBe('true');
    press(named(row(root, 'lost'), 'Reconnect'));
    expect(actions.reconnect).not.toHaveBeenCalled();
    showAgain(root, page([lost]));
    expect(row(root, 'lost').hasAttribute('aria-busy')).toBe(false);
    press(named(row(root, 'lost'), 'Reconnect'));
    expect(actions.reconnect).toHaveBeenCalledExactlyOnceWith('lost');
  });

  test('say in words what came of it, in a region that was there before', () => {
    const root = show(page([lost]));
    const status = row(root, 'lost').querySelector('[role=status]');
    showAgain(root, page([{ ...lost, outcome: { code: 'window-closed', at: NOW } }]));
    expect(row(root, 'lost').querySelector('[role=status]')).toBe(status);
    expect(status?.textContent).toContain('The sign-in window was closed.');
    press(named(row(root, 'lost'), 'Dismiss'));
    expect(actions.dismiss).toHaveBeenCalledWith('lost');
  });

  test('show a success with a green tick, for a moment', () => {
    const good = (at: number) => page([viewOf('g', 'healthy', { outcome: { code: 'refreshed', at } })]);
    const root = show(good(NOW - 1000));
    const status = row(root, 'g').querySelector('[role=status]');
    expect(status?.textContent).toBe('Refreshed. Instagram confirmed it.');
    expect(status?.querySelector('.good svg')).not.toBeNull();
    showAgain(root, good(NOW - 10 * 60_000));
    expect(row(root, 'g').querySelector('[role=status]')?.textContent).toBe('');
  });

  test('once the tool is open: sent there until a later reading says that it works', () => {
    const opened = (at: number) => page([viewOf('t', 'healthy', { outcome: { code: 'opened-tool', at } })]);
    const root = show(opened(NOW - 60_000));
    const status = row(root, 't').querySelector('[role=status]');
    expect(status?.textContent).toContain('Livefyre is open in a tab.');
    showAgain(root, opened(NOW - 180_000));
    expect(status?.textContent).toBe('Working again');
    expect(status?.querySelector('.good svg')).not.toBeNull();
  });
});

describe('the first button', () => {
  test('is filled once, in the first row that needs a person and was not put off', () => {
    const root = show(page([viewOf('later', 'revoked', { snoozedUntil: NOW + DAY }), lost, ending, well]));
    const filled = [...root.querySelectorAll('.button.filled')];
    expect(filled).toHaveLength(1);
    expect(row(root, 'lost').contains(filled[0] ?? null)).toBe(true);
  });

  test('is never filled where nothing needs a person', () => {
    expect(show(page([well])).querySelector('.button.filled')).toBeNull();
  });

  test('does what it says', () => {
    const root = show(
      page([
        viewOf('b', 'blocked', { network: 'facebook', health: { cause: 'checkpoint' } }),
        viewOf('h', 'unknown', { holder: 'browser', obstacle: 'host-not-granted' }),
        viewOf('a', 'unknown', { holder: 'browser', obstacle: 'app-missing' }),
        ending,
      ]),
    );
    press(named(row(root, 'b'), 'Open Facebook'));
    press(named(row(root, 'h'), 'Allow access'));
    press(named(row(root, 'a'), 'Add app'));
    press(named(row(root, 'ending'), 'Refresh'));
    expect(actions.openNetworkPage).toHaveBeenCalledWith('b');
    expect(actions.allow).toHaveBeenCalledWith(expect.objectContaining({ id: 'h' }));
    expect(actions.addApp).toHaveBeenCalledOnce();
    expect(actions.reconnect).toHaveBeenCalledWith('ending');
  });
});

describe('the menu', () => {
  const open = (root: HTMLElement, id: string) => press(named(row(root, id), 'More actions'));
  const items = () => [...document.querySelectorAll('[role=menuitem]')].map(item => item.textContent);
  const focused = () => document.activeElement?.textContent;

  test('works by keyboard: arrows go round, Home and End jump, Escape gives the focus back', () => {
    const root = show(page([lost]));
    open(root, 'lost');
    expect(items()).toEqual(['Check now', 'Snooze', 'Assign owner', 'Write a message', 'Remove']);
    expect(focused()).toBe('Check now');
    key('ArrowDown');
    expect(focused()).toBe('Snooze');
    key('End');
    expect(focused()).toBe('Remove');
    key('ArrowDown');
    expect(focused()).toBe('Check now');
    key('ArrowUp');
    expect(focused()).toBe('Remove');
    key('Home');
    expect(focused()).toBe('Check now');
    key('Escape');
    expect(items()).toEqual([]);
    expect(document.activeElement).toBe(named(row(root, 'lost'), 'More actions'));
  });

  test("keeps the holder's own button where another one comes first", () => {
    const root = show(page([viewOf('b', 'blocked', { network: 'facebook', health: { cause: 'checkpoint' } })]));
    open(root, 'b');
    expect(items()[0]).toBe('Reconnect');
  });

  test('snoozes for a day, a week, until something changes or a date, with a reason; and ends it', () => {
    const root = show(page([lost]));
    open(root, 'lost');
    press(named(document, 'Snooze'));
    expect(items()).toEqual([
      '1 day',
      '1 week',
      'Until something changes',
      'Until a date…',
      'Pause checks and notices',
    ]);
    expect(focused()).toBe('1 day');
    press(named(document, '1 day'));
    expect(actions.snooze).toHaveBeenCalledWith('lost', NOW + DAY);
    open(root, 'lost');
    press(named(document, 'Snooze'));
    press(named(document, 'Until a date…'));
    type(row(root, 'lost').querySelector('input[name=until]'), '2026-12-01');
    type(row(root, 'lost').querySelector('input[name=reason]'), ' waits for legal ');
    submit(row(root, 'lost').querySelector('form'));
    expect(actions.snooze).toHaveBeenLastCalledWith('lost', new Date(2026, 11, 1).getTime(), 'waits for legal');
    showAgain(root, page([{ ...lost, snoozedUntil: NOW + DAY, snoozeReason: 'waits for legal' }]));
    expect(row(root, 'lost').textContent).toContain('waits for legal');
    open(root, 'lost');
    press(named(document, 'End snooze'));
    expect(actions.snooze).toHaveBeenLastCalledWith('lost', null);
  });

  test('a date that has passed puts nothing off', () => {
    const root = show(page([lost]));
    open(root, 'lost');
    press(named(document, 'Snooze'));
    press(named(document, 'Until a date…'));
    type(row(root, 'lost').querySelector('input[name=until]'), '2026-11-01');
    submit(row(root, 'lost').querySelector('form'));
    expect(actions.snooze).not.toHaveBeenCalled();
  });

  test('pauses, and goes on', () => {
    const root = show(page([lost]));
    open(root, 'lost');
    press(named(document, 'Snooze'));
    press(named(document, 'Pause checks and notices'));
    expect(actions.pause).toHaveBeenCalledWith('lost', true);
    showAgain(root, page([{ ...lost, paused: true }]));
    open(root, 'lost');
    press(named(document, 'Resume'));
    expect(actions.pause).toHaveBeenLastCalledWith('lost', false);
  });

  test('assigns an owner, or nobody', () => {
    const root = show(page([lost]));
    open(root, 'lost');
    press(named(document, 'Assign owner'));
    type(row(root, 'lost').querySelector('input[name=name]'), '  Jana Krüger ');
    submit(row(root, 'lost').querySelector('form'));
    expect(actions.assignOwner).toHaveBeenCalledWith('lost', { name: 'Jana Krüger' }, false);
    showAgain(root, page([{ ...lost, owner: { name: 'Jana' } }]));
    open(root, 'lost');
    press(named(document, 'Assign owner'));
    press(named(row(root, 'lost'), 'No owner'));
    expect(actions.assignOwner).toHaveBeenLastCalledWith('lost', null, false);
  });

  test('removes only after asking, and offers to end the access where there is one', () => {
    const root = show(page([ending]));
    open(root, 'ending');
    press(named(document, 'Remove'));
    expect(actions.remove).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(named(row(root, 'ending'), 'Cancel'));
    press(row(root, 'ending').querySelector('input[name=revoke]'));
    submit(row(root, 'ending').querySelector('form'));
    expect(actions.remove).toHaveBeenCalledWith('ending', true);

    const dead = show(page([lost]));
    open(dead, 'lost');
    press(named(document, 'Remove'));
    expect(row(dead, 'lost').querySelector('input[name=revoke]')).toBeNull();
    key('Escape');
    expect(row(dead, 'lost').querySelector('form')).toBeNull();
  });
});

describe('search and choices', () => {
  const many = [
    lost,
    ending,
    ...Array.from({ length: 8 }, (_, i) => viewOf(`w${i}`, 'healthy', { name: `Été ${i}`, network: 'x' })),
  ];

  test('appear only where there is something to search in', () => {
    expect(show(page([lost])).querySelector('search')).toBeNull();
    expect(show(page(many)).querySelector('search')).not.toBeNull();
  });

  test('narrow the list, without case, accents or @, by all words', () => {
    expect(ids(show(page(many, { ...NO_FILTER, text: 'ete 3' })))).toEqual(['w3']);
    expect(ids(show(page(many, { ...NO_FILTER, text: '@ACME.sports revoked' })))).toEqual([]);
    expect(ids(show(page(many, { ...NO_FILTER, state: 'expiring' })))).toEqual(['ending']);
    expect(ids(show(page(many, { ...NO_FILTER, network: 'x' })))).toHaveLength(8);
  });

  test('with nothing left offer the way back', () => {
    press(named(show(page(many, { ...NO_FILTER, text: 'zzz' })), 'Show all accounts'));
    expect(actions.filter).toHaveBeenCalledWith(NO_FILTER);
  });
});

test('check all, settings and dashboard are there by name', () => {
  const root = show(page([lost]));
  press(named(root, 'Check all now'));
  expect(actions.check).toHaveBeenCalledWith();
  press(named(root, 'Settings'));
  expect(actions.open).toHaveBeenCalledWith('#/settings/apps');
  expect(named(root, 'Dashboard').getAttribute('href')).toBe('/dashboard.html#/accounts');
});

test('an empty list says how to begin', () => {
  const root = show(page([]));
  expect(root.querySelector('h1')?.textContent).toBe('No accounts yet');
  press(named(root, 'Connect an account'));
  expect(actions.open).toHaveBeenCalledWith('#/accounts?connect');
});

test('ten thousand rows start with a few screens', () => {
  const root = show(page(Array.from({ length: 10_000 }, (_, i) => viewOf(`w${i}`, 'healthy'))));
  expect(ids(root)).toHaveLength(FIRST);
});

describe('what the organisation has switched off', () => {
  const address = 'https://social.acme.example/accounts';
  const tool = { id: 'acme', name: 'Acme Social', taught: true, verified: true };
  const buttons = (root: ParentNode) => [...root.querySelectorAll('.tool-here button')].map(b => b.textContent);

  test('teaching: the page in front is named, and nothing there starts the picker', () => {
    const shown = (here: Parameters<typeof App>[0]['here'], off: Parameters<typeof App>[0]['off']) =>
      show(page([well], NO_FILTER, { here, off }));
    expect(buttons(shown({ address }, []))).toEqual(['Add this tool']);
    expect(buttons(shown({ address, tool, missing: {} }, []))).toHaveLength(2);
    expect(shown({ address }, ['teach']).querySelector('.tool-here')).toBeNull();
    const missing = shown({ address, tool, missing: {} }, ['teach']);
    expect(missing.querySelector('.tool-here')?.textContent).toContain('Acme Social');
    expect(buttons(missing)).toEqual([]);
  });

  test('importing: an empty list does not offer it', () => {
    const offers = (off: Parameters<typeof App>[0]['off']) =>
      [...show(page([], NO_FILTER, { off })).querySelectorAll('.empty button')].length;
    expect([offers([]), offers(['import'])]).toEqual([2, 1]);
  });
});
