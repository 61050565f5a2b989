/** Answers of graph.instagram.com and api.instagram.com. */
import { assetRows, metaRows } from './meta';
import { body, inconclusive, type Row } from './row';

export const rows: Row[] = [
  ...metaRows(['instagram_business_basic']),
  ...assetRows(false),
  {
    name: 'me',
    kind: 'good',
    answer: body(200, { user_id: '17841', username: 'acme', id: '99' }),
    expect: { result: 'alive' },
  },
  {
    name: 'me as a list',
    kind: 'good',
    answer: body(200, { data: [{ user_id: '17841', username: 'acme' }] }),
    expect: { result: 'alive' },
  },
  {
    name: 'used code',
    kind: 'other',
    answer: body(400, {
      error_type: 'OAuthException',
      code: 400,
      error_message: 'Matching code was not found or was already used',
    }),
    expect: inconclusive('app-misconfigured'),
  },
  {
    name: 'old API, dead token',
    kind: 'revoked',
    answer: body(400, {
      meta: {
        error_type: 'OAuthAccessTokenException',
        code: 400,
        error_message: 'The access_token provided is invalid.',
      },
    }),
    expect: { result: 'ended', cause: 'unknown', state: 'revoked', code: '190' },
  },
];
