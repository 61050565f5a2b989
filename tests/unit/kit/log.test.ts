/** The log: nothing that could be a secret gets into it, whatever was logged. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type LogLine, log, redact } from '@/utils/kit/log';

beforeEach(() => fakeBrowser.reset());

const ALNUM = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const run = (chars: string[], min: number, max: number) =>
  fc.array(fc.constantFrom(...chars), { minLength: min, maxLength: max }).map(list => list.join(''));
const base64url = [...ALNUM, '-', '_'];

/** Tokens as networks make them. */
const token = fc.oneof(
  run(ALNUM, 80, 220).map(tail => `EAA${tail}`),
  run(ALNUM, 80, 180).map(tail => `IGAA${tail}`),
  run(ALNUM, 40, 120).map(tail => `THAA${tail}`),
  fc
    .tuple(run(base64url, 20, 40), run(base64url, 40, 120), run(base64url, 40, 90))
    .map(([a, b, c]) => `eyJ${a}.eyJ${b}.${c}`),
  run(base64url, 60, 100).map(tail => `AQX${tail}`),
  run(base64url, 90, 140).map(tail => `ya29.a0${tail}`),
  run(base64url, 40, 60).map(tail => `1//0g${tail}`),
  // X: base64 of parts with colons; in an address the signs are percent-encoded.
  run(base64url, 60, 90).map(text => Buffer.from(`${text}:1700000000000:1:0:at:1`).toString('base64')),
  run(ALNUM, 60, 90).map(text => encodeURIComponent(Buffer.from(`${text}:1:1:at:1`).toString('base64'))),
  fc.tuple(run([...'0123456789'], 15, 17), run(base64url, 27, 27)).map(([id, secret]) => `${id}|${secret}`),
  run([...'0123456789abcdef'], 32, 64),
  fc.uuid(),
);
/** Short ones: only where they stand tells that they are secret. */
const short = run(base64url, 4, 23);
const named = fc.constantFrom(
  'access_token',
  'refresh_token',
  'client_secret',
  'code',
  'api_key',
  'apikey',
  'password',
  'input_token',
  'id_token',
  'code_verifier',
  'client_assertion',
  'appsecret_proof',
);
const plain = fc.constantFrom('', 'failed: ', 'GET ', 'Error: TypeError at ', '(status 400) ', '{"a":1} ', 'ü ');

/** Where a secret stands in what is logged. */
const places: [string, (name: string, secret: string) => string][] = [
  ['a query', (name, secret) => `https://h.example/p?x=1&${name}=${secret}&y=2`],
  ['the end of a query', (name, secret) => `https://h.example/p?${name}=${secret}`],
  ['a fragment', (name, secret) => `https://h.example/#${name}=${secret}`],
  ['a form', (name, secret) => `grant_type=x&${name}=${secret}`],
  [
    'an address inside of an address',
    (name, secret) => `next=${encodeURIComponent(`https://h.example/?${name}=${secret}&a=b`)}`,
  ],
  ['an encoded pair', (name, secret) => `${name}%3D${secret}%26x%3D1`],
  ['JSON', (name, secret) => JSON.stringify({ error: 'x', [name]: secret, z: 1 })],
  ['JSON with spaces', (name, secret) => JSON.stringify({ [name]: secret }, null, 2)],
  ['JSON inside of JSON', (name, secret) => JSON.stringify({ body: JSON.stringify({ [name]: secret }) })],
  ['prose', (name, secret) => `${name}: ${secret}`],
  ['single quotes', (name, secret) => `{ ${name}: '${secret}' }`],
];
const headers: [string, (secret: string) => string][] = [
  ['a bearer header', secret => `authorization: Bearer ${secret}`],
  ['a header in capitals', secret => `AUTHORIZATION: BEARER ${secret}`],
  ['a header in JSON', secret => JSON.stringify({ Authorization: `Bearer ${secret}` })],
  ['basic', secret => `Authorization: Basic ${secret}`],
  ['a scheme alone', secret => `Bearer ${secret}`],
  ['a DPoP header', secret => `Authorization: DPoP ${secret}`],
  ['another’s key', secret => `x-api-key: ${secret}`],
];

/** No part of a secret long enough to be of use. */
const leaks = (text: string, secret: string): boolean => {
  const piece = Math.min(8, secret.length);
  for (let i = 0; i + piece <= secret.length; i++) if (text.includes(secret.slice(i, i + piece))) return true;
  return false;
};

describe('redacting', () => {
  test('a long token goes wherever it stands', () => {
    fc.assert(
      fc.property(plain, token, plain, (a, secret, b) => {
        expect(leaks(redact(`${a}${secret} ${b}`), secret)).toBe(false);
        expect(leaks(redact(`${a}"${secret}"${b}`), secret)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(places)('long and short ones go from %s', (_place, write) => {
    fc.assert(
      fc.property(
        named,
        fc.oneof(
          short.map(s => `Zq${s}`),
          token,
        ),
        plain,
        (name, secret, before) => {
          expect(leaks(redact(before + write(name, secret)), secret)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each(headers)('long and short ones go from %s', (_place, write) => {
    fc.assert(
      fc.property(
        fc.oneof(
          short.map(s => `Zq${s}`),
          token,
        ),
        secret => {
          expect(leaks(redact(write(secret)), secret)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('leaves what helps: codes, words, statuses', () => {
    for (const text of [
      'status 400',
      'error 190/460 OAuthException',
      'TypeError: Failed to fetch',
      'rate-limited until 14:05',
      'network=facebook result=ended',
    ]) {
      expect(redact(text)).toBe(text);
    }
  });

  test('ends in reasonable time on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), text => {
        redact(text.repeat(5));
      }),
    );
    redact(`${'token="'.repeat(5000)}${'a'.repeat(50_000)}`);
  });
});

describe('the lines', () => {
  const lines = async (): Promise<LogLine[]> =>
    ((await fakeBrowser.storage.session.get('log')) as { log?: LogLine[] }).log ?? [];

  test('are redacted, cut, and stay in the session’s memory', async () => {
    log('failed', { error: `token=EAAplanted ${'long words '.repeat(100)}` });
    await vi.waitFor(async () => expect(await lines()).toHaveLength(1));
    const [line] = await lines();
    expect(JSON.stringify(line)).not.toContain('EAAplanted');
    expect(line?.fields?.error?.length).toBeLessThanOrEqual(300);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  test('are kept to the last ones, in order, also when many come at once', async () => {
    for (let i = 0; i < 100; i++) log(`line ${i}`);
    await vi.waitFor(async () => expect((await lines()).at(-1)?.what).toBe('line 99'));
    expect((await lines()).map(line => line.what)).toEqual(Array.from({ length: 64 }, (_, i) => `line ${i + 36}`));
  });

  test('never throw, not even without storage', () => {
    const get = fakeBrowser.storage.session.get;
    fakeBrowser.storage.session.get = () => {
      throw new Error('gone');
    };
    expect(() => log('x')).not.toThrow();
    fakeBrowser.storage.session.get = get;
  });
});
