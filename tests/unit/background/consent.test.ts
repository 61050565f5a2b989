/** Firefox: where a person has not agreed that a token, a key or a message is sent, none is, and the row says so and asks. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commands } from '@/entrypoints/background/commands';
import { hostsChanged } from '@/entrypoints/background/commands-hosts';
import { round } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { sendDue } from '@/entrypoints/background/sending';
import { readConnection } from '@/entrypoints/background/tools';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import { readAll } from '@/utils/store/read';
import { around, at, freshExtension, HOUR, json, NOW, network, plant, stored } from './extension';

freshExtension();
const sender = {} as Parameters<typeof commands.savePerson>[1];

beforeEach(() => {
  vi.stubEnv('BROWSER', 'firefox');
  around.agreed = new Set();
});
afterEach(() => vi.unstubAllEnvs());

const withToken = () =>
  plant(
    'a',
    {
      network: 'instagram',
      handle: 'acme',
      holder: 'browser',
      token: { renews: 'no', expiresAt: NOW + 40 * 86_400_000 },
    },
    { access: 'IGAA-PLANTED' },
  );
const alive = () => network(() => json({ user_id: '1', username: 'acme' }));

test('a token stays here, and goes as soon as the person agrees; taken back, it stays again', async () => {
  const asked = alive();
  await withToken();
  await round(['a']);
  expect(asked).toEqual([]);
  expect(await stored('a')).toMatchObject({ obstacle: 'host-not-granted', health: { state: 'unknown' } });
  around.agreed = new Set(['authenticationInfo']);
  await hostsChanged();
  expect(asked.length).toBeGreaterThan(0);
  expect((await stored('a')).health.state).toBe('healthy');
  const before = asked.length;
  at(NOW + HOUR);
  around.agreed = new Set(['websiteContent']);
  await hostsChanged();
  await round(['a']);
  expect(asked).toHaveLength(before);
  expect((await stored('a')).obstacle).toBe('host-not-granted');
});

test('so does the key of a tool', async () => {
  const asked = network(() => json([]));
  await commands.saveTool({ tool: 'postiz', origin: 'https://social.example', apiKey: 'PLANTED' }, sender);
  const [tool] = (await readAll('tools')).good;
  await readConnection(tool?.id ?? '', NOW);
  expect(asked).toEqual([]);
  expect((await readAll('tools')).good[0]?.outcome?.code).toBe('host-not-granted');
});

test('a message with names and addresses needs more than a token does', async () => {
  around.agreed = new Set(['authenticationInfo']);
  const asked = network(() => json({}));
  const { id } = await commands.saveChannel(
    { kind: 'slack', name: 'Team', address: 'https://hook.example/in' },
    sender,
  );
  const owner = await commands.savePerson({ name: 'Ann', channels: [id] }, sender);
  await plant('b', {
    holder: 'livefyre',
    ownerId: owner.id,
    evidence: [{ kind: 'tool-page', at: NOW, finding: 'ended', cause: 'password-changed' }],
  });
  await save('b', DEFAULT_POLICY, NOW, account => ({ ...account }));
  await commands.testChannel({ id, person: owner.id }, sender);
  await sendDue();
  expect(asked).toEqual([]);
  expect((await readAll('channels')).good[0]?.outcome?.code).toBe('host-not-granted');
  around.agreed = 'all';
  await commands.testChannel({ id, person: owner.id }, sender);
  expect(asked.length).toBeGreaterThan(0);
});

test('an import says which sites wait for consent, and that something would be sent there', async () => {
  const text = (more: object) =>
    JSON.stringify({
      format: 'token-health/accounts',
      version: 1,
      accounts: [{ network: 'instagram', handle: 'acme', holder: 'browser', ...more }],
    });
  const withSecret = await commands.importAccounts({ text: text({ accessToken: 'IGAA-PLANTED' }) }, sender);
  expect(withSecret).toMatchObject({ sends: true });
  expect(withSecret.origins).toContain('https://graph.instagram.com/*');
  const without = await commands.importAccounts({ text: text({ handle: 'other', expiresAt: null }) }, sender);
  expect(without).toMatchObject({ sends: false, origins: [] });
});
