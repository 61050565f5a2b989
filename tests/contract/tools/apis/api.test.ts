/** Every status API obeys its contract: it only reads, at its own address, with the key in a header; and it takes named fields and nothing else. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Ask } from '../../../../utils/kit/http';
import { toolRowSchema } from '../../../../utils/model/tool-row';
import { networkOf } from '../../../../utils/networks/index';
import { readTool } from '../../../../utils/sources/tool-api';
import { reconnectLink } from '../../../../utils/sources/tool-link';
import type { ToolApi, Way } from '../../../../utils/tools/api';
import { toolApiOf, toolApis } from '../../../../utils/tools/apis';
import { ANSWERS, type Listed, SECRET } from './answers';

const folder = new URL('../../../../utils/tools/', import.meta.url);
const NOW = Date.UTC(2026, 10, 1);
const KEY = 'the-persons-own-key';

const placeOf = (api: ToolApi) => ({
  origin: 'https://tool.acme.example',
  ...(api.needsAccountId ? { accountId: '3' } : {}),
});

const answer = (text: string, status = 200, headers: Record<string, string> = {}): Answer => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { ok: true, status, headers, text, json };
};

/** Answers in turn, the last one for ever; and what was asked. */
const server = (...answers: Answer[]) => {
  const asked: Ask[] = [];
  const ask = async (what: Ask): Promise<Answer> => {
    asked.push(what);
    return answers[Math.min(asked.length, answers.length) - 1] ?? { ok: false, why: 'unreachable' };
  };
  return { asked, ask };
};

const ORGANIZATIONS = JSON.stringify({ data: { account: { organizations: [{ id: 'o1' }], token: SECRET } } });
/** What comes before the list itself. */
const lead = (api: ToolApi): Answer[] => (api.id === 'buffer' ? [answer(ORGANIZATIONS)] : []);

const read = (api: ToolApi, way: Way, ...answers: Answer[]) => {
  const { asked, ask } = server(...answers);
  const only = { ...api, ways: [way] };
  const carried = { grant: { key: undefined, access: KEY }, key: { key: KEY }, session: { key: undefined } }[way];
  const reading = readTool(only, { place: placeOf(api), ...carried, ask, now: NOW });
  return reading.then(result => ({ result, asked }));
};

const cases = toolApis.flatMap(api =>
  (ANSWERS[api.id] ?? []).map(listed => [`${api.id} by ${listed.way}`, api, listed] as const),
);

test('the registry holds each API once, in the folder that is called after it, with an answer for each way', () => {
  expect(new Set(toolApis.map(({ id }) => id)).size).toBe(toolApis.length);
  for (const api of toolApis) {
    expect(toolApiOf(api.id)).toBe(api);
    expect(readdirSync(new URL(`${api.id}/`, folder))).toContain('api.ts');
    expect((ANSWERS[api.id] ?? []).map(({ way }) => way).sort()).toEqual([...api.ways].sort());
    expect(api.source).toMatch(/20\d\d-\d\d/);
    expect(api.readEveryMs).toBeGreaterThanOrEqual(600_000);
    if (api.cloud) expect(new URL(api.cloud).origin).toBe(api.cloud);
  }
});

