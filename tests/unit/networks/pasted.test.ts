/** What people paste: understood where it can be, named for what it is where it cannot. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PASTE_PROBLEMS } from '../../../utils/model/pasted';
import { networks } from '../../../utils/networks';
import { readPasted } from '../../../utils/networks/shared/pasted';

const NOW = Date.UTC(2026, 10, 21, 12);
const T = `EAAB${'k'.repeat(30)}9Z`;
const R = `refresh-${'r'.repeat(30)}`;
const read = (text: string) => readPasted(text, NOW);

describe('one token', () => {
  test.each([
    ['as it is', T],
    ['with space around it', `  \n\t${T} \r\n`],
    ['in quotes', `"${T}"`],
    ['in quotes of a word processor', `\u201e${T}\u201c`],
    ['in back quotes, with a comma', `\`${T}\`,`],
    ['with invisible characters', `\ufeff${T.slice(0, 9)}\u200b${T.slice(9)}`],
    ['as a header', `Authorization: Bearer ${T}`],
    ['as a header value', `bearer   ${T}`],
    ['from a command line', `curl -s -H "Authorization: Bearer ${T}" https://graph.example/me`],
    ['as a setting', `export FACEBOOK_ACCESS_TOKEN="${T}"`],
    ['as a line of YAML', `access_token: ${T}`],
    ['as a query', `access_token=${T}`],
    ['as a redirect', `https://app.example/done#access_token=${T}&state=s`],
    ['as JSON', JSON.stringify({ accessToken: T })],
    ['as JSON inside', JSON.stringify({ data: [{ account: { token: T } }] })],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ access: T });
  });

  test('cut into lines by a mail program', () => {
    const long = 'a1b2c3d4'.repeat(30);
    expect(read((long.match(/.{1,76}/g) ?? []).join('\r\n'))).toEqual({ access: long });
  });
});

describe('a token endpoint’s answer', () => {
  test('with refresh token, lives and scopes; lives count from now where nothing says when it was made', () => {
    const answer = {
      access_token: T,
      refresh_token: R,
      expires_in: 7200,
      refresh_token_expires_in: '5184000',
      scope: 'a b',
    };
    expect(read(JSON.stringify(answer))).toEqual({
      access: T,
      refresh: R,
      expiresAt: NOW + 7_200_000,
      refreshExpiresAt: NOW + 5_184_000_000,
      scopes: ['a', 'b'],
    });
  });

  test('counts from its making where that is told', () => {
    const made = NOW / 1000 - 3600;
    expect(read(JSON.stringify({ access_token: T, expires_in: 7200, created_at: made }))).toEqual({
      access: T,
      expiresAt: NOW + 3_600_000,
      issuedAt: NOW - 3_600_000,
    });
  });

  test.each([
    ['milliseconds', NOW + 5000],
    ['a date', new Date(NOW + 5000).toISOString()],
    ['seconds', (NOW + 5000) / 1000],
  ])('takes an end in %s', (_, end) => {
    expect(read(JSON.stringify({ access_token: T, expiry_date: end, expires_at: end }))).toMatchObject({
      expiresAt: NOW + 5000,
    });
  });

  test('names of Bluesky, and a refresh token alone', () => {
    expect(read(JSON.stringify({ accessJwt: T, refreshJwt: R, did: 'did:plc:x' }))).toEqual({ access: T, refresh: R });
    expect(read(JSON.stringify({ refresh_token: R }))).toEqual({ refresh: R });
    expect(read(`ACCESS_TOKEN=${T}\nREFRESH_TOKEN=${R}`)).toEqual({ access: T, refresh: R });
  });

  test('no life is no end: 0, less, or nonsense', () => {
    for (const expires_in of [0, -1, 'soon', null])
      expect(read(JSON.stringify({ access_token: T, expires_in }))).toEqual({ access: T });
  });
});

describe('what is no token is named', () => {
  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['""', 'empty'],
    ['hello there, this is no token', 'not-a-token'],
    ['short', 'not-a-token'],
    ['<!doctype html>', 'not-a-token'],
    ['EAAB\u2022\u2022\u2022\u2022\u2022\u2022\u2022', 'masked'],
    ['EAAB********', 'masked'],
    [`${T.slice(0, 12)}...`, 'masked'],
    ['https://developers.example/tools/debug', 'address'],
    ['https://app.example/done?code=AQDx0000000000&state=1', 'code'],
    [`${T}\n${T}x`, 'several'],
    [JSON.stringify([{ access_token: T }, { access_token: `${T}2` }]), 'several'],
    [`{"access_token": "${T}`, 'broken-json'],
    ['{"error":{"message":"no"}}', 'none-inside'],
    [JSON.stringify({ access_token: 5 }), 'none-inside'],
    ['a'.repeat(20_001), 'too-long'],
    ['a '.repeat(60_000), 'too-long'],
  ])('%.40s', (text, problem) => {
    expect(read(text)).toEqual({ problem });
  });

  test('anything at all: a token, or a problem from the list; never an error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc.string().map(each => `{"access_token":${each}`),
    );
    fc.assert(
      fc.property(text, each => {
        const found = readPasted(each, NOW);
        if ('problem' in found) expect(PASTE_PROBLEMS).toContain(found.problem);
        else expect(found.access ?? found.refresh).toMatch(/^\S{10,}$/);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('which network it is', () => {
  const jwt = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const DID = `did:plc:${'a'.repeat(24)}`;
  const fitting = (token: string) =>
    networks.filter(network => network.looksLike?.(token) || network.looksLikeRefresh?.(token)).map(({ id }) => id);

  test.each([
    [T, ['facebook', 'instagram-business']],
    [`IGAA${'k'.repeat(40)}`, ['instagram']],
    [`THAA${'k'.repeat(40)}`, ['threads']],
    [`AQ${'k'.repeat(300)}`, ['linkedin']],
    [`pinr_${'k'.repeat(40)}`, ['pinterest']],
    [`rft.${'k'.repeat(40)}`, ['tiktok']],
    ['1//0abcdefghijk', ['youtube']],
    ['k'.repeat(43), ['mastodon']],
    [jwt({ sub: DID, aud: 'did:web:pds.acme.social' }), ['bluesky']],
    [jwt({ sub: '7', iss: 'https://id.acme.example' }), ['oauth']],
    ['something else entirely', []],
  ])('%.30s', (token, ids) => {
    expect(fitting(token)).toEqual(ids);
  });

  test('a token that names its server suggests it', () => {
    const [bluesky, oauth] = ['bluesky', 'oauth'].map(id => networks.find(network => network.id === id));
    expect(bluesky?.serverIn?.(jwt({ sub: DID, aud: 'did:web:pds.acme.social' }))).toBe('https://pds.acme.social');
    expect(bluesky?.serverIn?.(jwt({ sub: DID, aud: 'did:web:morel.us-east.host.bsky.network' }))).toBe(
      'https://bsky.social',
    );
    expect(bluesky?.serverIn?.('opaque')).toBeUndefined();
    expect(oauth?.serverIn?.(jwt({ sub: '7', iss: 'https://id.acme.example' }))).toBe('https://id.acme.example');
    expect(oauth?.serverIn?.(jwt({ sub: '7', iss: 'javascript:alert(1)' }))).toBeUndefined();
  });
});
