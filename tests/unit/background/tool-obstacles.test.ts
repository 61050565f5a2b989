/** A tool that may no longer be read, or whose recipe was removed: the rows of its accounts say so, none is lost, and they go on by themselves. */
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { hostsChanged } from '@/entrypoints/background/commands-hosts';
import { saveTool } from '@/entrypoints/background/save-tool';
import type { Account } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import { BROWSER } from '@/utils/model/words';
import { switchGuard } from '@/utils/store/guards';
import { changeSighting } from '@/utils/store/recipes';
import { readSnapshot } from '@/utils/store/snapshot';
import { toRecipeFile } from '@/utils/tools/recipe';
import { surfaceFrom } from '@/utils/tools/teach/compose';
import { fixedNetwork } from '@/utils/tools/teach/network';
import { primaryAction } from '@/utils/wording/action';
import { explanation } from '@/utils/wording/cause';
import { evidenceLine } from '@/utils/wording/evidence';
import { stateLine } from '@/utils/wording/state';
import { around, freshExtension, NOW, plant, stored } from './extension';

freshExtension();

const STUDIO = 'https://studio.livefyre.com/*';
const page = (finding: 'alive' | 'ended'): Evidence =>
  finding === 'alive'
    ? { kind: 'tool-page', at: NOW, finding }
    : { kind: 'tool-page', at: NOW, finding, cause: 'reported-by-tool', state: 'expired' };
