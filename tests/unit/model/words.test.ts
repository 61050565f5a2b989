/** The words and borders of the model: order of states, what needs a person, which records and files are taken. */
import { describe, expect, test } from 'vitest';
import { accountSchema, idSchema } from '@/utils/model/account';
import { appIdOf, toolConnectionIdOf } from '@/utils/model/app';
import { importFileSchema, issuerSchema } from '@/utils/model/exchange';
import { Failure } from '@/utils/model/failure';
import { needsPerson, rankOf, STATES, worse } from '@/utils/model/words';
import { account } from '../health/arbitrary';

test('states stand worst first, and four of them need a person', () => {
  expect(STATES).toEqual(['revoked', 'expired', 'blocked', 'expiring', 'limited', 'unknown', 'healthy']);
  expect(STATES.filter(needsPerson)).toEqual(['revoked', 'expired', 'blocked', 'expiring']);
  for (const a of STATES) for (const b of STATES) expect(rankOf(worse(a, b))).toBe(Math.min(rankOf(a), rankOf(b)));
});

test('ids of apps and tools tell apart what differs and find again what is the same', () => {
  const app = { network: 'oauth', clientId: 'c', issuer: 'https://a.example' };
  const ids = [
    app,
    { ...app, clientId: 'd' },
    { ...app, issuer: 'https://b.example' },
    { ...app, issuer: undefined },
    { ...app, network: 'x' },
  ].map(appIdOf);
  expect(new Set(ids).size).toBe(5);
  expect(appIdOf({ ...app })).toBe(ids[0]);
  const tool = { tool: 'chatwoot', origin: 'https://t.example' };
  expect(toolConnectionIdOf(tool)).not.toBe(toolConnectionIdOf({ ...tool, accountId: '1' }));
});

test.each(['x', 'instagram-business', '0auth'])('%s is an id', id => expect(idSchema.safeParse(id).success).toBe(true));
test.each(['', 'X', 'a b', '../x', '-x', 'a'.repeat(41), '__proto__'])('%j is none', id =>
  expect(idSchema.safeParse(id).success).toBe(false),
);

describe('an account', () => {
  test('of now fits; what would break a judgement does not', () => {
    expect(accountSchema.safeParse(account()).success).toBe(true);
    for (const broken of [
      { generation: -1 },
      { failures: 0.5 },
      { addedAt: Number.NaN },
      { addedAt: Number.POSITIVE_INFINITY },
      { holder: '' },
      { paused: 1 },
    ]) {
      expect(accountSchema.safeParse({ ...account(), ...broken }).success).toBe(false);
    }
  });

  test('has no place for a token', () => {
    const read = accountSchema.parse({ ...account(), accessToken: 'EAA', token: { renews: 'no', access: 'EAA' } });
    expect(JSON.stringify(read)).not.toContain('EAA');
  });
});

describe('an import file', () => {
  const file = { format: 'token-health/accounts', version: 1 };
  test('may be empty; an issuer reads the same with or without a slash', () => {
    expect(importFileSchema.safeParse(file).success).toBe(true);
    expect(issuerSchema.parse('https://id.example/')).toBe(issuerSchema.parse('https://id.example'));
    expect(issuerSchema.parse('https://id.example/realm/')).toBe('https://id.example/realm');
  });

  test.each(['javascript:alert(1)', 'data:text/plain,x', 'file:///etc/hosts', 'ftp://a.example', 'no address'])(
    '%s is no server',
    url => {
      expect(
        importFileSchema.safeParse({ ...file, apps: [{ network: 'oauth', clientId: 'c', issuer: url }] }).success,
      ).toBe(false);
      expect(
        importFileSchema.safeParse({ ...file, apps: [{ network: 'x', clientId: 'c', tokenEndpoint: url }] }).success,
      ).toBe(false);
    },
  );
});

test('a failure says its code and nothing else', () => {
  const failure = new Failure('wrong-account', { expected: 'a', got: 'b' });
  expect([failure.message, failure.code, failure.fields]).toEqual([
    'wrong-account',
    'wrong-account',
    { expected: 'a', got: 'b' },
  ]);
});
