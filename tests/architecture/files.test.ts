/** What a good file is: small, with a first line that says what it is for, and without what has a home elsewhere. */
import { describe, expect, test } from 'vitest';
import { sources } from './sources';

/** Files whose code fits the pattern, with the line. */
const having = (pattern: RegExp, where = /./): string[] =>
  sources
    .filter(({ path }) => where.test(path))
    .flatMap(({ path, code }) => {
      const found = pattern.exec(code);
      return found ? [`${path}: ${found[0]}`] : [];
    });
const inside = (pattern: RegExp, homes: RegExp): void => {
  expect(having(pattern).filter(hit => !homes.test(hit))).toEqual([]);
};

test('every file says in its first line what it is for', () => {
  expect(sources.filter(({ text }) => !/^\/\*\*[^/]*\S/.test(text)).map(({ path }) => path)).toEqual([]);
});

test('files stay small', () => {
  const lines = sources.map(source => source.lines).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(60);
  expect(lines[Math.floor(lines.length * 0.9)]).toBeLessThanOrEqual(150);
  expect(sources.filter(source => source.lines > 250).map(({ path, lines: n }) => `${path}: ${n}`)).toEqual([]);
});

describe('one home each', () => {
  test.each<[string, RegExp, RegExp]>([
    ['locks', /\bnavigator\s*\.\s*locks\b/, /^utils\/kit\/lock\.ts:/],
    ['cryptography', /\bcrypto\s*\.\s*subtle\b/, /^utils\/(store\/vault|kit\/hash|kit\/oauth\/\w+)\.ts:/],
    ['opening the database', /\bopenDB\b|\bindexedDB\b/, /^utils\/store\/db\.ts:/],
    ['channels between contexts', /\bBroadcastChannel\b/, /^utils\/kit\/watch\.ts:/],
    [
      'reading which browser it is',
      /\bimport\.meta\.env\.(FIREFOX|CHROME|BROWSER)\b/,
      /^utils\/kit\/(browser|sites)\.ts:/,
    ],
    ['sign-in windows', /\blaunchWebAuthFlow\b/, /^utils\/kit\/browser\.ts:/],
    ['the console', /(?<!\/\/)\bconsole\s*\./, /^$/],
  ])('%s', (_what, pattern, homes) => inside(pattern, homes));

  test('cookies are nowhere', () => inside(/\bdocument\s*\.\s*cookie\b|\bbrowser\s*\.\s*cookies\b/, /^$/));
  test('the person’s own session goes along from one place only, to tools that are read that way', () => {
    inside(/credentials:[^,}\n]*'include'/, /^utils\/kit\/http\.ts:/);
    inside(/\bsession:\s*(true|way\b)/, /^utils\/sources\/tool-ask\.ts:/);
  });
  test('web storage is nowhere: it is closed to workers and open to pages', () =>
    inside(/\b(localStorage|sessionStorage)\b/, /^$/));
});

test('time and chance come in as arguments where things are decided', () => {
  expect(
    having(
      /\bDate\s*\.\s*now\s*\(|\bMath\s*\.\s*random\s*\(|\bnew\s+Date\s*\(\s*\)|\bperformance\s*\.\s*now/,
      /^utils\/(health|insight|model|networks|tools|wording)\//,
    ),
  ).toEqual([]);
});

test('the focus moves with the picture: an effect after it would take back the key that came in between', () => {
  const late = sources.flatMap(({ path, code }) =>
    code
      .split(/\buseEffect\(/)
      .slice(1)
      .filter(rest => /focus/i.test(rest.slice(0, rest.search(/,\s*\[[^\]]*\]\s*,?\s*\)/))))
      .map(() => path),
  );
  expect(late).toEqual([]);
});

test('no text ever becomes code or markup', () => {
  inside(
    /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\s*\.\s*write)\b|\beval\s*\(|\bnew\s+Function\b|\bset(Timeout|Interval)\s*\(\s*['"`]/,
    /^$/,
  );
});

test('no check of the compiler is switched off, nothing is left for later', () => {
  const marks = sources.flatMap(({ path, text }) => {
    const found = /@ts-(ignore|expect-error|nocheck)|\bTODO\b|\bFIXME\b|\bXXX\b/.exec(text);
    return found ? [`${path}: ${found[0]}`] : [];
  });
  expect(marks).toEqual([]);
});

test('what belongs to one network stands in its own file only', () => {
  const HOSTS =
    /\b(facebook\.com|fb\.com|fbcdn|instagram\.com|threads\.(net|com)|linkedin\.com|tiktok(apis)?\.com|pinterest\.com|api\.x\.com|\/\/x\.com|twitter\.com|xing\.com|googleapis\.com|accounts\.google\.com|youtube\.com|bsky\.(app|social)|mastodon\.social)\b/i;
  inside(HOSTS, /^utils\/networks\//);
});

test('what belongs to one tool stands in its own file only', () => {
  inside(
    /\b(livefyre\.com|fyre\.co|facelift-?bbt\.com|postiz\.com|mixpost\.app|chatwoot\.com|nango\.dev|buffer\.com)\b/i,
    /^utils\/tools\//,
  );
});