const held = (holder: string, ...evidence: Evidence[]): Partial<Account> => ({ holder, evidence, dueAt: undefined });
const hold = async (...hosts: string[]): Promise<void> => {
  around.held = new Set(hosts);
  await hostsChanged();
};
const view = async (id: string) => {
  const found = (await readSnapshot(NOW)).accounts.find(each => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('the host of a tool is taken away', () => {
  test('what was read there is unknown, and says which access is missing; given back, all is as before', async () => {
    await plant('a', held('livefyre', page('alive')));
    await hold(STUDIO);
    expect((await view('a')).health.state).toBe('healthy');
    await hold();
    const lost = await view('a');
    expect(lost).toMatchObject({ obstacle: 'tool-not-allowed', health: { state: 'unknown' } });
    expect(stateLine(lost, NOW, 'en-GB')).toBe('Allow access to Livefyre to read it there');
    expect(explanation(lost)?.explain).toContain('Livefyre');
    expect(primaryAction(lost)).toBe('allow');
    await hold(STUDIO);
    expect(await view('a')).toMatchObject({ health: { state: 'healthy', evidence: { kind: 'tool-page', at: NOW } } });
    expect((await view('a')).obstacle).toBeUndefined();
  });

  test('an access that is known to be lost stays lost, with the reason beside it', async () => {
    await plant('a', held('livefyre', page('ended')));
    await hold();
    const lost = await view('a');
    expect(lost.health.state).toBe('expired');
    expect(evidenceLine(lost, NOW, 'en-GB')).toContain('Allow access to Livefyre to read it there');
  });

  test('dates that somebody entered, and accounts that the browser reads, need no host of a tool', async () => {
    const dated: Evidence = { kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW + 90 * 86_400_000 };
    await plant('dated', held('livefyre', page('alive'), dated));
    await plant('never', held('livefyre'));
    await plant('own', held(BROWSER, page('alive')));
    await hold();
    for (const id of ['dated', 'never', 'own']) expect((await stored(id)).obstacle).toBeUndefined();
    expect((await view('dated')).health.state).toBe('healthy');
  });

  test('of several addresses only the accounts of the one that was taken away', async () => {
    const one = await saveTool({ tool: 'postiz', origin: 'https://one.example' }, NOW);
    const two = await saveTool({ tool: 'postiz', origin: 'https://two.example' }, NOW);
    await plant('a', { ...held('postiz', page('alive')), connection: one });
    await plant('b', { ...held('postiz', page('alive')), connection: two });
    await hold('https://one.example/*');
    expect((await stored('a')).obstacle).toBeUndefined();
    expect((await stored('b')).obstacle).toBe('tool-not-allowed');
  });

  test('where rows were seen counts, not every host that the tool might have', async () => {
    await plant('a', held('livefyre', page('alive')));
    await changeSighting('s', () => ({
      id: 's',
      tool: 'livefyre',
      origin: 'https://studio.livefyre.com',
      foundAt: NOW,
      rows: 1,
    }));
    await hold('https://*.admin.fyre.co/*');
    expect((await stored('a')).obstacle).toBe('tool-not-allowed');
  });
});

const ORIGIN = 'https://tool.example';
const recipe = {
  id: 'my-tool',
  origin: ORIGIN,
  addedAt: NOW,
  changedAt: NOW,
  tool: {
    id: 'my-tool',
    name: 'My tool',
    kind: 'taught' as const,
    verified: true,
    hosts: [`${ORIGIN}/*`],
    pages: { accounts: `${ORIGIN}/accounts` },
    reconnectWords: 'Reconnect',
    reconnectLabel: 'reconnect' as const,
    notes: [],
    surfaces: [
      surfaceFrom(
        {
          rows: 'ul.list > li.line',
          name: { selector: '.name', from: 'text', note: 'x' },
          network: fixedNetwork('instagram', 'x'),
        },
        `${ORIGIN}/accounts`,
        '2026-11-22',
      ),
    ],
  },
};

describe('a recipe is removed', () => {
  const sender = {} as never;
  const take = (change: object = {}) =>
    commands.importRecipe({ text: JSON.stringify({ ...toRecipeFile(recipe), ...change }) }, sender);
  const seen = () =>
    changeSighting(`my-tool ${ORIGIN}`, () => ({
      id: `my-tool ${ORIGIN}`,
      tool: 'my-tool',
      origin: ORIGIN,
      foundAt: NOW,
    }));

  test('its accounts stay, and say what is missing; taken in again it has them back', async () => {
    expect(await take()).toMatchObject({ ok: true, id: 'my-tool' });
    await plant('a', held('my-tool', page('alive')));
    await seen();
    await commands.removeRecipe({ id: 'my-tool' }, sender);
    const lost = await view('a');
    expect(lost).toMatchObject({ holder: 'my-tool', obstacle: 'tool-removed', health: { state: 'unknown' } });
    expect(stateLine(lost, NOW, 'en-GB')).toBe('My Tool is no longer set up here');
    expect(explanation(lost)?.explain).toContain('stays in the list');
    expect(primaryAction(lost)).toBe('reconnect');
    expect(await take()).toMatchObject({ ok: true, id: 'my-tool' });
    expect(await view('a')).toMatchObject({ health: { state: 'healthy' } });
  });

  test('a recipe for another site never gets them, whatever it is called', async () => {
    await take();
    await plant('a', held('my-tool', page('alive')));
    await seen();
    await commands.removeRecipe({ id: 'my-tool' }, sender);
    const other = JSON.parse(JSON.stringify(toRecipeFile(recipe)).replace(/tool(\\\\)?\.example/g, 'evil$1.example'));
    expect(await commands.importRecipe({ text: JSON.stringify(other) }, sender)).toMatchObject({ id: 'my-tool-2' });
    expect((await view('a')).obstacle).toBe('tool-removed');
  });

  test('without accounts nothing of it is kept', async () => {
    await take();
    await seen();
    await commands.removeRecipe({ id: 'my-tool' }, sender);
    expect((await readSnapshot(NOW)).sightings).toEqual([]);
  });
});

test('everything is erased: warnings that were switched off stand again on the sites that are held', async () => {
  const registered = vi.fn();
  Object.assign(fakeBrowser.scripting, { registerContentScripts: registered });
  around.held = new Set(['https://x.com/*']);
  await switchGuard('x', false);
  await commands.eraseAll({ sure: true }, {} as never);
  expect(registered.mock.calls.flat(2)).toContainEqual(
    expect.objectContaining({ id: 'guard-loader', matches: ['https://x.com/*'] }),
  );
});
