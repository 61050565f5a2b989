/** Livefyre's points of use in several markups: the picker and what is chosen, the streams and what feeds them; nothing on other pages. */
import { describe, expect, test } from 'vitest';
import type { Surface } from '../../../utils/tools/define';
import livefyre from '../../../utils/tools/livefyre';
import { mentionSteps } from '../../../utils/tools/mentions';
import { choose, readPickers } from '../../../utils/tools/picker';
import { atOnce } from '../../../utils/tools/steps';
import { parse } from './page';

const surfaceOf = (kind: Surface['kind']): Surface => {
  const surface = livefyre.surfaces.find(one => one.kind === kind);
  if (!surface) throw new Error(kind);
  return surface;
};
const IG =
  '<optgroup label="Instagram Accounts"><option>Acme Sports</option><option selected>Northwind</option></optgroup>';
const X = '<optgroup label="Twitter Accounts"><option>Acme</option></optgroup>';
const NAV = '<nav><ul><li><a href="/x">Streams</a></li><li><a href="/y">Library</a></li></ul></nav>';

const PICKERS: [string, string][] = [
  ['a select in its label', `<label>Search with <select>${IG}${X}</select></label>`],
  ['a select after its label', `<label for="a">Search with</label><select id="a">${IG}${X}</select>`],
  ['a select in a cell of its own', `<div><span>Search with:</span></div><div><select>${IG}${X}</select></div>`],
  [
    'networks in brackets',
    '<label>Search with <select><option>Acme Sports (Instagram)</option><option selected>Northwind (Instagram)</option><option>Acme (Twitter)</option></select></label>',
  ],
  [
    'networks before the names',
    '<label>Search as <select><option>Instagram: Acme Sports</option><option selected>Instagram: Northwind</option><option>Twitter: Acme</option></select></label>',
  ],
  [
    'a list that the page draws',
    `<p id="l">Search with</p><ul role="listbox" aria-labelledby="l"><li role="group" aria-label="Instagram Accounts"><div role="option">Acme Sports</div><div role="option" aria-selected="true">Northwind</div></li><li role="group" aria-label="Twitter Accounts"><div role="option">Acme</div></li></ul>`,
  ],
  [
    'buttons of which one is chosen',
    '<fieldset><legend>Search with</legend><label><input type="radio" name="a">Instagram: Acme Sports</label><label><input type="radio" name="a" checked>Instagram: Northwind</label><label><input type="radio" name="a">Twitter: Acme</label></fieldset>',
  ],
];

describe.each(PICKERS)('search: %s', (_name, html) => {
  const page = () => parse(`${NAV}<h1>Library</h1>${html}`);

  test('reads what can be chosen, in the tool’s order, and what is', () => {
    const [picker, ...more] = readPickers(page(), surfaceOf('search'));
    expect(more).toEqual([]);
    expect(picker?.options.map(({ row }) => [row.network, row.name, row.mention])).toEqual([
      ['instagram', 'Acme Sports', true],
      ['instagram', 'Northwind', true],
      ['x', 'Acme', true],
    ]);
    expect(picker?.chosen?.row.name).toBe('Northwind');
  });

  test('chooses another as a person would', () => {
    const doc = page();
    const [picker] = readPickers(doc, surfaceOf('search'));
    const [first] = picker?.options ?? [];
    const heard: string[] = [];
    for (const type of ['change', 'click'])
      doc.addEventListener(type, event => {
        heard.push(type);
        const target = event.target as HTMLElement;
        if (target.getAttribute('role') !== 'option') return;
        for (const other of doc.querySelectorAll('[role=option]')) other.removeAttribute('aria-selected');
        target.setAttribute('aria-selected', 'true');
      });
    if (picker && first) choose(picker, first);
    expect(heard.length).toBeGreaterThan(0);
    expect(readPickers(doc, surfaceOf('search'))[0]?.chosen?.row.name).toBe('Acme Sports');
  });
});

test.each([
  ['another page', '<h1>Library</h1><label>Sort by <select><option>Acme Sports</option></select></label>'],
  [
    'only other pickers',
    `<label>Search with <input></label><label>Language <select><option>English</option></select></label>`,
  ],
  ['the words in a navigation', `<nav>Search with <select>${IG}</select></nav>`],
])('search: nothing on %s', (_name, html) => {
  expect(readPickers(parse(html), surfaceOf('search'))).toEqual([]);
});

test('rights: the picker of a request', () => {
  const html = `<h2>Request Rights</h2><form><label>Request from <select>${IG}</select></label><button>Send Request</button></form>`;
  expect(readPickers(parse(html), surfaceOf('rights')).map(({ chosen }) => chosen?.row.name)).toEqual(['Northwind']);
  expect(
    readPickers(
      parse(`<h2>Rights Management</h2><form><label>Account <select>${IG}</select></label></form>`),
      surfaceOf('rights'),
    ),
  ).toEqual([]);
});

const STREAMS: [string, string][] = [
  [
    'a list',
    '<ul><li><b>Best of Acme</b><span>Source: Acme Sports</span><em>Instagram</em></li><li><b>Winter</b><span>Source: Northwind</span><em>Instagram</em></li></ul>',
  ],
  [
    'a table',
    '<table><thead><tr><th>Name</th><th>Account</th><th>Network</th></tr></thead><tbody><tr><td>Best of Acme</td><td>Acme Sports</td><td>Instagram</td></tr><tr><td>Winter</td><td>Northwind</td><td>Instagram</td></tr></tbody></table>',
  ],
  [
    'boxes',
    '<div class="all"><div class="s"><div class="t">Best of Acme</div><div>From: Acme Sports</div><div>Instagram</div></div><div class="s"><div class="t">Winter</div><div>From: Northwind</div><div>Instagram</div></div></div>',
  ],
];

describe.each(STREAMS)('streams: %s', (_name, html) => {
  test('names what feeds each stream, with its network', () => {
    const found = atOnce(mentionSteps(parse(`${NAV}<h1>Streams</h1>${html}`), surfaceOf('streams')));
    const named = found.map(({ row }) => `${row.network} ${row.name}`);
    expect(named).toEqual(expect.arrayContaining(['instagram Acme Sports', 'instagram Northwind']));
    expect(new Set(found.map(({ row }) => row.key)).size).toBe(found.length);
    expect(found.every(({ row, badgeAnchor }) => row.mention && badgeAnchor.isConnected)).toBe(true);
  });
});

test('streams: nothing where the word only stands in a navigation', () => {
  expect(
    atOnce(mentionSteps(parse(`${NAV}<h1>Users</h1><ul><li>Acme Sports</li></ul>`), surfaceOf('streams'))),
  ).toEqual([]);
});
