// @vitest-environment happy-dom
/** The queue as a person goes through it. */
import '../support/i18n';
import { beforeEach, expect, test } from 'vitest';
import { QueueSheet } from '../../../components/queue/QueueSheet';
import type { Queue } from '../../../utils/model/queue';
import type { AccountView } from '../../../utils/model/snapshot';
import { named, press, show, showAgain, spies } from '../support/dom';
import { DAY, NOW, viewOf } from '../support/views';

let actions = spies();
let queue: Queue | null = null;
beforeEach(() => {
  actions = { ...spies(), saveQueue: next => (queue = next) };
  queue = null;
});

const family = { id: 'anna', parent: 'Anna', size: 1, names: ['Page'] };
const anna = viewOf('anna', 'revoked', {
  network: 'facebook',
  name: 'Anna',
  handle: 'anna',
  holder: 'browser',
  family,
  health: { cause: 'password-changed' },
});
const child = { ...anna, id: 'page', name: 'Page', parentId: 'anna' };
const blocked = viewOf('b', 'blocked', {
  network: 'linkedin',
  login: 'Jana',
  health: { cause: 'checkpoint' },
});
const ending = viewOf('e', 'expiring', { network: 'x', handle: 'ending', health: { deadline: NOW + 4 * DAY } });
const well = (view: AccountView): AccountView => viewOf(view.id, 'healthy', { network: view.network, name: view.name });

const sheet = (accounts: AccountView[], only?: string[]) => (
  <QueueSheet accounts={accounts} queue={queue} only={only} now={NOW} lang="en-GB" actions={actions} />
);
const title = (root: ParentNode) => root.querySelector('#stop-title')?.textContent;
const standings = (root: ParentNode) =>
  [...root.querySelectorAll<HTMLElement>('[data-stop]')].map(({ dataset }) => dataset.stop);

test('one login after the other: what is blocked first, with what to do and one button; then on by itself', () => {
  const root = show(sheet([anna, child, blocked, ending]));
  expect(root.textContent).toContain('0 of 3 done');
  expect(root.textContent).toContain('4 accounts, 3 sign-ins');
  expect(title(root)).toBe('LinkedIn as Jana');
  press(named(root, 'Open LinkedIn'));
  expect(actions.openNetworkPage).toHaveBeenCalledWith('b');
  press(named(root, 'Check now'));
  expect(actions.check).toHaveBeenCalledWith(['b']);

  showAgain(root, sheet([anna, child, well(blocked), ending]));
  expect(root.textContent).toContain('1 of 3 done');
  expect(root.querySelector('[role=status]')?.textContent).toContain('1 account needs nobody any more');
  expect(document.activeElement?.textContent).toBe('Next');
  press(named(root, 'Next'));
  showAgain(root, sheet([anna, child, well(blocked), ending]));
  expect(title(root)).toBe('Facebook as Anna');
  expect(document.activeElement?.id).toBe('stop-title');
  expect(root.textContent).toContain('2 accounts wait for this');
  press(named(root, 'Refresh'));
  expect(actions.reconnect).toHaveBeenCalledWith('anna');
});

test('what is skipped comes again at the end, and the list leads to any of them', () => {
  const all = [anna, blocked, ending];
  const root = show(sheet(all));
  press(named(root, 'Skip'));
  showAgain(root, sheet(all));
  expect(standings(root)).toEqual(['skipped', 'open', 'open']);
  press(root.querySelectorAll('[data-stop] button')[2]);
  showAgain(root, sheet(all));
  expect(title(root)).toBe('X as @ending');
  showAgain(root, sheet([well(anna), blocked, well(ending)]));
  press(named(root, 'Next'));
  showAgain(root, sheet([well(anna), blocked, well(ending)]));
  expect(title(root)).toBe('LinkedIn as Jana');
  showAgain(root, sheet([well(anna), well(blocked), well(ending)]));
  expect(root.textContent).toContain('3 of 3 done');
  expect(root.textContent).toContain('That was all. Nothing needs you any more.');
});

test('a single stop is not skipped; an empty queue says so', () => {
  const root = show(sheet([ending]));
  expect([...root.querySelectorAll('button')].map(each => each.textContent)).not.toContain('Skip');
  queue = null;
  showAgain(root, sheet([well(ending)]));
  expect(root.querySelector('[role=status]')?.textContent).toContain('Nothing needs you now');
  expect(queue).toBeNull();
});

test('after a page that may have ended some: only those, and what still works of them below', () => {
  const root = show(sheet([anna, blocked, well(ending)], ['anna', 'e']));
  expect(title(root)).toBe('Facebook as Anna');
  expect(standings(root)).toEqual(['open']);
  expect(
    [...root.querySelectorAll('table [data-account-id]')].map(each => each.getAttribute('data-account-id')),
  ).toEqual(['e']);
  press(named(root, 'Show the whole queue'));
  expect(actions.go).toHaveBeenCalledWith('#/queue');
  showAgain(root, sheet([anna, blocked, well(ending)], ['e']));
  expect(root.textContent).toContain('None of these accounts needs you so far.');
});
