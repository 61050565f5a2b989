/** Makes sense of what somebody pasted: one token, a header, a token endpoint's answer, a redirect's address, lines of settings. Pure. */
import { defined } from '../../model/defined';
import type { Pasted, PasteProblem } from '../../model/pasted';
import { type Fields, fieldsOf, numberOf, textOf } from './json';
import { bare, isToken, LONGEST, momentOf, wordsOf } from './pasted-text';

const LONGEST_TEXT = 100_000;

const ACCESS = ['accesstoken', 'accessjwt', 'oauthtoken', 'usertoken', 'pagetoken', 'longlivedtoken', 'token'];
const REFRESH = ['refreshtoken', 'refreshjwt'];
const KNOWN = [...ACCESS, ...REFRESH];

/** `access_token`, `accessToken`, `X_ACCESS_TOKEN` -> what it is the name of. */
const nameOf = (key: string): string => {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  return KNOWN.includes(plain) ? plain : (KNOWN.find(name => name.length > 8 && plain.endsWith(name)) ?? plain);
};

/** The token and what stands beside it. A life in seconds counts from its making where that is told, else from `now`: its latest end. */
const fromFields = (fields: Fields, now: number): Pasted | undefined => {
  const named = new Map(Object.entries(fields).map(([key, value]) => [nameOf(key), value]));
  const first = (names: readonly string[]): unknown =>
    names.map(name => named.get(name)).find(each => each !== undefined);
  const [access, refresh] = [ACCESS, REFRESH].map(names => bare(textOf(first(names)) ?? '').replace(/^bearer\s+/i, ''));
  if (!(access && isToken(access)) && !(refresh && isToken(refresh))) return undefined;
  const issuedAt = momentOf(first(['createdat', 'issuedat', 'iat', 'obtainedat']));
  const after = (names: readonly string[]): number | undefined => {
    const seconds = numberOf(first(names));
    return seconds !== undefined && seconds > 0 ? (issuedAt ?? now) + seconds * 1000 : undefined;
  };
  const ends = ['expiresat', 'expires', 'expiry', 'expirydate', 'expiration', 'expireson'];
  const refreshEnds = ['refreshtokenexpiresat', 'refreshexpiresat'];
  return defined({
    access: access && isToken(access) ? access : undefined,
    refresh: refresh && isToken(refresh) ? refresh : undefined,
    expiresAt: momentOf(first(ends)) ?? after(['expiresin']),
    refreshExpiresAt: momentOf(first(refreshEnds)) ?? after(['refreshtokenexpiresin', 'refreshexpiresin']),
    issuedAt,
    scopes: wordsOf(first(['scope', 'scopes', 'permissions', 'grantedscopes'])),
  });
};

/** Every object with a token in it, four levels deep. */
const within = (value: unknown, now: number, depth = 0): Pasted[] => {
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? undefined : fromFields(fieldsOf(value), now);
  return own ? [own] : Object.values(value).flatMap(each => within(each, now, depth + 1));
};

type Result = Pasted | { problem: PasteProblem };
const one = (found: readonly Pasted[]): Result => {
  const different = [...new Map(found.map(each => [`${each.access} ${each.refresh}`, each])).values()];
  const [only] = different;
  return !only ? { problem: 'none-inside' } : different.length > 1 ? { problem: 'several' } : only;
};

const fromJson = (text: string, now: number): Result => {
  try {
    return one(within(JSON.parse(text), now));
  } catch {
    return { problem: 'broken-json' };
  }
};

const fromQuery = (text: string, now: number): Result | undefined => {
  const query = text.replace(/^[^?#]*[?#]/, '').replaceAll('#', '&');
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const fields = /(^|[?#&])\w*=/.test(text) ? Object.fromEntries(new URLSearchParams(query)) : {};
  const found = fromFields(fields, now);
  if (found) return found;
  if (!isAddress) return undefined;
  return { problem: fields.code ? 'code' : 'address' };
};

/** `ACCESS_TOKEN=…`, `refresh_token: "…"`: one per line. */
const fromLines = (lines: readonly string[], now: number): Result | undefined => {
  const pairs = lines.flatMap(line => {
    const [, key = '', value = ''] = /^\s*(?:export\s+)?["']?([\w.-]+)["']?\s*[:=]\s*(.+)$/.exec(line) ?? [];
    return key ? [[key, bare(value)] as const] : [];
  });
  const names = pairs.map(([key]) => nameOf(key)).filter(name => KNOWN.includes(name));
  if (!names.length) return undefined;
  if (new Set(names).size < names.length) return { problem: 'several' };
  return fromFields(Object.fromEntries(pairs), now) ?? { problem: 'none-inside' };
};

/** One token, perhaps cut into lines of equal length by a mail program. */
const fromPlain = (lines: readonly string[]): Result => {
  const pieces = lines.map(bare).filter(Boolean);
  const width = pieces[0]?.length ?? 0;
  const wrapped =
    width >= 40 && pieces.slice(0, -1).every(piece => piece.length === width) && (pieces.at(-1)?.length ?? 0) <= width;
  if (pieces.length > 1 && !wrapped) return { problem: pieces.every(isToken) ? 'several' : 'not-a-token' };
  const token = pieces.join('');
  return isToken(token) ? { access: token } : { problem: token.length > LONGEST ? 'too-long' : 'not-a-token' };
};

/**
 * @param text as it was pasted
 * @param now epoch ms
 */
export const readPasted = (text: string, now: number): Result => {
  if (text.length > LONGEST_TEXT) return { problem: 'too-long' };
  const cleaned = bare(text);
  if (!cleaned) return { problem: 'empty' };
  if (/[\u2026\u2022\u25cf]|\*{3,}|\.{3}/.test(cleaned)) return { problem: 'masked' };
  if (/^[{[]/.test(cleaned)) return fromJson(text.trim(), now);
  const [bearer, ...more] = [...cleaned.matchAll(/\b(?:bearer|dpop|oauth)\s+["']?([^\s"']+)/gi)].map(
    ([, token = '']) => token,
  );
  if (bearer) return more.some(other => other !== bearer) ? { problem: 'several' } : fromPlain([bearer]);
  const lines = cleaned.split(/[\r\n]+/);
  return (lines.length === 1 ? fromQuery(cleaned, now) : undefined) ?? fromLines(lines, now) ?? fromPlain(lines);
};
