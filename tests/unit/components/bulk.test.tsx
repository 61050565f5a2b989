// @vitest-environment happy-dom
/** Several accounts at once, and their tags. */
import '../support/i18n';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { AccountTable } from '../../../components/AccountTable';
import { BulkBar } from '../../../components/BulkBar';
import { filtered, NO_FILTER, tagsOf } from '../../../components/filter';
import { People } from '../../../components/people';
import { WORST_FIRST } from '../../../components/sort';
import { tagged } from '../../../utils/model/many';
import { named, press, show, spies, submit, type } from '../support/dom';
import { DAY, NOW, viewOf } from '../support/views';

let actions = spies();
beforeEach(() => {
  actions = spies();
});

const accounts = [
  viewOf('a', 'revoked', { name: 'Alpha', tags: ['Sports'] }),
  viewOf('b', 'healthy', { name: 'Beta', tags: ['Sports', 'Retail'] }),
  viewOf('c', 'healthy', { name: 'Gamma', owner: { id: 'jana', name: 'Jana Krüger' } }),
];

const Page = () => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const common = { now: NOW, lang: 'en-GB', actions };
  return (
    <>
      {ids.size > 0 && (
        <BulkBar {...common} views={accounts.filter(({ id }) => ids.has(id))} onClear={() => setIds(new Set())} />
      )}
      <AccountTable
        {...common}
        accounts={accounts}
        sort={WORST_FIRST}
        onSort={() => {}}
        selection={{ ids, onChange: setIds }}
      />
    </>
  );
};
const bulk = (root: ParentNode) => root.querySelector<HTMLElement>('.bulk') as HTMLElement;

test('select, select all shown, select none', () => {
  const root = show(<Page />);
  expect(bulk(root)).toBeNull();
  press(named(root, 'Select Alpha'));
  expect(bulk(root).querySelector('[role=status]')?.textContent).toBe('1 selected');
  press(named(root, 'Select all shown'));
  expect(bulk(root).textContent).toContain('3 selected');
  press(named(bulk(root), 'Check now'));
  expect(actions.check).toHaveBeenCalledWith(['a', 'b', 'c']);
  press(named(bulk(root), 'Select none'));
  expect(bulk(root)).toBeNull();
});

test('snooze, pause, owner, tags, and removing after a question', () => {
  const root = show(<Page />);
  press(named(root, 'Select Alpha'));
  press(named(root, 'Select Beta'));
  press(named(bulk(root), 'Snooze'));
  press(named(bulk(root), '1 week'));
  expect(actions.changeMany).toHaveBeenLastCalledWith(['a', 'b'], { what: 'snooze', until: NOW + 7 * DAY });
  press(named(bulk(root), 'Pause'));
  expect(actions.changeMany).toHaveBeenLastCalledWith(['a', 'b'], { what: 'pause', paused: true });
  press(named(bulk(root), 'Assign owner'));
  type(bulk(root).querySelector('input[name=name]'), 'Anna');
  submit(bulk(root).querySelector('form'));
  expect(actions.changeMany).toHaveBeenLastCalledWith(['a', 'b'], { what: 'owner', owner: { name: 'Anna' } });
  press(named(bulk(root), 'Tags'));
  type(bulk(root).querySelector('input[name=add]'), ' Spring, Spring ,, B2B ');
  act(() => bulk(root).querySelector<HTMLInputElement>('input[value=Retail]')?.click());
  submit(bulk(root).querySelector('form'));
  expect(actions.changeMany).toHaveBeenLastCalledWith(['a', 'b'], {
    what: 'tags',
    add: ['Spring', 'B2B'],
    remove: ['Retail'],
  });
  press(named(bulk(root), 'Remove'));
  expect(bulk(root).textContent).toContain('Remove 2 accounts?');
  expect(document.activeElement?.textContent).toBe('Cancel');
  submit(bulk(root).querySelector('form'));
  expect(actions.changeMany).toHaveBeenLastCalledWith(['a', 'b'], { what: 'remove' });
});

test('several get an owner of the address book as one does, or nobody', () => {
  const jana = { id: 'jana', name: 'Jana Krüger', email: 'jana@acme.example', channels: [], addedAt: NOW };
  const root = show(
    <People.Provider value={[jana, { ...jana, id: 'tom', name: 'Tom' }]}>
      <Page />
    </People.Provider>,
  );
  press(named(root, 'Select all shown'));
  press(named(bulk(root), 'Assign owner'));
  expect(bulk(root).textContent).toContain('Who looks after these 3 accounts?');
  expect(bulk(root).querySelector('input[name=name]')).toBeNull();
  const person = bulk(root).querySelector<HTMLSelectElement>('select[name=person]') as HTMLSelectElement;
  act(() => {
    person.value = 'tom';
    person.dispatchEvent(new Event('change', { bubbles: true }));
  });
  submit(bulk(root).querySelector('form'));
  expect(actions.changeMany).toHaveBeenLastCalledWith(['a', 'b', 'c'], { what: 'owner', owner: { person: 'tom' } });
  press(named(bulk(root), 'Assign owner'));
  press(named(bulk(root), 'No owner'));
  expect(actions.changeMany).toHaveBeenLastCalledWith(['a', 'b', 'c'], { what: 'owner', owner: null });
});

test('a row shows its tags and has them changed by its own button', () => {
  const root = show(<Page />);
  const row = root.querySelector<HTMLElement>('[data-account-id=a]') as HTMLElement;
  expect(row.querySelector('.tags')?.textContent).toBe('Sports');
  press(named(row, 'Tags'));
  type(row.querySelector('input[name=add]'), 'New');
  submit(row.querySelector('form'));
  expect(actions.changeMany).toHaveBeenCalledWith(['a'], { what: 'tags', add: ['New'], remove: [] });
});

test('tags are found and filtered by', () => {
  expect(tagsOf(accounts, 'en')).toEqual(['Retail', 'Sports']);
  expect(filtered(accounts, { ...NO_FILTER, tag: 'Retail' }).map(({ id }) => id)).toEqual(['b']);
});

test.each([
  [['a'], ['A', 'b', 'B'], [], ['a', 'b']],
  [['a', 'b'], [], ['a', 'x'], ['b']],
  [['a'], ['a'], ['a'], ['a']],
])('%j with %j and without %j', (tags, add, remove, result) => {
  expect(tagged(tags, add, remove)).toEqual(result);
});

test.each([
  ['anna@acme.example', true],
  ['anna@ACME', true],
  ['@anna', true],
  ['@acme.example', true],
  ['ann@desk.example', true],
  ['anna@desk', false],
  ['@', true],
])('searching for %s finds the login, its handle and the owner’s address', (text, found) => {
  const view = viewOf('a', 'healthy', {
    ...{ handle: 'anna', login: 'anna@acme.example' },
    owner: { name: 'Ann', email: 'ann@desk.example' },
  });
  expect(filtered([view], { ...NO_FILTER, text })).toHaveLength(found ? 1 : 0);
});
