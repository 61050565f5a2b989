/** A tool of the user's own in a folder of a host: where it begins is told from what was pasted, and its pages are found there and nowhere else. */
import { describe, expect, test } from 'vitest';
import { connectionsAt } from '@/entrypoints/background/tool-page';
import type { ToolConnection } from '@/utils/model/app';
import { baseAsWritten, baseOf, inFolder } from '@/utils/tools/base';
import type { Tool } from '@/utils/tools/define';
import { toolOf, tools } from '@/utils/tools/index';
import { surfacesAt } from '@/utils/tools/where';

const tool = (id: string): Tool => {
  const found = toolOf(id);
  if (!found) throw new Error(id);
  return found;
};
const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
/** A page that lists accounts, as it is where the tool has the host to itself. */
const LISTS: Record<string, string> = {
  postiz: '/launches',
  mixpost: '/mixpost/accounts',
  chatwoot: '/app/accounts/7/settings/inboxes/list',
  brightbean: `/social-accounts/${ID}/`,
  trypost: '/accounts',
  nango: '/prod/connections',
};

test('every self-hosted tool is tried', () => {
  expect(Object.keys(LISTS).sort()).toEqual(
    tools.flatMap(({ id, kind }) => (kind === 'self-hosted' ? [id] : [])).sort(),
  );
});

describe.each(Object.entries(LISTS))('%s', (id, list) => {
  test.each(['', '/social', '/apps/team+1/tool'])('at "%s", from the page that lists the accounts', folder => {
    const base = `https://acme.example:8443${folder}`;
    expect(baseOf(tool(id), `${base}${list}?x=1#y`)).toBe(base);
    expect(baseAsWritten(tool(id), `${base}${list}`)).toBe(base);
    expect(baseAsWritten(tool(id), `${base}/`)).toBe(base);
    const moved = inFolder(tool(id), base);
    expect(surfacesAt(moved, base + list).map(({ kind }) => kind)).toContain('accounts');
    // Elsewhere on that host the same path is somebody else's; Mixpost's pattern leaves the folder open, its place does not.
    if (folder && id !== 'mixpost') expect(surfacesAt(moved, `https://acme.example:8443${list}`)).toEqual([]);
  });

  test('in a folder of its name, from any page', () => {
    const base = id === 'mixpost' ? 'https://acme.example' : `https://acme.example/${id}`;
    expect(baseOf(tool(id), `https://acme.example/${id}`)).toBe(base);
    expect(baseOf(tool(id), `https://acme.example/${id}/settings?x`)).toBe(base);
  });

  test('on a host of its own, from any page', () => {
    for (const path of ['', '/', '/login', '/app/accounts/3/dashboard', '/settings/profile'])
      expect(baseOf(tool(id), `https://acme.example${path}`)).toBe('https://acme.example');
  });
});

test('a tool at its vendor’s, and one that nobody knows, have the host', () => {
  expect(baseOf(tool('buffer'), 'https://publish.buffer.com/channels')).toBe('https://publish.buffer.com');
  expect(baseOf(undefined, 'https://a.example/b')).toBe('https://a.example');
});

test('a page belongs to the nearest of several addresses', () => {
  const at = (id: string, origin: string): ToolConnection => ({
    id,
    tool: 'postiz',
    origin,
    hasApiKey: true,
    addedAt: 0,
  });
  const all = [at('host', 'https://a.example'), at('one', 'https://a.example/one'), at('two', 'https://a.example/two')];
  const found = (href: string) => connectionsAt('postiz', href, all).map(({ id }) => id);
  expect(found('https://a.example/one/launches')).toEqual(['one']);
  expect(found('https://a.example/two')).toEqual(['two']);
  expect(found('https://a.example/onerous')).toEqual(['host']);
  expect(found('https://b.example/one')).toEqual([]);
});
