/** What a row shows while a person waits: busy until the last answer, whatever else is asked meanwhile. */
import { afterEach, expect, test, vi } from 'vitest';

const answers: ((reply: object) => void)[] = [];
vi.mock('../../../utils/kit/send', () => ({ send: () => new Promise(answer => answers.push(answer)) }));
const local: (readonly [readonly string[], object | null])[] = [];
vi.mock('../../../utils/page/live', () => ({
  setLocal: (ids: readonly string[], value: object | null) => local.push([ids, value]),
}));
const { ask } = await import('../../../utils/page/ask');

afterEach(() => {
  answers.length = 0;
  local.length = 0;
});
const OK = { ok: true, value: null };

test('two checks of one row: it rests only when both are answered', async () => {
  const first = ask('check', { ids: ['a', 'b'] }, ['a', 'b']);
  const second = ask('check', { ids: ['a'] }, ['a']);
  answers[0]?.(OK);
  await first;
  expect(local.at(-1)).toEqual([['b'], null]);
  answers[1]?.(OK);
  await second;
  expect(local.at(-1)).toEqual([['a'], null]);
});

test('something small in between does not end the waiting, and a failure stands in the row', async () => {
  const check = ask('check', { ids: ['a'] }, ['a']);
  const pause = ask('pause', { ids: ['a'], paused: true } as never, ['a']);
  answers[1]?.(OK);
  await pause;
  expect(local.filter(([ids, value]) => value === null && ids.includes('a'))).toEqual([]);
  answers[0]?.({ ok: false, code: 'interrupted' });
  await check;
  expect(local.at(-1)).toEqual([['a'], { outcome: { code: 'interrupted', at: expect.any(Number) } }]);
});
