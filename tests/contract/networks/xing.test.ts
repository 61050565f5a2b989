/** XING: everything is there, nothing is asked, nothing is promised. */
import { expect, it } from 'vitest';
import xing from '../../../utils/networks/xing';
import { NOW } from './answers/row';
import { ctxOf, network, REDIRECT, tokenCtxOf } from './double';

const OVER = { result: 'ended', cause: 'api-discontinued' };

it('answers without a request, and never offers a renewal', async () => {
  const double = network({});
  const ctx = tokenCtxOf(double, { access: 'a', refresh: 'r' }, { app: { clientId: 'c', clientSecret: 's' } });
  const started = { url: 'https://www.xing.com/', redirectUri: REDIRECT, state: 's' };
  expect(await xing.check(ctx)).toEqual(OVER);
  expect(await xing.identify(ctx)).toEqual(OVER);
  expect(await xing.renew(ctx)).toEqual(OVER);
  expect(await xing.children?.(ctx)).toEqual([]);
  expect(xing.revoke).toBeUndefined();
  expect(await xing.signIn(ctxOf(double), { redirectUri: REDIRECT, silent: false })).toMatchObject({
    failed: 'denied',
  });
  expect(await xing.finish(ctxOf(double), started, `${REDIRECT}?code=c&state=s`)).toMatchObject({ failed: 'denied' });
  expect(double.asked).toEqual([]);
  for (const renews of ['no', 'refresh-token', 'itself'] as const)
    for (const expiresAt of [undefined, null, NOW - 1, NOW + 1])
      expect(xing.renewAt({ renews, expiresAt }, NOW)).toBe(null);
});

it('says that it is over, and wants no permission for it', () => {
  expect(xing).toMatchObject({ discontinued: true, renewsItself: 'never', silentSignIn: false, estimateMs: null });
  expect(xing.hosts()).toEqual([]);
  expect(xing.looksLike?.('anything')).toBe(false);
});