describe.each(cases)('%s', (_name, api, listed: Listed) => {
  test('reads the list as documented, and nothing but the named fields', async () => {
    const { result } = await read(api, listed.way, ...lead(api), answer(listed.text));
    expect(result.outcome).toBe(api.silent === listed.way ? 'names-only' : 'read');
    expect(result.list).toEqual({ rows: listed.rows, others: listed.others });
    expect(listed.text).toContain(SECRET);
    expect(JSON.stringify(result)).not.toContain(SECRET);
    for (const { network } of result.list?.rows ?? []) expect(networkOf(network), network).toBeDefined();
  });

  test('only reads: at its own address, by GET or by a POST that is documented to change nothing', async () => {
    const { asked } = await read(api, listed.way, ...lead(api), answer(listed.text));
    expect(asked.length).toBeGreaterThan(0);
    for (const { url, method = 'GET', json, form } of asked) {
      expect(new URL(url).origin).toBe(new URL(api.asksAt(placeOf(api).origin)).origin);
      expect(new URL(url).protocol).toBe('https:');
      expect(form).toBeUndefined();
      if (method === 'GET') expect(json).toBeUndefined();
      else {
        expect(method).toBe('POST');
        expect(api.first(placeOf(api), listed.way).post?.reads).toMatch(/20\d\d/);
        expect((json as { query: string }).query).toMatch(/^query\b/);
      }
    }
  });

  test('the key goes in a header, never in an address; a session goes without one', async () => {
    const { asked } = await read(api, listed.way, ...lead(api), answer(listed.text));
    for (const { url, headers, json, session } of asked) {
      expect(url + JSON.stringify(json ?? '')).not.toContain(KEY);
      expect(session).toBe(listed.way === 'session' ? true : undefined);
      expect(JSON.stringify(headers).includes(KEY)).toBe(listed.way !== 'session');
    }
  });

  const refusals: [string, Answer, string][] = [
    ['no way there', { ok: false, why: 'unreachable' }, 'unreachable'],
    ['a time-out', { ok: false, why: 'timeout' }, 'unreachable'],
    ...[500, 502, 503, 504].map((status): [string, Answer, string] => [
      `status ${status}`,
      answer('{}', status),
      'outage',
    ]),
    ['status 402', answer('{}', 402), 'plan'],
    ['status 404', answer('{}', 404), 'address-wrong'],
    ['a page in place of JSON', answer('<html>maintenance</html>'), 'not-understood'],
    ['nothing', answer(''), 'not-understood'],
    ['JSON that says nothing', answer('null'), 'not-understood'],
    ['another kind of JSON', answer('{"ok":true}'), 'not-understood'],
    ['a bill or a limit', answer('{}', 429, { 'retry-after': '120' }), 'rate-limited'],
    ['status 401', answer('{}', 401), { grant: 'sign-in-lost', key: 'key-refused', session: 'signed-out' }[listed.way]],
    ['status 403', answer('{}', 403), listed.way === 'session' ? 'signed-out' : 'role-too-low'],
    ['a redirect', answer('', 0), listed.way === 'session' ? 'signed-out' : 'address-wrong'],
  ];
  test.each(refusals)('%s is no list', async (_case, refusal, outcome) => {
    for (const answers of [[refusal], [...lead(api), refusal]]) {
      const { result } = await read(api, listed.way, ...answers);
      expect(result.outcome).toBe(outcome);
      expect(result.list).toBeUndefined();
      if (outcome === 'rate-limited') expect(result.retryAt).toBe(NOW + 120_000);
    }
  });

  test('takes anything without throwing, and gives rows that fit or none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const part = api.read(value, api.first(placeOf(api), listed.way));
        for (const row of part?.rows ?? []) expect(toolRowSchema.safeParse(row).success).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('an entry that is not as documented hides none of the others', async () => {
  const chatwoot = toolApiOf('chatwoot') as ToolApi;
  const text = JSON.stringify({
    payload: [
      null,
      7,
      { id: 'x' },
      { id: 2, name: 5, channel_type: 'Channel::Tiktok', reauthorization_required: true },
    ],
  });
  const { result } = await read(chatwoot, 'key', answer(text));
  expect(result.list).toMatchObject({ rows: [{ toolAccountId: '2', network: 'tiktok' }], others: 3 });
});

test('a sign-in is documented, at https addresses of one vendor, and asks for nothing that writes', () => {
  const signIns = toolApis.flatMap(({ id, signIn, ways }) => {
    expect(ways.includes('grant'), id).toBe(signIn !== undefined);
    return signIn ? [[id, signIn] as const] : [];
  });
  expect(signIns.map(([id]) => id)).toEqual(['buffer', 'hootsuite']);
  for (const [id, { source, server, scopes }] of signIns) {
    expect(source).toMatch(/20\d\d-\d\d/);
    for (const address of Object.values(server)) expect(new URL(address).origin).toBe(server.issuer);
    expect(new URL(server.issuer).hostname.endsWith(`.${id}.com`)).toBe(true);
    for (const scope of scopes) expect(scope).toMatch(/^offline(_access)?$|:read$/);
  }
});

test.each([
  ['a number in place of the text', [{ code: 1036 }], 400, 'sign-in-lost'],
  ['text in place of the number', [{ code: '1001' }], 401, 'sign-in-lost'],
  ['the plan', [{ code: 1003 }], 403, 'plan'],
  ['the role', [{ code: 4008 }], 403, 'role-too-low'],
  ['too many', [{ code: 1043 }], 429, 'rate-limited'],
  ['an outage with a number', [{ code: 9000 }], 500, 'outage'],
  ['a number that nobody knows', [{ code: 5 }], 400, 'not-understood'],
])('Hootsuite tells by its own numbers: %s', async (_case, errors, status, outcome) => {
  const { result } = await read(toolApiOf('hootsuite') as ToolApi, 'grant', answer(JSON.stringify({ errors }), status));
  expect(result).toEqual({ outcome });
});

test('without a key nothing is asked', async () => {
  const { asked, ask } = server(answer('{}'));
  const api = toolApiOf('trypost') as ToolApi;
  const result = await readTool(api, { place: placeOf(api), key: undefined, ask, now: NOW });
  expect([result.outcome, asked]).toEqual(['key-missing', []]);
});

describe('Postiz', () => {
  const api = toolApiOf('postiz') as ToolApi;
  test('signed out with a key at hand: the names are read, and that is said', async () => {
    const { asked, ask } = server(answer('', 0), answer(ANSWERS.postiz?.[1]?.text ?? ''));
    const result = await readTool(api, { place: placeOf(api), key: KEY, ask, now: NOW });
    expect(result).toMatchObject({ outcome: 'names-only', list: { rows: [{ toolAccountId: 'p1' }] } });
    expect(asked.map(({ session }) => session)).toEqual([true, undefined]);
  });
  test('its own service is asked at the address of its API', async () => {
    const { asked, ask } = server(answer('', 401));
    await readTool(api, { place: { origin: api.cloud ?? '' }, key: KEY, ask, now: NOW });
    expect(asked.map(({ url }) => new URL(url).origin)).toEqual(['https://api.postiz.com', 'https://api.postiz.com']);
  });
  test('a plan without an API is told from a wrong key', async () => {
    const { result } = await read(api, 'key', answer('{"msg":"No subscription found"}', 401));
    expect(result.outcome).toBe('plan');
  });
});

describe('Nango', () => {
  const api = toolApiOf('nango') as ToolApi;
  const OTHER = { connection_id: 'c1', provider_config_key: 'linkedin-ads', provider: 'linkedin', errors: [] };
  const page = (from: number, count: number) =>
    answer(
      JSON.stringify({
        connections: Array.from({ length: count }, (_, i) => ({
          connection_id: `c${from + i}`,
          provider_config_key: 'linkedin-acme',
          provider: 'linkedin',
          errors: [],
        })),
      }),
    );

  test('reads all pages', async () => {
    const { result, asked } = await read(api, 'key', page(0, 100), page(100, 100), page(200, 30));
    expect(result.list?.rows).toHaveLength(230);
    expect(asked.map(({ url }) => new URL(url).search)).toEqual(['', '?page=1', '?page=2']);
  });
  test('a server that knows no pages has said it all at once', async () => {
    const { result } = await read(api, 'key', page(0, 300), answer('{"error":{"code":"invalid_query_params"}}', 400));
    expect(result).toMatchObject({ outcome: 'read', list: { others: 0 } });
    expect(result.list?.rows).toHaveLength(300);
  });
  test('one connection id in two integrations is two accounts', async () => {
    const ended = { ...OTHER, provider_config_key: 'linkedin-acme', errors: [{ type: 'auth' }] };
    const { result } = await read(api, 'key', answer(JSON.stringify({ connections: [OTHER, ended] })));
    expect(result.list?.rows.map(row => [row.toolAccountId, row.says?.finding])).toEqual([
      ['linkedin-ads/c1', 'alive'],
      ['linkedin-acme/c1', 'ended'],
    ]);
  });
  test('a page that fails leaves no half list', async () => {
    const { result } = await read(api, 'key', page(0, 100), answer('{}', 502));
    expect(result).toEqual({ outcome: 'outage' });
  });
  test('a server that never comes to an end is left', async () => {
    const { result, asked } = await read(api, 'key', page(0, 100));
    expect(result.outcome).toBe('not-understood');
    expect(asked.length).toBeLessThan(100);
  });
  test('never asks for a single connection by its own address: that renews the token and answers with secrets', async () => {
    const { asked } = await read(api, 'key', page(0, 3));
    for (const { url } of asked) expect(new URL(url).pathname).toBe('/connections');
  });

  const FOUND = {
    connections: [
      OTHER,
      {
        connection_id: 'c1',
        provider_config_key: 'linkedin-acme',
        provider: 'linkedin',
        errors: [],
        credentials: SECRET,
      },
    ],
  };
  const link = (...answers: Answer[]) => {
    const { asked, ask } = server(...answers);
    if (!api.link) throw new Error('It has links');
    return reconnectLink(api, api.link, 'linkedin-acme/c1', { place: placeOf(api), key: KEY, ask, now: NOW }).then(
      url => ({
        url,
        asked,
      }),
    );
  };
  test('a reconnect opens its session link for exactly that connection', async () => {
    const made = {
      data: {
        token: SECRET,
        connect_link: 'https://connect.nango.dev/?session_token=abc',
        expires_at: '2026-11-01T00:30:00Z',
      },
    };
    const { url, asked } = await link(answer(JSON.stringify(FOUND)), answer(JSON.stringify(made), 201));
    expect(url).toBe('https://connect.nango.dev/?session_token=abc');
    expect(asked.map(({ method = 'GET', url: to }) => `${method} ${new URL(to).pathname}`)).toEqual([
      'GET /connections',
      'POST /connect/sessions/reconnect',
    ]);
    expect(asked[1]?.json).toEqual({ connection_id: 'c1', integration_id: 'linkedin-acme' });
  });
  test.each<[string, Answer[]]>([
    ['the key may not', [answer(JSON.stringify(FOUND)), answer('{"error":{"code":"forbidden"}}', 403)]],
    ['it is gone', [answer('{"connections":[]}')]],
    ['only another integration has it', [answer(JSON.stringify({ connections: [OTHER] }))]],
    [
      'the link is no https address',
      [answer(JSON.stringify(FOUND)), answer('{"data":{"connect_link":"javascript:alert(1)"}}', 201)],
    ],
  ])('no link where %s', async (_case, answers) => {
    expect((await link(...answers)).url).toBeNull();
  });
});

describe('Buffer', () => {
  const api = toolApiOf('buffer') as ToolApi;
  test.each([
    ['UNAUTHENTICATED', 'key-refused'],
    ['FORBIDDEN', 'role-too-low'],
    ['RATE_LIMITED', 'rate-limited'],
    ['INTERNAL_SERVER_ERROR', 'not-understood'],
  ])('an error of code %s beside data is no list', async (code, outcome) => {
    const text = JSON.stringify({
      data: { account: { organizations: [] } },
      errors: [{ message: SECRET, extensions: { code } }],
    });
    expect((await read(api, 'key', answer(text))).result).toEqual({ outcome });
  });
  test('asks for the channels of every organization', async () => {
    const two = JSON.stringify({ data: { account: { organizations: [{ id: 'o1' }, { id: 'o2' }] } } });
    const list = answer(ANSWERS.buffer?.[0]?.text ?? '');
    const { result, asked } = await read(api, 'key', answer(two), list);
    expect(asked.map(({ json }) => (json as { variables: object }).variables)).toEqual([{}, { o: 'o1' }, { o: 'o2' }]);
    expect(result.list?.rows).toHaveLength(3);
  });
});
