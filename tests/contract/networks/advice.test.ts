/** A refused app: the network's own words lead to the next step, and to none where they tell nothing. */
import { describe, expect, test } from 'vitest';
import { refuse } from '../../../entrypoints/background/refuse';
import { networkOf } from '../../../utils/networks';

/** Words as facts and documents have them (looked up 2026-11-21). */
const CASES: [network: string, words: string, advice: string | undefined][] = [
  ['facebook', 'OAuthException: Error validating client secret.', 'secret'],
  [
    'facebook',
    'OAuthException: Error validating application. Cannot get application info due to a system error.',
    'secret',
  ],
  [
    'facebook',
    'OAuthException: Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    'redirect',
  ],
  ['instagram', 'OAuthException: Invalid platform app', 'client-id'],
  ['instagram', 'OAuthException: Insufficient developer role', 'app-mode'],
  ['threads', 'invalid_scope: Invalid Scopes: threads_basic', 'scope'],
  [
    'linkedin',
    'unauthorized_scope_error: Scope "r_organization_admin" is not authorized for your application',
    'scope',
  ],
  ['linkedin', 'invalid_client: Client authentication failed', 'secret'],
  [
    'linkedin',
    'invalid_redirect_uri: Unable to retrieve access token: appid/redirect uri/code verifier does not match',
    'redirect',
  ],
  ['linkedin', 'invalid_request: A required parameter "client_secret" is missing', 'needs-secret'],
  ['x', 'unauthorized_client: Missing valid authorization header', 'needs-secret'],
  ['x', 'invalid_request: Value passed for the client id was invalid.', 'client-id'],
  [
    'x',
    'invalid_request: Value passed for the redirect uri did not match the uri of the authorization code.',
    'redirect',
  ],
  ['pinterest', 'Authentication failed.', 'id-or-secret'],
  ['youtube', 'invalid_client: Unauthorized', 'id-or-secret'],
  ['youtube', 'invalid_client: The OAuth client was not found.', 'client-id'],
  ['youtube', 'invalid_request: client_secret is missing.', 'needs-secret'],
  ['tiktok', 'invalid_client: Client key or secret is incorrect.', 'secret'],
  ['pinterest', 'provided redirect_uri https://a.example does not match any of the registered ones', 'redirect'],
  ['youtube', 'deleted_client: The OAuth client was deleted.', 'client-id'],
  ['mastodon', 'invalid_client: Client authentication failed due to unknown client', 'secret'],
  ['bluesky', 'invalid_client_metadata: Unable to obtain client metadata', 'metadata'],
  ['bluesky', 'invalid_redirect_uri: Invalid redirect_uri', 'redirect'],
  ['oauth', 'invalid_scope: The requested scope is unknown', 'scope'],
  ['oauth', 'something went wrong', undefined],
];

describe.each(CASES)('%s: %s', (id, message, advice) => {
  test(`leads to ${advice ?? 'nothing'}`, () => {
    expect(refuse({ failed: 'app-refused', message }, networkOf(id)).fields.advice).toBe(advice);
  });
});

test('a person’s no is no fault of the app', () => {
  const words = { failed: 'denied', message: 'access_denied: The user denied the scope' } as const;
  expect(refuse(words, networkOf('oauth')).fields.advice).toBeUndefined();
});

test.each([
  ['AuthenticationRequired: Invalid identifier or password', 'wrong-password'],
  ['AuthFactorTokenRequired: A sign in code has been sent to your email address', 'two-factor'],
])('a password that does not open: %s', (message, advice) => {
  expect(refuse({ failed: 'denied', message }, networkOf('bluesky')).fields).toEqual({ message, advice });
});

test('what the network file knows better counts, words or no words', () => {
  expect(refuse({ failed: 'denied', advice: 'no-such-name' }, networkOf('bluesky')).fields).toEqual({
    advice: 'no-such-name',
  });
});
