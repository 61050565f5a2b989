/** A renewal that fails must not starve the check: a token that lives is read, and the network is not blamed for an error of its own. */
import { expect, test } from 'vitest';
import { saveApp } from '@/entrypoints/background/apps';
import { round } from '@/entrypoints/background/rounds';
import { appIdOf } from '@/utils/model/app';
import { readSnapshot } from '@/utils/store/snapshot';
import { at, DAY, freshExtension, HOUR, json, NOW, network, plant, stored } from './extension';

freshExtension();

/** Every reading that falls due until then. */
const live = async (id: string, until: number): Promise<string[]> => {
  const states: string[] = [];
  for (let n = 0, now = NOW; n < 200; n += 1) {
    now = Math.max(now + 1000, (await stored(id)).dueAt ?? until);
    if (now >= until) break;
    at(now);
    await round();
    states.push((await stored(id)).health.state);
  }
  at(until);
  return [...new Set(states)];
};
const read = { kind: 'network' as const, at: NOW - HOUR, finding: 'alive' as const };

test.each([
  ['an error that nobody knows', { message: 'Unsupported request', type: 'IGApiException', code: 100 }, 400],
  ['an odd word on the token', { message: 'odd', code: 190 }, 400],
  ['a policy', { message: 'Blocked', code: 368 }, 400],
])('Instagram refuses to renew with %s, and lives', async (_why, error, status) => {
  const asked = network(({ to }) =>
    to.endsWith('/refresh_access_token') ? json({ error }, status) : json({ user_id: '1', username: 'acme' }),
  );
  const token = { renews: 'itself' as const, issuedAt: NOW - 31 * DAY, expiresAt: NOW + 29 * DAY };
  await plant('a', { handle: 'acme', networkAccountId: '1', evidence: [read], token }, { access: 'IGAAx' });
  expect(await live('a', NOW + 9 * DAY)).toEqual(['healthy']);
  const renewals = asked.filter(each => each.to.endsWith('/refresh_access_token')).length;
  expect(renewals, 'once a day').toBeGreaterThan(7);
  expect(renewals).toBeLessThan(11);
  // It does not renew itself at present: its own end is what a person has to mind.
  expect((await stored('a')).health).toMatchObject({ deadline: NOW + 29 * DAY, renewsItself: false });
  expect((await readSnapshot(NOW + 9 * DAY)).outages).toEqual([]);
});

test('a token that is refused itself is dead, though its renewal failed for another reason', async () => {
  network(({ to }) =>
    to.endsWith('/refresh_access_token')
      ? json({ error: { message: 'Unsupported request', code: 100 } }, 400)
      : json({ error: { message: 'x', code: 190, error_subcode: 460 } }, 400),
  );
  const token = { renews: 'itself' as const, issuedAt: NOW - 31 * DAY, expiresAt: NOW + 29 * DAY };
  await plant('a', { handle: 'acme', evidence: [read], token }, { access: 'IGAAx' });
  await round();
  expect((await stored('a')).health).toMatchObject({ state: 'revoked', cause: 'password-changed' });
});

test('an outage is not asked twice, and is tried again soon', async () => {
  const asked = network(() => json({ error: { message: 'busy', code: 2, is_transient: true } }, 503));
  const token = { renews: 'itself' as const, issuedAt: NOW - 31 * DAY, expiresAt: NOW + 29 * DAY };
  await plant('a', { handle: 'acme', evidence: [read], token }, { access: 'IGAAx' });
  await round();
  expect(asked).toHaveLength(1);
  expect((await stored('a')).token).not.toHaveProperty('renewFailedAt');
});

test('Facebook: the app’s secret was reset, and the token lives', async () => {
  const app = { network: 'facebook', clientId: '123', clientSecret: 'old' };
  await saveApp(app, NOW);
  const refused = () =>
    json({ error: { message: 'Error validating client secret.', type: 'OAuthException', code: 1 } }, 400);
  const data = { is_valid: true, expires_at: (NOW + 25 * DAY) / 1000, scopes: ['public_profile'], type: 'USER' };
  network(({ to, url }) => {
    if (to.endsWith('/oauth/access_token')) return refused();
    if (to.endsWith('/debug_token'))
      return url.searchParams.get('access_token')?.includes('|') ? refused() : json({ data });
    return json({ id: '1', name: 'Ada', data: [] });
  });
  const token = { renews: 'itself' as const, issuedAt: NOW - 35 * DAY, expiresAt: NOW + 25 * DAY };
  const known = { network: 'facebook', handle: 'Ada', networkAccountId: '1', appId: appIdOf(app) };
  await plant('a', { ...known, evidence: [read], token }, { access: 'EAAx' });
  expect(await live('a', NOW + 9 * DAY)).toEqual(['healthy']);
  expect((await stored('a')).health).toMatchObject({ deadline: NOW + 25 * DAY });
  expect((await stored('a')).obstacle).toBeUndefined();
});

test('Pinterest: an odd answer to a renewal, while the access token has weeks to go', async () => {
  const app = { network: 'pinterest', clientId: 'c', clientSecret: 's' };
  await saveApp(app, NOW);
  network(({ to }) =>
    to.endsWith('/oauth/token')
      ? json({ code: 999, message: 'Odd.' }, 400)
      : json({ username: 'acme', id: '1', items: [] }),
  );
  const ends = { issuedAt: NOW - 24 * DAY, expiresAt: NOW + 6 * DAY, refreshExpiresAt: NOW + 36 * DAY };
  const known = { network: 'pinterest', handle: 'acme', networkAccountId: '1', appId: appIdOf(app) };
  await plant(
    'a',
    { ...known, evidence: [read], token: { renews: 'refresh-token', ...ends } },
    { access: 'pina_1', refresh: 'pinr_1' },
  );
  await round(['a']);
  // It works, and its end is near: that is to be said, and not that nobody knows.
  expect((await stored('a')).health).toMatchObject({ state: 'expiring', deadline: NOW + 6 * DAY });
});
