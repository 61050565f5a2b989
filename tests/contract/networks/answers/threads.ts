/** Answers of graph.threads.net and graph.threads.com: Graph's envelope, and a debug_token that says less. */
import { assetRows, debugRows, metaRows } from './meta';
import { body, inconclusive, type Row } from './row';

const inspected = {
  type: 'USER',
  application: 'App',
  data_access_expires_at: 1_799_000_000,
  expires_at: 1_800_000_000,
  is_valid: true,
  issued_at: 1_795_000_000,
  scopes: ['threads_basic', 'threads_content_publish'],
  user_id: '123',
};

export const rows: Row[] = [
  ...metaRows(['threads_basic']),
  ...assetRows(false),
  ...debugRows,
  {
    name: 'me',
    kind: 'good',
    answer: body(200, { id: '9001', username: 'acme', name: 'Acme' }),
    expect: { result: 'alive' },
  },
  {
    name: 'debug_token without app and targets',
    kind: 'good',
    answer: body(200, { data: inspected }),
    expect: {
      result: 'alive',
      expiresAt: 1_800_000_000_000,
      dataAccessEndsAt: 1_799_000_000_000,
      issuedAt: 1_795_000_000_000,
      scopes: inspected.scopes,
      tokenKind: 'user',
    },
  },
  {
    name: 'a threads permission by its name',
    kind: 'other',
    answer: body(403, { error: { code: 10, message: '(#10) Requires threads_manage_replies permission' } }),
    expect: { result: 'alive', missing: ['threads_manage_replies'] },
  },
  {
    name: 'restricted user, on publishing',
    kind: 'other',
    answer: body(400, { error: { code: 24, error_subcode: 4279013, message: 'User is restricted' } }),
    expect: inconclusive('policy', { code: '24/4279013' }),
  },
  {
    name: 'used code',
    kind: 'other',
    answer: body(400, {
      error_type: 'OAuthException',
      code: 400,
      error_message: 'This authorization code has been used',
    }),
    expect: inconclusive('app-misconfigured'),
  },
];
