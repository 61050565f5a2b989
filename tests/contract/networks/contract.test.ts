/** What makes a good network file: walks the registry, so that a new network is tested by being listed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../utils/kit/http';
import type { Finding } from '../../../utils/model/evidence';
import { CAUSES, type Cause } from '../../../utils/model/words';
import { networks } from '../../../utils/networks';
import type { Lifetime, Network } from '../../../utils/networks/define';
import { NOW, type Row } from './answers/row';

const tables = import.meta.glob<{ rows?: Row[] }>('./answers/*.ts', { eager: true });
const files = Object.keys(import.meta.glob('../../../utils/networks/*.ts'))
  .map(path => path.replace(/^.*\/(.*)\.ts$/, '$1'))
  .filter(name => name !== 'define' && name !== 'index');

const rowsOf = (id: string): Row[] => tables[`./answers/${id}.ts`]?.rows ?? [];
const DAY = 86_400_000;
const isHttps = (url: string) => URL.canParse(url) && new URL(url).protocol === 'https:';

/** The cause that a finding tells; a missing scope and an end of the access to data are told by a living token. */
const causeOf = (finding: Finding): Cause | undefined => {
  if (finding.result === 'ended') return finding.cause;
  if (finding.result !== 'alive') return undefined;
  if (finding.missing) return 'scope-missing';
  return typeof finding.dataAccessEndsAt === 'number' && finding.dataAccessEndsAt <= NOW
    ? 'data-access-ended'
    : undefined;
};

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What every table has to show, whatever the network (issue 3): by what the row is, so that no name can claim it. */
const KINDS: Record<string, (row: Row, network: Network) => boolean> = {
  'a good token': ({ kind, expect: { result } }) => kind === 'good' && result === 'alive',
  'a token of age, where it is told apart': ({ kind, expect: told }, { causes }) =>
    causes.includes('lifetime-ended') ? told.result === 'ended' && told.cause === 'lifetime-ended' : kind === 'dead',
  'a token that was ended early': ({ kind, expect: { result } }) => kind === 'revoked' && result === 'ended',
  'a missing scope, where it is told apart': ({ expect: told }, { causes }) =>
    !causes.includes('scope-missing') || (told.result === 'alive' && (told.missing ?? []).length > 0),
  'a bare refusal': ({ expect: { result } }) => result === 'refused',
  'no connection': ({ answer }) => !answer.ok,
  'an outage': ({ answer }) => answer.ok && answer.status >= 500,
  'a limit': ({ kind, answer }) => kind === 'rate-limited' && answer.ok,
  'a page in place of JSON': ({ answer }) => answer.ok && answer.status === 200 && /^<!doctype/i.test(answer.text),
  'a page with 401': ({ answer }) => answer.ok && answer.status === 401 && /^<!doctype/i.test(answer.text),
  'a page that claims to be JSON': ({ answer }) =>
    answer.ok && /^<!doctype/i.test(answer.text) && /json/.test(answer.headers['content-type'] ?? ''),
  'JSON that breaks off': ({ answer }) => answer.ok && answer.json === undefined && answer.text.startsWith('{'),
  'an error in HTTP 200': ({ answer, expect: { result } }) =>
    answer.ok && answer.status === 200 && isObject(answer.json) && result !== 'alive',
  'a bill': ({ answer, expect: told }) => answer.ok && told.result === 'inconclusive' && told.reason === 'billing',
};

/** The header in which each network says when its limit ends; `null`: none, then the rule itself says it. */
const RESETS: Record<string, string | null> = {
  bluesky: 'ratelimit-reset',
  facebook: 'x-business-use-case-usage',
  instagram: 'x-app-usage',
  'instagram-business': 'x-business-use-case-usage',
  linkedin: null,
  mastodon: 'x-ratelimit-reset',
  oauth: 'retry-after',
  pinterest: 'x-ratelimit-reset',
  threads: 'x-app-usage',
  tiktok: null,
  x: 'x-rate-limit-reset',
  xing: 'retry-after',
  youtube: null,
};

it('lists every file once', () => {
  expect(networks.map(network => network.id).sort()).toEqual(files.sort());
  expect(new Set(networks.map(network => network.name)).size).toBe(networks.length);
});

