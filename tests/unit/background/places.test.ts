/** Which tool a page belongs to, where several share a host. */
import { expect, test } from 'vitest';
import { commands } from '@/entrypoints/background/commands';
import { toolOfPage } from '@/entrypoints/background/places';
import { saveTool } from '@/entrypoints/background/save-tool';
import { database } from '@/utils/store/db';
import { recipeSchema } from '@/utils/tools/recipe';
import { surfaceFrom } from '@/utils/tools/teach/compose';
import { around, freshExtension, NOW, plant } from './extension';

freshExtension();

const HOST = 'https://tools.acme.example';
const taught = (path: string) =>
  recipeSchema.parse({
    id: 'crm',
    origin: HOST,
    addedAt: NOW,
    changedAt: NOW,
    tool: {
      id: 'crm',
      name: 'CRM',
      kind: 'taught',
      verified: true,
      hosts: [`${HOST}/*`],
      pages: { accounts: `${HOST}${path}` },
      reconnectWords: 'Reconnect',
      reconnectLabel: 'reconnect',
      notes: [],
      surfaces: [
        surfaceFrom(
          { rows: 'li.row', name: { selector: 'b', from: 'text', note: 'n' }, network: [] },
          `${HOST}${path}`,
          '2026-11-01',
        ),
      ],
    },
  });
const at = async (path: string) => (await toolOfPage(`${HOST}${path}`))?.id;

test('a tool is at home in its folder, whatever was taught elsewhere on its host', async () => {
  await saveTool({ tool: 'postiz', origin: `${HOST}/postiz` }, NOW);
  await (await database()).put('recipes', taught('/crm/accounts'));
  expect([await at('/postiz/launches'), await at('/crm/accounts'), await at('/')]).toEqual(['postiz', 'crm', 'crm']);
});

test('where both have the whole host, what was taught comes first', async () => {
  await saveTool({ tool: 'postiz', origin: HOST }, NOW);
  await (await database()).put('recipes', taught('/crm/accounts'));
  expect(await at('/crm/accounts')).toBe('crm');
});

test('a service that is known by its front door alone is opened where its accounts were seen', async () => {
  await plant('a1', { network: 'instagram', holder: 'livefyre', handle: 'acme', dueAt: undefined });
  const sender = { url: 'https://acme.admin.fyre.co/settings', frameId: 0 } as Parameters<typeof commands.scan>[1];
  await commands.reconnect({ id: 'a1' }, {} as typeof sender);
  await commands.scan({ rows: [{ key: 'accounts/0/0', network: 'instagram', handle: 'acme' }] }, sender);
  await commands.reconnect({ id: 'a1' }, {} as typeof sender);
  expect(around.opened).toEqual(['https://studio.livefyre.com/', 'https://acme.admin.fyre.co/']);
});
