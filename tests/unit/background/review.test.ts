/** Cases that a reading of the whole found: each was wrong once. */
import { expect, test } from 'vitest';
import { saveApp } from '@/entrypoints/background/apps';
import { openNetworkPage } from '@/entrypoints/background/opening';
import { storeTokens } from '@/entrypoints/background/renew';
import { round } from '@/entrypoints/background/rounds';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import { nextDue } from '@/utils/health/schedule';
import { networks } from '@/utils/networks';
import { database } from '@/utils/store/db';
import { withJob } from '@/utils/store/jobs';
import { tools } from '@/utils/tools/index';
import { ENDS_LOGIN, KEEPS_ACCESS, PRIVATE_WINDOW, TICKS_PAGES, TOOL_BUTTONS } from '@/utils/wording/names';
import { around, at, freshExtension, HOUR, json, MINUTE, NOW, network, plant, stateOf, stored } from './extension';

freshExtension();

test('a fresh token whose proof failed is read again by itself, though the old one was lost', async () => {
  const lost = { kind: 'network', at: NOW - HOUR, finding: 'ended', cause: 'password-changed' } as const;
  await plant('a1', { network: 'instagram', token: { renews: 'no' }, evidence: [lost] }, { access: 'old' });
  await storeTokens('a1', { access: 'new', renews: 'itself' }, NOW);
  expect((await stored('a1')).dueAt).toBe(NOW);
  // The proof told nothing: the row stays red, and the next reading stands.
  const pace = { readEveryMs: HOUR, renewAt: null };
  const unproved = { ...(await stored('a1')), triedAt: NOW, failures: 1 };
  expect(nextDue(unproved, pace, DEFAULT_POLICY, NOW, 0.5)).toBeLessThan(NOW + 2 * MINUTE);
});

test('a server that refuses the app once changes nothing; only after the third time its details count as wrong', async () => {
  await (await database()).put('apps', { id: 'app:x::c', network: 'x', clientId: 'c', hasSecret: false, addedAt: NOW });
  const alive = { kind: 'network', at: NOW - 12 * HOUR, finding: 'alive' } as const;
  const token = { renews: 'refresh-token', expiresAt: NOW - 10 * HOUR, issuedAt: NOW - 12 * HOUR } as const;
  await plant('a1', { network: 'x', token, evidence: [alive] }, { access: 'A', refresh: 'R' });
  network(() => json({ error: 'unauthorized_client' }, 401));
  for (const [n, state] of ['healthy', 'healthy', 'unknown'].entries()) {
    at(NOW + n * HOUR);
    await round(['a1']);
    expect(await stateOf('a1')).toBe(state);
  }
  expect((await stored('a1')).obstacle).toBe('app-refused');
  expect((await stored('a1')).dueAt, 'it is asked again, if seldom').toBeGreaterThan(NOW);
});

test('a check in the shadow of a sign-in does not end its being shown as busy', async () => {
  const kinds = async () => (await (await database()).getAll('jobs')).map(job => job.kind);
  await withJob('a1', 'reconnect', NOW, async () => {
    await withJob('a1', 'check', NOW, async () => undefined);
    expect(await kinds()).toEqual(['reconnect']);
  });
  expect(await kinds()).toEqual([]);
});

test('the form offers to end the access only where the network can', () => {
  const cannot = networks.filter(each => !each.revoke || each.discontinued).map(({ id }) => id);
  expect([...KEEPS_ACCESS].sort()).toEqual(cannot.sort());
});

test('the rows advise a private window where the network files do, and to leave Pages ticked where Pages come along', () => {
  const advised = networks.filter(each => each.privateWindow).map(({ id }) => id);
  expect([...PRIVATE_WINDOW].sort()).toEqual(advised.sort());
  const meta = networks.filter(({ id }) => id === 'facebook' || id === 'instagram-business');
  expect([...TICKS_PAGES].sort()).toEqual(meta.map(({ id }) => id).sort());
  expect([...ENDS_LOGIN].sort()).toEqual(meta.map(({ id }) => id).sort());
});

test('letters and calendars know each tool’s own word for its button', () => {
  const own = tools.flatMap(({ id, reconnectLabel }) => (reconnectLabel === 'reconnect' ? [] : [[id, reconnectLabel]]));
  expect(TOOL_BUTTONS).toEqual(Object.fromEntries(own));
});

test('an account without its app does not wake the worker all day, and says what is missing', async () => {
  const token = { renews: 'refresh-token', expiresAt: NOW - 10 * HOUR, issuedAt: NOW - 12 * HOUR } as const;
  await plant('a1', { network: 'x', token, evidence: [] }, { access: 'A', refresh: 'R' });
  const asked = network(() => json({}, 500));
  await round(['a1'], { byHand: true, tell: true });
  const after = await stored('a1');
  expect(asked).toHaveLength(0);
  expect(after).toMatchObject({ obstacle: 'app-missing', outcome: { code: 'app-missing' } });
  expect(after.dueAt).toBeGreaterThan(NOW + 5 * HOUR);
});

test('what an app lacks at its network is told as that, with the page where it is mended; a new version mends what is outdated', async () => {
  await saveApp({ network: 'linkedin', clientId: 'c', clientSecret: 's' }, NOW);
  const urn = 'urn:li:organization:1';
  const token = { renews: 'no' as const, scopes: ['r_organization_admin'] };
  const evidence = [{ kind: 'network', at: NOW - HOUR, finding: 'alive' } as const];
  await plant('a1', { network: 'linkedin', networkAccountId: urn, token, evidence }, { access: 'A' });
  network(({ url }) => (url.pathname.includes('introspect') ? json({ active: true }) : json({ status: 426 }, 426)));
  for (const n of [0, 1, 2]) {
    at(NOW + n * HOUR);
    await round(['a1'], { byHand: true, tell: true });
  }
  expect(await stored('a1')).toMatchObject({ obstacle: 'outdated', outcome: { code: 'outdated' } });

  const google = { renews: 'refresh-token', expiresAt: NOW - HOUR, issuedAt: NOW - 2 * HOUR } as const;
  await saveApp({ network: 'youtube', clientId: 'g', clientSecret: 's' }, NOW);
  await plant(
    'y1',
    { network: 'youtube', token: google, evidence, obstacle: 'app-not-enabled' },
    { access: 'A', refresh: 'R' },
  );
  await openNetworkPage('y1');
  expect(around.opened).toEqual(['https://console.cloud.google.com/apis/dashboard']);
  // New details: what waited for them is read at once.
  expect(await saveApp({ network: 'youtube', clientId: 'g', clientSecret: 'new' }, NOW)).toEqual(['y1']);
});
