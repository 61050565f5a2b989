/**
 * Every saved page of every tool in all the ways that such pages come about: late, rendered anew, by in-app navigation, in a frame, in
 * other languages. With the real loader and overlay; a new tool gets all of this for its saved pages.
 */
import { describe, expect, test, vi } from 'vitest';
import type { AccountView } from '../../../utils/model/snapshot';
import type { Tool } from '../../../utils/tools/define';
import { tools } from '../../../utils/tools/index';
import { type FoundRow, readRows } from '../../../utils/tools/read';
import { surfacesAt } from '../../../utils/tools/where';
import { viewOf } from '../../unit/support/views';
import { LANGUAGES, translate } from './languages';
import { parse } from './page';
import { otherPages, type SavedPage, saved, shownPages } from './saved';
import { openStage, SHELL, type Stage } from './stage';

// Most of what happens here is waiting.
vi.setConfig({ maxConcurrency: 20 });

const read = (tool: Tool, doc: Document, url: string): FoundRow[] =>
  surfacesAt(tool, url)
    .filter(({ kind }) => kind === 'accounts')
    .flatMap(surface => readRows(doc, surface));

/** An account of ours for every row, so that each badge has one to name. */
const accountsOn = (tool: Tool, { html, url }: SavedPage): AccountView[] =>
  read(tool, parse(html, url), url).map(({ row: { network = 'instagram', handle = '', name, toolAccountId } }, i) =>
    viewOf(`account-${i}`, 'expired', {
      holder: tool.id,
      network,
      handle,
      ...(name ? { name } : { name: undefined }),
      ...(toolAccountId ? { toolAccountId } : {}),
    }),
  );

/** One badge per row, in the row and beside its name, naming that row's account. */
const allBadged = (stage: Stage, tool: Tool, url: string, accounts: readonly AccountView[]) => {
  const badges = stage.badges();
  expect(badges.map(badge => badge.dataset.accountId)).toEqual(accounts.map(({ id }) => id));
  const rows = read(tool, stage.doc, url);
  expect(rows).toHaveLength(accounts.length);
  for (const [i, { element, row }] of rows.entries()) {
    expect(row.name).toBe(accounts[i]?.name);
    expect(element.parentElement?.contains(badges[i] ?? null)).toBe(true);
  }
};

/** Another page of the same site: at its own address, or on a tool of one's own at that of the shown page. */
const elsewhere = (tool: Tool, url: string): SavedPage => {
  const { origin } = new URL(url);
  for (const name of otherPages(tool.id)) {
    const page = saved(tool.id, name);
    const { origin: its, pathname, search, hash } = new URL(page.url);
    if (its === origin) return page;
    if (tool.kind === 'self-hosted') return { ...page, url: origin + pathname + search + hash };
  }
  return { html: SHELL, url: `${origin}/start` };
};

type Play = (stage: Stage, page: SavedPage, badged: () => Promise<void>, other: SavedPage) => Promise<void>;

const VARIANTS: Record<string, { play: Play; begins?: 'elsewhere'; framed?: true }> = {
  'rendered late, piece by piece': {
    play: async (stage, page, badged) => {
      await stage.trickle(page.html);
      await badged();
    },
  },
  'rendered anew, three times': {
    play: async (stage, page, badged) => {
      stage.render(page.html);
      await badged();
      for (let i = 0; i < 3; i += 1) {
        stage.render(page.html);
        expect(stage.badges()).toEqual([]);
        await badged();
      }
      expect(stage.counted).toEqual({ found: 1, left: 0 });
    },
  },
  'reached, left and reached again inside of the tool': {
    begins: 'elsewhere',
    play: async (stage, page, badged, other) => {
      stage.render(other.html);
      await new Promise(done => setTimeout(done, 300));
      expect(stage.badges()).toEqual([]);
      stage.go(page);
      await badged();
      stage.go(other);
      await stage.until(() => expect(stage.badges()).toEqual([]));
      await stage.until(() => expect(stage.counted.left).toBeGreaterThan(0));
      expect(stage.doc.querySelector('token-health-badge, token-health-card, token-health-toast')).toBeNull();
      stage.go(page);
      await badged();
    },
  },
  'in a frame of the same site': {
    framed: true,
    play: async (stage, page, badged) => {
      stage.render(page.html);
      await badged();
      stage.render(page.html);
      await badged();
      expect(stage.outside()).toBe(0);
    },
  },
};

const through = async (tool: Tool, page: SavedPage, { play, begins, framed }: (typeof VARIANTS)[string]) => {
  const accounts = accountsOn(tool, page);
  expect(accounts.length).toBeGreaterThan(0);
  const other = elsewhere(tool, page.url);
  const stage = await openStage(tool, accounts, begins ? other.url : page.url, framed);
  try {
    const badged = () => stage.until(() => allBadged(stage, tool, page.url, accounts));
    await play(stage, page, badged, other);
  } finally {
    stage.close();
  }
};

describe.concurrent.each(tools.map(tool => [tool.id, tool] as const))('%s', (id, tool) => {
  for (const [variant, way] of Object.entries(VARIANTS))
    test.each(shownPages(id))(`%s, ${variant}`, name => through(tool, saved(id, name), way));

  test.each(otherPages(id))('%s: no badge, however long one waits', async name => {
    const page = saved(id, name);
    // Were the page taken for a list, every row would have a badge: for accounts that nobody knows there is one as well.
    const stage = await openStage(tool, [], page.url);
    stage.render(page.html);
    await new Promise(done => setTimeout(done, 600));
    expect(stage.badges()).toEqual([]);
    stage.close();
  });
});

const spoken = Object.entries(LANGUAGES).flatMap(([id, all]) =>
  Object.entries(all).map(([lang, words]) => [id, lang, words] as const),
);

test('it is known of every tool which languages it speaks', () => {
  expect(Object.keys(LANGUAGES).sort()).toEqual(tools.map(({ id }) => id).sort());
});

describe.each(spoken)('%s in %s', (id, _lang, words) => {
  const tool = tools.find(each => each.id === id) as Tool;
  const said = ({ html, url }: SavedPage) =>
    read(tool, parse(html, url), url).map(({ row: { key: _key, ...row } }) => row);
  const others = (pages: readonly string[]) =>
    pages.map(name => {
      const page = saved(id, name);
      return { name, page, other: { ...page, html: translate(page.html, words) } };
    });

  test('reads as in English, whatever else differs', () => {
    const pages = others(shownPages(id));
    expect(pages.some(({ page, other }) => other.html !== translate(page.html, []))).toBe(true);
    for (const { name, page, other } of pages) expect([name, said(other)]).toEqual([name, said(page)]);
  });

  test('nothing is found on other pages', () => {
    for (const { name, other } of others(otherPages(id))) expect([name, said(other)]).toEqual([name, []]);
  });
});
