/** A tool that says the same again: news only where something else was learned in between, and then at once. */
import { expect, test } from 'vitest';
import { commands } from '@/entrypoints/background/commands';
import { round } from '@/entrypoints/background/rounds';
import { saveTool } from '@/entrypoints/background/save-tool';
import type { Account } from '@/utils/model/account';
import { at, freshExtension, json, MINUTE, NOW, network, plant, stateOf, stored } from './extension';

freshExtension();

const ONE = 'https://one.acme.example';
const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const sender = {} as Parameters<typeof commands.check>[1];
const page = {
  id: 'x',
  url: `${ONE}/social-accounts/7c9e6679-7425-40de-944b-e07fc1f90ae8/`,
  tab: { id: 1 },
  frameId: 0,
} as unknown as Parameters<typeof commands.scan>[1];

/** BrightBean's list says of the account what `says.now` holds. */
const connected = async (more: Partial<Account> = {}) => {
  await saveTool({ tool: 'brightbean', origin: ONE, apiKey: 'bb_studio_k' }, NOW);
  await plant('a1', { network: 'linkedin', holder: 'brightbean', toolAccountId: ID, dueAt: undefined, ...more });
  const says = { now: 'connected' };
  network(() =>
    json({
      accounts: [
        {
          id: ID,
          platform: 'linkedin_company',
          account_name: 'Acme',
          account_handle: '@acme',
          connection_status: says.now,
        },
      ],
    }),
  );
  return says;
};
const show = (shows: 'ended' | 'alive') =>
  commands.scan({ rows: [{ key: 'accounts/0/0', name: 'Acme', handle: 'acme', toolAccountId: ID, shows }] }, page);
const wordsOf = async () => (await stored('a1')).evidence.map(({ kind, finding, at }) => [kind, finding, at - NOW]);

test('a list that says "connected" once more takes back what the page showed in between, and the row says what the list said', async () => {
  const says = await connected();
  await round();
  expect(await stateOf('a1')).toBe('healthy');
  at(NOW + 5 * MINUTE);
  await show('ended');
  expect(await stateOf('a1')).toBe('expired');
  at(NOW + 20 * MINUTE);
  await commands.check({ ids: ['a1'] }, sender);
  expect(await stored('a1')).toMatchObject({ health: { state: 'healthy' }, outcome: { code: 'checked' } });
  // Nothing was learned since: the same once more is a repetition, and not written down.
  const before = await wordsOf();
  at(NOW + 25 * MINUTE);
  await commands.check({ ids: ['a1'] }, sender);
  expect(await wordsOf()).toEqual(before);
  says.now = 'disconnected';
  at(NOW + 30 * MINUTE);
  await commands.check({ ids: ['a1'] }, sender);
  expect(await stored('a1')).toMatchObject({ health: { state: 'revoked' }, outcome: { code: 'tool-still-ended' } });
});

test('what the tool says is told as its own, also where the network holds the account for lost', async () => {
  await connected({ evidence: [{ kind: 'network', at: NOW - MINUTE, finding: 'ended', cause: 'app-removed' }] });
  await commands.check({ ids: ['a1'] }, sender);
  expect(await stored('a1')).toMatchObject({ health: { state: 'revoked' }, outcome: { code: 'checked' } });
});

test('a page that shows the account lost once more is heard after the list had said otherwise', async () => {
  const says = await connected();
  await show('ended');
  expect(await stateOf('a1')).toBe('expired');
  at(NOW + 5 * MINUTE);
  says.now = 'connected';
  await commands.check({ ids: ['a1'] }, sender);
  expect(await stateOf('a1')).toBe('healthy');
  at(NOW + 10 * MINUTE);
  await show('ended');
  expect(await stateOf('a1')).toBe('expired');
  const before = await wordsOf();
  at(NOW + 15 * MINUTE);
  await show('ended');
  expect(await wordsOf()).toEqual(before);
});

test.each(['page', 'list'] as const)('a suspicion is settled by the next reading of the %s', async by => {
  await connected();
  const read = () => (by === 'page' ? show('alive') : commands.check({ ids: ['a1'] }, sender));
  await read();
  const suspicion = { cause: 'password-changed' as const, at: NOW + 5 * MINUTE, network: 'linkedin', by: 'acme' };
  await plant('a1', { ...(await stored('a1')), suspicion });
  at(NOW + 20 * MINUTE);
  await read();
  expect((await wordsOf()).at(-1)?.[2]).toBe(20 * MINUTE);
  const [row] = (await show('alive')).rows;
  expect(row?.accounts[0]).toMatchObject({ id: 'a1', health: { state: 'healthy' } });
  expect(row?.accounts[0]?.suspicion).toBeUndefined();
});
