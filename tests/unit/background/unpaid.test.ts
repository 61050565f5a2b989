/** X tells for money alone whose access it is: what becomes of a sign-in when its app cannot pay; and a network that is told to ask who it is. */
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveApp } from '@/entrypoints/background/apps';
import { connect } from '@/entrypoints/background/connect';
import { reconnect } from '@/entrypoints/background/reconnect';
import type { Account } from '@/utils/model/account';
import { appIdOf } from '@/utils/model/app';
import { readAll } from '@/utils/store/read';
import { vault } from '@/utils/store/vault';
import { outcomeText } from '@/utils/wording/outcome';
import { speak } from '../support/i18n';
import { viewOf } from '../support/views';
import { freshExtension, HOUR, json, MINUTE, NOW, network, plant, stored } from './extension';

freshExtension();

const pair = (id: string) => vault.use(id, secret => ({ access: secret?.access, refresh: secret?.refresh }));

const app = { network: 'x', clientId: 'c' };
const gone = { kind: 'network', at: NOW - HOUR, finding: 'ended', cause: 'unknown', state: 'revoked' } as const;
const alive = { kind: 'network', at: NOW - MINUTE, finding: 'alive' } as const;
const LOST: Account['health'] = {
  state: 'revoked',
  cause: 'unknown',
  deadline: null,
  confidence: 'certain',
  evidence: { kind: 'network', at: NOW - HOUR },
  renewsItself: false,
  changesAt: null,
};
const held = (change: Partial<Account>): Partial<Account> => ({
  network: 'x',
  handle: 'acme',
  networkAccountId: '1',
  appId: appIdOf(app),
  token: { renews: 'refresh-token', issuedAt: NOW - HOUR },
  ...change,
});

/** A person signs in; who they are costs money that the app has not got. */
const signIn = (): string[] => {
  const opened: string[] = [];
  Object.assign(fakeBrowser.identity, {
    launchWebAuthFlow: async ({ url }: { url: string }) => {
      opened.push(url);
      return `https://abc.chromiumapp.org/?code=c&state=${new URL(url).searchParams.get('state')}`;
    },
  });
  return opened;
};
const unpaid = () =>
  network(({ to }) =>
    to.endsWith('/oauth2/token')
      ? json({ access_token: 'new', refresh_token: 'r2', token_type: 'bearer', expires_in: 7200 })
      : json({ title: 'CreditsDepleted', type: 'https://api.x.com/2/problems/credits' }, 402),
  );

test('an account whose access is over takes the new one, and says that nobody confirmed whose it is', async () => {
  await saveApp(app, NOW);
  await plant('a1', held({ evidence: [gone], health: LOST }), { access: 'old', refresh: 'r1' });
  signIn();
  unpaid();
  await reconnect('a1');
  expect(await pair('a1')).toEqual({ access: 'new', refresh: 'r2' });
  const { outcome, health, networkAccountId } = await stored('a1');
  expect({ health: health.state, networkAccountId }).toEqual({ health: 'healthy', networkAccountId: '1' });
  expect(outcome?.code).toBe('refreshed-unconfirmed');
  speak('en');
  const about = viewOf('a1', 'healthy', { network: 'x', handle: 'acme' });
  expect(outcome && outcomeText(about, outcome)).toMatch(/only your choice of this row says that it is/);
});

test('one that works keeps what it has: the new one may be anybody’s', async () => {
  await saveApp(app, NOW);
  await plant('a1', held({ evidence: [alive] }), { access: 'old', refresh: 'r1' });
  signIn();
  unpaid();
  await reconnect('a1');
  expect(await pair('a1')).toEqual({ access: 'old', refresh: 'r1' });
  expect((await stored('a1')).outcome?.code).toBe('unpaid');
});

test('a new account has nobody to be, and the app is not called refused', async () => {
  await saveApp(app, NOW);
  signIn();
  unpaid();
  await expect(connect(appIdOf(app), 'browser', [])).rejects.toMatchObject({ code: 'unpaid' });
  expect((await readAll('accounts')).good).toEqual([]);
});

test('Instagram is told to ask who it is where somebody else was signed in the last time', async () => {
  const instagram = { network: 'instagram', clientId: 'c', clientSecret: 's' };
  await saveApp(instagram, NOW);
  await plant('i', { network: 'instagram', handle: 'acme', networkAccountId: '1', appId: appIdOf(instagram) });
  network(({ to }) =>
    to.endsWith('/oauth/access_token')
      ? json({ access_token: 'IGAAshort', user_id: '2' })
      : to.endsWith('/access_token')
        ? json({ access_token: 'IGAAlong', expires_in: 5_183_944 })
        : json({ user_id: '2', username: 'other' }),
  );
  const opened = signIn();
  await reconnect('i');
  expect((await stored('i')).outcome?.code).toBe('wrong-account');
  await reconnect('i');
  expect(opened.map(url => new URL(url).searchParams.get('force_reauth'))).toEqual([null, 'true']);
});
