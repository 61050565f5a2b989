/**
 * The saved account pages of tools whose doubles have none of their own, for Chromium and Firefox: where each stands, what it shows,
 * and the file that brings their accounts.
 */
import { expectedOn } from '../contract/tools/expected.ts';
import { saved, shownPages } from '../contract/tools/saved.ts';
import { html, type Site } from './core/http.ts';

const TOOLS = ['brightbean', 'buffer', 'mixpost', 'trypost'] as const;
/** Not https, or on a machine of one's own: the world has only names. */
const isElsewhere = ({ url }: { url: string }): boolean => !url.startsWith('https://');

export interface Shown {
  tool: string;
  page: string;
  url: string;
  /** Each row by its tool's key, in the page's order, with the state that its badge has to show. */
  rows: { key: string; name: string; state: string }[];
}

const STATES = { ended: 'expired', alive: 'healthy' } as const;
const keyOf = (tool: string, network: string): string => `${tool} ${network}`;

/** BrightBean's rows name no network; its accounts are found by their ids. */
const NETWORKS = ['instagram', 'linkedin', 'x'];

const rowsOf = (tool: string, page: string) =>
  expectedOn(tool, page).map((row, i) => ({ ...row, network: row.network ?? NETWORKS[i] ?? '' }));

/** Every page at its own address, told apart by a query. */
export const savedAccounts = (): Shown[] =>
  TOOLS.flatMap(tool =>
    shownPages(tool)
      .filter(page => !isElsewhere(saved(tool, page)))
      .map(page => {
        const url = new URL(saved(tool, page).url);
        url.searchParams.set('saved', `${tool}/${page}`);
        const rows = rowsOf(tool, page).map(({ network, name = '', shows }) => ({
          key: keyOf(tool, network),
          name,
          state: shows ? STATES[shows] : 'unknown',
        }));
        return { tool, page, url: url.href, rows };
      }),
  );

/** What the pages' own stylesheets do to signs without words: without a size they are not there for a browser. */
const SIGNS = '<style>.w-3 { width: 12px } .h-3 { height: 12px }</style>';

/** Answers with the page that the address names; nothing else is there, no list and no picture. */
export const savedSite = (): Site => ({
  hosts: [...new Set(savedAccounts().map(({ url }) => new URL(url).hostname))],
  answer: ({ query }) => {
    const [tool = '', page = ''] = query.get('saved')?.split('/') ?? [];
    return tool ? html(200, saved(tool, page).html + SIGNS) : undefined;
  },
  down: (_req, status) => html(status, '<!doctype html><title>Down</title>'),
  limited: () => html(429, '<!doctype html><title>Too many requests</title>'),
});

/** A file for import: every account of these pages once. */
export const savedFile = (): object => ({
  format: 'token-health/accounts',
  version: 1,
  tools: TOOLS.flatMap(tool => {
    const place = savedAccounts().find(each => each.tool === tool);
    return place && tool !== 'buffer' ? [{ tool, origin: new URL(place.url).origin }] : [];
  }),
  accounts: TOOLS.flatMap(tool =>
    rowsOf(tool, shownPages(tool)[0] ?? '').map(({ network, name, toolAccountId }) => ({
      holder: tool,
      network,
      name,
      handle: '',
      ...(toolAccountId ? { toolAccountId } : {}),
    })),
  ),
});
