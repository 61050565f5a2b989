/** What a tool file can say beyond words and boxes: rows around a control, signs by element, columns, networks that are none of ours. */
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { type Surface, surfaceSchema } from '../../../utils/tools/define';
import { readRows } from '../../../utils/tools/read';

const SURFACE: Surface = {
  kind: 'accounts',
  url: '^https://',
  markers: [{ selector: 'button', text: '^', note: 'any' }],
  sections: [],
  rows: [
    {
      by: 'around',
      control: { selector: 'button', says: ['^(⋮|more)( |$)'], note: 'menu' },
      note: 'menu',
      seen: '2026-11-21',
    },
  ],
  name: [],
  handle: [],
  toolAccountId: [{ selector: 'button', from: 'data-id', note: 'id' }],
  network: [{ selector: 'i', from: 'class', pattern: 'icon-(\\w+)', ids: { x: 'x', '*': null }, note: 'icon' }],
  nameFields: [],
  ended: { words: [], icons: [], elements: ['.row.dead', '.mark'] },
  alive: { words: ['^fine$'], icons: [] },
  silence: 'nothing',
  ignore: ['^owner'],
  badge: 'after-name',
};

const read = (html: string, more: Partial<Surface> = {}) => {
  const window = new Window({ url: 'https://tool.example/' });
  window.document.body.innerHTML = html;
  return readRows(window.document as unknown as Document, surfaceSchema.parse({ ...SURFACE, ...more }));
};
const names = (html: string, more: Partial<Surface> = {}) => read(html, more).map(({ row }) => row.name);
const row = (name: string, inside = '', control = '<button>⋮</button>') =>
  `<div class="row"><span>${name}</span>${inside}<div>${control}</div></div>`;

describe('rows around a control', () => {
  test('are as wide as they can be without another', () => {
    const found = read(`<div>${row('Acme', '<em>fine</em>')}${row('North')}</div>`);
    expect(found.map(({ element, row: { name, shows } }) => [element.className, name, shows])).toEqual([
      ['row', 'Acme', 'alive'],
      ['row', 'North', undefined],
    ]);
  });

  test('one that is alone in its part of the page looks like the others: neither heading nor what stands at its control is its name', () => {
    const each = (name: string) => row(name, '', '<em>Anna</em><button>⋮</button>');
    const html = `<div><b>One</b><div>${each('Acme')}${each('North')}</div></div><div><b>Two</b>${each('Haus')}</div>`;
    expect(names(html)).toEqual(['Acme', 'North', 'Haus']);
  });

  test('one of its kind ends where a name comes in', () => {
    expect(names(`<main><h1>Owner list</h1><div>${row('Acme')}</div><footer>Imprint</footer></main>`)).toEqual([
      'Acme',
    ]);
  });

  test('several controls of one id are one row', () => {
    const two = '<button data-id="7">⋮</button><button data-id="7" class="more">more</button>';
    const found = read(`<div>${row('Acme', '', two)}${row('North', '', '<button data-id="8">⋮</button>')}</div>`);
    expect(found.map(({ row: { name, toolAccountId } }) => [name, toolAccountId])).toEqual([
      ['Acme', '7'],
      ['North', '8'],
    ]);
  });

  test('other controls make no rows, nor do those of our own elements', () => {
    const own = '<token-health-badge><button>⋮</button></token-health-badge>';
    expect(
      names(`<div>${row('Acme')}${row('North')}</div><div><span>Filter</span><button>Go</button>${own}</div>`),
    ).toEqual(['Acme', 'North']);
  });
});

describe('what rows say', () => {
  test('a network that is none of ours leaves its row alone; a row without one is read', () => {
    const rows = row('Acme', '<i class="icon-x"></i>') + row('Ghost', '<i class="icon-discord"></i>') + row('North');
    expect(read(`<div>${rows}</div>`).map(({ row: { name, network } }) => [name, network])).toEqual([
      ['Acme', 'x'],
      ['North', undefined],
    ]);
  });

  test('an element as a sign: the row itself or something in it, seen and not of our own', () => {
    const rows = [
      row('Acme').replace('class="row"', 'class="row dead"'),
      row('North', '<i class="mark"></i>'),
      row('Haus', '<i class="mark" hidden></i>'),
      row('Kestrel', '<token-health-badge><i class="mark"></i></token-health-badge>'),
    ];
    expect(read(`<div>${rows.join('')}</div>`).map(({ row: { shows } }) => shows)).toEqual([
      'ended',
      'ended',
      undefined,
      undefined,
    ]);
  });

  test('words of an open menu are no signs', () => {
    expect(
      read(`<div>${row('Acme', '<ul role="menu"><li>fine</li></ul>')}${row('North')}</div>`)[0]?.row.shows,
    ).toBeUndefined();
  });

  test('the owner by its column, and not from another', () => {
    const owner: Surface['owner'] = [{ selector: 'td', from: 'text', column: '^owner$', note: 'column' }];
    const line = (...cells: string[]) => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`;
    const table = `<table><tr><th>Name</th><th>Group</th><th>Owner</th><th></th></tr>${line('Acme', 'EU', 'Jana', '<button>⋮</button>')}${line('North', 'US', '', '<button>⋮</button>')}</table>`;
    expect(read(table, { owner }).map(({ row: { name, owner: who } }) => [name, who])).toEqual([
      ['Acme', 'Jana'],
      ['North', undefined],
    ]);
  });

  test('where it is known what the name is, other words are not', () => {
    expect(
      names(`<div>${row('Acme')}${row('North')}</div>`, { name: [{ selector: 'h3', from: 'text', note: 'n' }] }),
    ).toEqual([]);
  });

  test('a section without a network leaves it to its rows', () => {
    const html = `<section><h2>Mine</h2><div>${row('Acme', '<i class="icon-x"></i>')}${row('North')}</div></section><section><h2>Theirs</h2><div>${row('Ghost')}</div></section>`;
    const sections = [{ heading: '^mine$' }, { heading: '^theirs$', network: null }];
    expect(read(html, { sections }).map(({ row: { name, network } }) => [name, network])).toEqual([
      ['Acme', 'x'],
      ['North', undefined],
    ]);
  });
});

test.each([
  ['an attribute that may run', { name: [{ selector: 'a', from: 'onclick', note: 'n' }] }],
  ['a pattern that may run for long', { owner: [{ selector: 'a', from: 'text', column: '(a+)+', note: 'n' }] }],
  ['a control without a selector', { guide: { target: { says: [], note: 'n' }, within: 'row' } }],
  [
    'a guide that would press more',
    { guide: { target: { selector: 'a', says: [], note: 'n' }, within: 'row', press: 'target' } },
  ],
])('%s is refused', (_what, more) => {
  expect(surfaceSchema.safeParse({ ...SURFACE, ...more }).success).toBe(false);
});