describe.each(networks.map(network => ({ id: network.id, network })))('$id', ({ id, network }) => {
  const rows = rowsOf(id);

  it('names https hosts', () => {
    const hosts = network.hosts(network.needsIssuer ? 'https://id.example/realms/a' : undefined);
    // A network that nobody can ask any more wants no permission.
    expect(hosts.length > 0).toBe(!network.discontinued);
    for (const host of hosts) expect(host).toMatch(/^https:\/\/(\*\.)?[a-z0-9.-]+\/\*$/);
    if (network.needsIssuer) expect(network.hosts()).toEqual([]);
  });

  it('says where its lifetimes are written and when that was looked up', () => {
    const lifetimes: Lifetime[] = [
      network.lifetimes.access,
      ...(network.lifetimes.refresh ? [network.lifetimes.refresh] : []),
    ];
    for (const { ms, source, checked } of lifetimes) {
      expect(ms === null || ms > 0).toBe(true);
      expect(isHttps(source)).toBe(true);
      expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const age = Date.now() - Date.parse(checked);
      expect(age, 'look the lifetime up again').toBeLessThan(400 * DAY);
      expect(age).toBeGreaterThan(-DAY);
    }
  });

  it('has a row for the end that a check is said to tell', () => {
    const ends = rows.filter(({ expect: told }) => told.result === 'alive' && typeof told.expiresAt === 'number');
    if (network.endTold.some(way => way === 'check' || way === 'secret'))
      expect(ends.map(row => row.name)).not.toEqual([]);
    expect(new Set(network.endTold).size).toBe(network.endTold.length);
  });

  it('has a mark, a pace and pages', () => {
    expect(network.mark.text).toMatch(/^.{1,2}$/);
    expect(network.mark.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(network.readEveryMs).toBeGreaterThanOrEqual(3_600_000);
    for (const page of Object.values(network.pages)) expect(isHttps(page)).toBe(true);
    expect(new Set(network.scopes).size).toBe(network.scopes.length);
  });

  it('says what comes along with a sign-in where it lists anything', () => {
    expect(Boolean(network.childKinds?.length)).toBe(network.children !== undefined && !network.discontinued);
    // What is missing can only be asked about where there is a list.
    if (network.missingChild) expect(network.children).toBeDefined();
  });

  it.each(Object.entries(KINDS))('has a row for %s', (_kind, fits) => {
    expect(rows.filter(row => fits(row, network)).map(row => row.name)).not.toEqual([]);
  });

  it('has a row for a limit that says when it ends, in its own way', () => {
    const own = RESETS[id];
    expect(own, 'write down how it says so').toBeDefined();
    const limits = rows.filter(
      ({ answer, expect: { result, ...told } }) =>
        result === 'inconclusive' && 'retryAt' in told && (own === null || (answer.ok && own && own in answer.headers)),
    );
    // Where it names no time in a header, one that comes from no header has to be known.
    const fits = own === null ? limits.filter(({ answer }) => answer.ok && !('retry-after' in answer.headers)) : limits;
    expect(fits.map(row => row.name)).not.toEqual([]);
  });

  it('reads bodies, not what they claim to be', () => {
    for (const { name, answer, expiresAt, expect: expected } of rows) {
      if (!answer.ok) continue;
      for (const type of ['text/html', 'application/json', 'text/plain; charset=utf-8']) {
        const headers = { ...answer.headers, 'content-type': type };
        expect(network.classify({ ...answer, headers }, { now: NOW, expiresAt }), `${name} as ${type}`).toEqual(
          expected,
        );
      }
    }
  });

  it('takes no error for a sign of life because it came with HTTP 200', () => {
    for (const { name, answer, expiresAt, expect: expected } of rows) {
      if (!answer.ok || expected.result === 'alive' || answer.status < 300) continue;
      const finding = network.classify({ ...answer, status: 200 }, { now: NOW, expiresAt });
      expect(finding.result, `${name} in 200`).not.toBe('alive');
    }
  });

  it('tells exactly the causes that it claims', () => {
    const told = rows.map(row => causeOf(network.classify(row.answer, { now: NOW, expiresAt: row.expiresAt })));
    const unique = [...new Set(told.filter(cause => cause !== undefined))].sort();
    expect(unique).toEqual([...network.causes].sort());
    for (const cause of network.causes) expect(CAUSES).toContain(cause);
  });

  it.each(rows)('reads: $name', ({ answer, expiresAt, expect: expected }) => {
    expect(network.classify(answer, { now: NOW, expiresAt })).toEqual(expected);
  });

  it('reads anything at all without throwing, and without calling noise a death', () => {
    const keys = fc.constantFrom(
      'error',
      'errors',
      'data',
      'meta',
      'code',
      'message',
      'error_subcode',
      'is_valid',
      'active',
      'sub',
      'id',
      'type',
      'detail',
      'error_type',
      'scope',
      'scopes',
      'expires_at',
      'aud',
      'exp',
      'items',
      'reason',
      'error_name',
      'error_description',
    );
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(190, 460, 0, -1, 100, 200, true, false, null, 'invalid_token', '__proto__'),
        fc.jsonValue(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
      ),
    }));
    const header = fc.constantFrom(
      'retry-after',
      'x-app-usage',
      'x-business-use-case-usage',
      'x-rate-limit-reset',
      'x-ratelimit-reset',
      'www-authenticate',
    );
    const headers = fc.dictionary(
      header,
      fc.oneof(fc.string(), fc.json(), fc.constant('Bearer error="invalid_token"'), fc.integer().map(String)),
    );
    const answers: fc.Arbitrary<Answer> = fc.oneof(
      fc.record({
        ok: fc.constant(true as const),
        status: fc.oneof(fc.constantFrom(0, 200, 400, 401, 403, 404, 429, 500), fc.integer()),
        headers,
        json: fc.oneof(value, fc.constant(undefined)),
        text: fc.string(),
      }),
      fc.constantFrom<Answer>(
        { ok: false, why: 'timeout' },
        { ok: false, why: 'unreachable' },
        { ok: false, why: 'aborted' },
      ),
    );
    const ends = fc.constantFrom(undefined, null, NOW - 1, NOW + 1, Number.NaN);
    fc.assert(
      fc.property(answers, ends, (answer, expiresAt) => {
        const finding = network.classify(answer, { now: NOW, expiresAt });
        const cause = causeOf(finding);
        if (cause) expect(network.causes).toContain(cause);
        if (!answer.ok || answer.status >= 500 || answer.status === 429) expect(finding.result).toBe('inconclusive');
        if (finding.result === 'inconclusive' && finding.retryAt !== undefined)
          expect(finding.retryAt).toBeGreaterThanOrEqual(NOW);
        if ('code' in finding && finding.code !== undefined) expect(finding.code.length).toBeLessThanOrEqual(80);
      }),
      { numRuns: 2000 },
    );
  });

  it('never renews a token that cannot be renewed', () => {
    for (const expiresAt of [undefined, null, NOW - 1, NOW + DAY])
      expect(network.renewAt({ renews: 'no', expiresAt }, NOW)).toBe(null);
  });
});
