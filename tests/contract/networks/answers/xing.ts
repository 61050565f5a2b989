/** What XING's interface used to answer, and what is left of it. */
import { body, inconclusive, noise, type Row } from './row';

const error = (error_name: string) => ({ error_name, message: 'no' });
const over = (code: string): Row['expect'] => ({ result: 'ended', cause: 'api-discontinued', code });

export const rows: Row[] = [
  ...noise,
  {
    name: 'a contract partner',
    kind: 'good',
    answer: body(200, { users: [{ id: '1_a' }] }),
    expect: { result: 'alive' },
  },
  { name: 'gone', kind: 'dead', answer: body(410, {}), expect: over('410') },
  { name: 'not there', kind: 'dead', answer: body(404, { message: 'Not found' }), expect: over('404') },
  {
    name: 'token over',
    kind: 'revoked',
    answer: body(401, error('INVALID_OAUTH_TOKEN')),
    expect: over('INVALID_OAUTH_TOKEN'),
  },
  {
    name: 'consumer',
    kind: 'other',
    answer: body(401, error('INVALID_OAUTH_CONSUMER')),
    expect: inconclusive('app-misconfigured', { code: 'INVALID_OAUTH_CONSUMER' }),
  },
  {
    name: 'limit',
    kind: 'rate-limited',
    answer: body(403, error('RATE_LIMIT_EXCEEDED')),
    expect: inconclusive('rate-limited', { code: 'RATE_LIMIT_EXCEEDED' }),
  },
  {
    name: 'denied',
    kind: 'other',
    answer: body(403, error('ACCESS_DENIED')),
    expect: inconclusive('policy', { code: 'ACCESS_DENIED' }),
  },
  { name: 'error under 200', kind: 'other', answer: body(200, error('X')), expect: inconclusive('not-understood') },
];
