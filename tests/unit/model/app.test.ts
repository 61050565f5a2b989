/** Which app an account rests on, and how many accounts each app carries. */
import { expect, test } from 'vitest';
import { type App, appFor, appIdOf, usesOf } from '../../../utils/model/app';

const app = (network: string, clientId: string, issuer?: string): App => {
  const own = { network, clientId, ...(issuer ? { issuer } : {}) };
  return { ...own, id: appIdOf(own), hasSecret: false, addedAt: 0 };
};
const X = app('x', 'one');
const ONE = app('oauth', 'a', 'https://one.example');
const TWO = app('oauth', 'a', 'https://two.example');
const held = { network: 'x', holder: 'browser', hasToken: true };

test('its own; else the only one of its network and server; never the neighbour of one that was removed', () => {
  expect(appFor({ network: 'x', appId: X.id }, [X, ONE])).toBe(X);
  expect(appFor({ network: 'x' }, [X, ONE, TWO])).toBe(X);
  expect(appFor({ network: 'oauth', issuer: 'https://two.example' }, [X, ONE, TWO])).toBe(TWO);
  expect(appFor({ network: 'oauth' }, [ONE, TWO])).toBeUndefined();
  expect(appFor({ network: 'x' }, [X, app('x', 'other')])).toBeUndefined();
  expect(appFor({ network: 'x', appId: 'app:x::gone' }, [X])).toBeUndefined();
});

test('an imported account counts for the app that its token is used with; what a tool holds does not', () => {
  const accounts = [
    { ...held, appId: X.id },
    held,
    { ...held, hasToken: false },
    { ...held, holder: 'postiz' },
    { ...held, holder: 'postiz', appId: X.id },
    { ...held, network: 'oauth', issuer: 'https://one.example' },
  ];
  expect([...usesOf([X, ONE, TWO], accounts)]).toEqual([
    [X.id, 3],
    [ONE.id, 1],
  ]);
});
