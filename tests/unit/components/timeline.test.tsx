// @vitest-environment happy-dom
/** The timeline: picture and table say the same, by keyboard as well. */
import '../support/i18n';
import { beforeEach, describe, expect, test } from 'vitest';
import { layoutOf, moved } from '../../../components/timeline/layout';
import { TimelineSheet } from '../../../components/timeline/TimelineSheet';
import { DEFAULT_POLICY } from '../../../utils/health/policy';
import { timelineOf } from '../../../utils/insight/timeline';
import { key, named, press, show, showAgain, spies } from '../support/dom';
import { DAY, NOW, viewOf } from '../support/views';

let actions = spies();
beforeEach(() => {
  actions = spies();
});

const ends = (id: string, days: number, more: Parameters<typeof viewOf>[2] = {}) =>
  viewOf(id, 'healthy', { name: `Name ${id}`, ...more, health: { deadline: NOW + days * DAY, ...more.health } });

const accounts = [
  viewOf('lost', 'revoked', { name: 'Beta', network: 'linkedin' }),
  ends('a', 30, { network: 'x' }),
  ends('b', 30, { network: 'x' }),
  ends('c', 30.3, { network: 'x', health: { confidence: 'guess' } }),
  ends('d', 60, { network: 'facebook', holder: 'browser' }),
  ends('e', 200),
  viewOf('f', 'healthy'),
];
const sheet = (views = accounts) => (
  <TimelineSheet accounts={views} policy={DEFAULT_POLICY} now={NOW} lang="en-GB" actions={actions} />
);
const counts = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll<HTMLElement>(selector)].map(each => `${each.dataset.kind} ${each.dataset.count}`).sort();

test('the table has the same clusters as the picture, and both say what is not on them', () => {
  const root = show(sheet());
  const picture = counts(root, '.mark[role=button]');
  expect(picture).toEqual(['guess 1', 'lost 1', 'sure 1', 'sure 2']);
  expect(root.textContent).toContain('1 ends later · 1 has no end, or none that is known');
  press(named(root, 'Table'));
  expect(counts(root, 'tbody tr')).toEqual(picture);
  expect(root.querySelector('table')?.getAttribute('aria-label')).toBe('Next 90 days');
  expect(root.querySelector('tbody')?.textContent).toContain('21 Dec');
});

test('the days of each warning, the time of the first one and days off are said in the table and by each mark', () => {
  // 28 November 2026 is a Saturday, and ten days before has gone by.
  const views = [ends('near', 7), ends('far', 30), ends('self', 30, { health: { deadlineMoves: true } })];
  const root = show(sheet(views));
  const titles = [...root.querySelectorAll('.mark[role=button] title')].map(title => title.textContent);
  const column = () => {
    const at = [...root.querySelectorAll('thead th')].findIndex(head => head.textContent === 'Warned on');
    return [...root.querySelectorAll('tbody tr')].map(row => row.children[at]?.textContent);
  };
  press(named(root, 'Table'));
  // Five days before is a Monday; of 21 December ten days before is a Friday, five a Wednesday.
  expect(column()).toEqual(['Time of the first warning23 Nov', '11 Dec, 16 Dec', '']);
  expect(titles.map(title => title?.split('Name ')[1])).toEqual([
    'near. Warned on: Time of the first warning · 23 Nov. Not a working day',
    'far. Warned on: 11 Dec, 16 Dec',
    'self',
  ]);
  const rows = [...root.querySelectorAll('tbody tr')].map(row => row.firstElementChild?.textContent);
  expect(rows).toEqual(['28 NovNot a working day', '21 Dec', '21 Dec']);
});

test('a cluster lists its accounts with their actions; Escape closes it and gives the focus back', () => {
  const root = show(sheet());
  const mark = root.querySelector<SVGGElement>('.mark.sure');
  expect(mark?.querySelector('title')?.textContent).toBe(
    'Facebook: 1 account on 20 Jan 2027. End told by the network or tool. Name d. Warned on: 8 Jan 2027, 15 Jan 2027',
  );
  mark?.focus();
  key('Enter');
  expect(mark?.getAttribute('aria-expanded')).toBe('true');
  const list = root.querySelector('.opened');
  expect([...(list?.querySelectorAll<HTMLElement>('[data-account-id]') ?? [])].map(r => r.dataset.accountId)).toEqual([
    'd',
  ]);
  expect(document.activeElement?.textContent).toBe('1 account on 20 Jan 2027');
  press(named(list as HTMLElement, 'Check now'));
  expect(actions.check).toHaveBeenCalledWith(['d']);
  document.querySelector<HTMLElement>('.opened h3')?.focus();
  key('Escape');
  expect(root.querySelector('.opened')).toBeNull();
  expect(document.activeElement).toBe(mark);
});

test('what was opened stays in sight when it is mended and leaves its day', () => {
  const root = show(sheet());
  root.querySelector<SVGGElement>('.mark.lost')?.focus();
  key(' ');
  expect(root.querySelector('.opened [data-account-id="lost"]')).not.toBeNull();
  const mended = { ...ends('lost', 30, { name: 'Beta' }), id: 'lost' };
  showAgain(root, sheet([mended, ...accounts.slice(1)]));
  expect(root.querySelector('.mark.lost[role=button]')).toBeNull();
  expect(root.querySelector('.opened [data-account-id="lost"]')?.getAttribute('data-state')).toBe('healthy');
});

test('one tab stop; arrows lead to the next mark and to the lane below', () => {
  const root = show(sheet());
  expect(root.querySelectorAll('.mark[tabindex="0"]')).toHaveLength(1);
  const line = timelineOf(accounts, 'network', DEFAULT_POLICY, NOW, 90);
  const { marks } = layoutOf(line, 900);
  const at = (index: number | undefined) => marks[index ?? -1]?.cluster.views[0]?.id;
  // In the order of the accounts: the page puts lanes in the order of their names.
  expect(marks.map((_, i) => at(i))).toEqual(['lost', 'a', 'c', 'd']);
  expect(at(moved(marks, 0, 'ArrowRight'))).toBe('a');
  expect(at(moved(marks, 0, 'ArrowDown'))).toBe('a');
  expect(at(moved(marks, 3, 'ArrowUp'))).toBe('a');
  expect(at(moved(marks, 1, 'End'))).toBe('d');
  expect(moved(marks, 3, 'ArrowRight')).toBeUndefined();
  expect(moved(marks, 1, 'Tab')).toBeUndefined();
});

describe('the picture', () => {
  test.each([400, 900, 2000])('%s px wide: marks of a kind and lane keep apart, and inside', width => {
    const many = Array.from({ length: 300 }, (_, i) => ends(`m${i}`, (i % 90) + 0.2));
    const { marks } = layoutOf(timelineOf(many, 'network', DEFAULT_POLICY, NOW, 90), width);
    for (const [i, mark] of marks.entries()) {
      const next = marks[i + 1];
      if (next) expect(next.x - mark.x).toBeGreaterThan(mark.r + next.r - 4);
      expect(mark.x + mark.r).toBeLessThanOrEqual(width);
    }
    expect(marks.reduce((sum, { cluster }) => sum + cluster.views.length, 0)).toBe(300);
  });
});
