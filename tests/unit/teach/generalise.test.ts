/** From one row to all: on pages of many kinds, whichever row a person points at, the recipe finds exactly the rows. */
import { describe, expect, test } from 'vitest';
import { surfaceSchema } from '@/utils/tools/define';
import { readRows } from '@/utils/tools/read';
import { isPlainSelector } from '@/utils/tools/selector';
import { surfaceFrom } from '@/utils/tools/teach/compose';
import { guessName } from '@/utils/tools/teach/guess';
import { fixedNetwork } from '@/utils/tools/teach/network';
import { textPick } from '@/utils/tools/teach/part';
import { levelsAt } from '@/utils/tools/teach/rows';
import { HREF, pageOf } from './page';
import { PAGES } from './pages';

/** A copy of the page without the marks: the recipe must not lean on them. */
const pointedAt = (html: string): { doc: Document; targets: Element[] } => {
  const doc = pageOf(html);
  const targets = [...doc.querySelectorAll('[data-t]')];
  for (const target of targets) target.removeAttribute('data-t');
  return { doc, targets };
};

const taught = (pointed: Element) => {
  const { levels, start } = levelsAt(pointed);
  const level = levels[start];
  const name = level && guessName(level.row, pointed);
  if (!level || !name) throw new Error(`nothing at ${pointed.outerHTML}`);
  const pick = textPick(level.row, name, level.rows, 'x');
  if (!pick) throw new Error(`no name in ${level.row.outerHTML}`);
  const surface = surfaceFrom(
    { rows: level.selector, name: pick, network: fixedNetwork('instagram', 'x') },
    HREF,
    '2026-11-22',
  );
  return { level, pick, surface: surfaceSchema.parse(surface) };
};

describe.each(Object.entries(PAGES))('%s', (_title, { html, names }) => {
  const { doc, targets } = pointedAt(html);

  test.each(targets.map((_target, i) => [i]))('from row %i exactly the rows are found', i => {
    const target = targets[i];
    if (!target) throw new Error('no target');
    const { level, pick, surface } = taught(target);
    expect([level.selector, pick.selector].filter(each => !isPlainSelector(each))).toEqual([]);
    const found = readRows(doc, surface);
    expect(found.map(({ row }) => row.name)).toEqual(names);
    expect(new Set(found.map(({ row }) => row.network))).toEqual(new Set(['instagram']));
    // The whole row, so that its sign and its link are in it.
    expect(found.map(({ element }) => level.rows.includes(element) || element.outerHTML)).toEqual(
      names.map(() => true),
    );
  });

  test('nothing that a build makes anew is in the selectors', () => {
    const target = targets[0];
    if (!target) throw new Error('no target');
    const { level, pick } = taught(target);
    expect(`${level.selector} ${pick.selector}`).not.toMatch(
      /css-|sc-|__\w*\d|\.x\d|data-index|data-v-|is-|active|expired/,
    );
  });

  test('more rows tomorrow are found as well', () => {
    const target = targets[0];
    if (!target) throw new Error('no target');
    const { level, surface } = taught(target);
    const copy = level.row.cloneNode(true) as Element;
    level.row.after(copy);
    expect(readRows(doc, surface).length).toBe(names.length + 1);
    copy.remove();
  });
});
