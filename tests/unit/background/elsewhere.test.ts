/** A server that keeps endpoints on another host: found out before it is asked, and asked for in the next click. */
import { expect, test } from 'vitest';
import { saveApp } from '@/entrypoints/background/apps';
import { connect } from '@/entrypoints/background/connect';
import { round } from '@/entrypoints/background/rounds';
import { appIdOf } from '@/utils/model/app';
import { networkOf } from '@/utils/networks';
import { hostsNeeded } from '@/utils/networks/define';
import { readOne } from '@/utils/store/read';
import { around, freshExtension, HOUR, json, NOW, network, plant, stored } from './extension';

freshExtension();

const OP = 'https://id.example';
const OWN = 'https://id.example/*';
const OTHER = 'https://api.other.example/*';
const app = { network: 'oauth', clientId: 'cid', issuer: OP };
const metadata = {
  issuer: OP,
  authorization_endpoint: `${OP}/auth`,
  token_endpoint: 'https://api.other.example/token',
  userinfo_endpoint: 'https://api.other.example/me',
  revocation_endpoint: `${OP}/revoke`,
};
const server = () =>
  network(({ to }) => (to.includes('well-known') ? json(metadata) : json({ sub: 'ada', preferred_username: 'ada' })));
const appNow = () => readOne('apps', appIdOf(app));

test('an account of a file: its other host is found out and asked for before anything goes there', async () => {
  await saveApp(app, NOW);
  const evidence = [{ kind: 'network', at: NOW - HOUR, finding: 'alive' } as const];
  await plant('a1', { network: 'oauth', issuer: OP, token: { renews: 'no' }, evidence }, { access: 'A' });
  around.held = new Set([OWN]);
  const asked = server();
  await round(['a1']);
  expect(await stored('a1')).toMatchObject({ obstacle: 'host-not-granted' });
  expect(asked.every(({ url }) => url.origin === OP)).toBe(true);
  // What "Allow access" in its row asks the browser for.
  const oauth = networkOf('oauth');
  expect(oauth && hostsNeeded(oauth, OP, await appNow())).toEqual([OWN, OTHER]);

  around.held = new Set([OWN, OTHER]);
  await round(['a1'], { asked: NOW + 1 });
  expect(await stored('a1')).toMatchObject({ health: { state: 'healthy' } });
  expect(asked.filter(({ url }) => url.pathname.includes('well-known'))).toHaveLength(2);
});

test('a sign-in: the second host is named, kept with the app, and no window opens before it is held', async () => {
  await saveApp(app, NOW);
  around.held = new Set([OWN]);
  server();
  await expect(connect(appIdOf(app), 'browser', [])).rejects.toMatchObject({
    code: 'host-not-granted',
    fields: { hosts: 'api.other.example' },
  });
  expect((await appNow())?.hosts).toEqual([OTHER]);
});
