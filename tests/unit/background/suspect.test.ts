/** The network says of one account that its password was changed: what tools hold of that login is suspected, through restarts, until it is read. */
import { expect, test } from 'vitest';
import { commands } from '@/entrypoints/background/commands';
import { round } from '@/entrypoints/background/rounds';
import { closeDatabase } from '@/utils/store/db';
import { readSnapshot } from '@/utils/store/snapshot';
import { at, DAY, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stored } from './extension';

freshExtension();

const ended = () =>
  json(
    { error: { message: 'The session has been invalidated.', type: 'OAuthException', code: 190, error_subcode: 460 } },
    400,
  );
const facebook = { network: 'facebook', login: 'anna', token: { renews: 'no' as const } };
const held = { network: 'facebook', login: 'Anna', holder: 'livefyre', dueAt: undefined, connectedAt: NOW - DAY };

const views = async (now: number) =>
  Object.fromEntries((await readSnapshot(now)).accounts.map(view => [view.id, view] as const));

test('suspected with the evidence, counted nowhere, the same after a restart, cleared by its own next reading', async () => {
  await plant('acme', { ...facebook, name: 'Acme' }, { access: 'token' });
  await plant('tool', held);
  await plant('stranger', { ...held, login: 'olaf' });
  network(ended);
  const before = await views(NOW);
  await round(['acme']);

  const after = await views(NOW + MINUTE);
  expect(after.acme?.health.cause).toBe('password-changed');
  expect(after.tool?.suspicion).toEqual({ cause: 'password-changed', at: NOW, network: 'facebook', by: 'acme' });
  expect(after.tool?.health.state).toBe(before.tool?.health.state);
  expect(after.stranger?.suspicion).toBeUndefined();
  expect(after.acme?.suspicion).toBeUndefined();
  expect((await readSnapshot(NOW)).needsPerson).toBe(1);

  await closeDatabase();
  // Later the login works again here; what the tool holds is as doubtful as before.
  network(() =>
    json({ data: { is_valid: true, type: 'USER', user_id: 'acme', scopes: ['public_profile'] }, id: 'acme' }),
  );
  at(NOW + DAY);
  await round(['acme']);
  expect((await views(NOW + DAY)).tool?.suspicion).toMatchObject({ at: NOW });

  const { evidence } = await stored('tool');
  await plant('tool', {
    ...(await stored('tool')),
    evidence: [...evidence, { kind: 'tool-api', at: NOW + DAY, finding: 'alive' }],
  });
  expect((await views(NOW + DAY + HOUR)).tool?.suspicion).toBeUndefined();
  await commands.snooze({ id: 'acme', until: null }, {});
  expect((await views(NOW + DAY + HOUR)).tool?.suspicion).toBeUndefined();
});
