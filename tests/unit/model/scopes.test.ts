/** What was asked for and not granted; and what only goes by another name, or is never repeated. */
import { expect, test } from 'vitest';
import { lacks, measured } from '@/utils/model/scopes';

const G = 'https://www.googleapis.com/auth';

test.each([
  ['one that was unticked', ['profile', 'posts:write'], ['profile'], ['posts:write']],
  ['what only asks for tokens', ['openid', 'profile', 'offline_access', 'offline.access'], ['profile'], []],
  ['names in two ways', ['email', 'profile'], [`${G}/userinfo.email`, `${G}/userinfo.profile`], []],
  ['the same, other way round', [`${G}/userinfo.email`], ['email'], []],
  ['an address cut to its name', ['https://graph.microsoft.com/User.Read'], ['User.Read'], []],
  ['the broader one in its place', ['read:accounts'], ['read'], []],
  ['the broader one, which was asked for itself', ['posts', 'posts:write'], ['posts'], ['posts:write']],
  ['one that only begins alike', ['user.read.all'], ['user.read'], ['user.read.all']],
  [
    'YouTube unticked',
    ['openid', 'email', `${G}/youtube.upload`],
    ['openid', `${G}/userinfo.email`],
    [`${G}/youtube.upload`],
  ],
])('%s', (_what, wanted, granted, missing) => {
  expect(lacks(wanted, granted)).toEqual(missing);
});

test('the asked-for list stays, and what came besides is added', () => {
  expect(measured(['a', 'b'], ['a', 'c'])).toEqual({ scopes: ['a', 'b', 'c'], lacking: ['b'] });
});

test('an answer without scopes grants what was asked for', () => {
  expect(measured(['a'], undefined)).toEqual({ scopes: ['a'] });
  expect(measured(['a'], [])).toEqual({ scopes: ['a'] });
  expect(measured(undefined, ['a'])).toEqual({ scopes: ['a'], lacking: [] });
});
