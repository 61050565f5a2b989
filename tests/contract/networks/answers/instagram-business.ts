/** Answers about an Instagram account that is reached through Facebook Login: its calls are about that account. */
import { assetRows, debugRows, metaRows } from './meta';
import { body, type Row } from './row';

export const rows: Row[] = [
  {
    name: 'turned personal, under a permission code',
    kind: 'other',
    answer: body(403, {
      error: { message: '(#10) The user is not an Instagram Business', type: 'OAuthException', code: 10 },
    }),
    expect: { result: 'ended', cause: 'asset-gone', code: '10' },
  },
  ...metaRows(['instagram_basic']),
  ...debugRows,
  ...assetRows(true),
  {
    name: 'the account',
    kind: 'good',
    answer: body(200, { id: '17841', username: 'acme' }),
    expect: { result: 'alive' },
  },
];
