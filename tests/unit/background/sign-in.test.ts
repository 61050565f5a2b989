/** Whose sign-in it was: by the network's id, else by the handle as people write it. */
import { expect, test } from 'vitest';
import { isSame } from '@/entrypoints/background/attempt';

const account = (handle: string, networkAccountId?: string) => ({
  network: 'x',
  handle,
  ...(networkAccountId ? { networkAccountId } : {}),
});

test.each([
  ['the id, whatever it is called now', account('old', '1'), { networkAccountId: '1', handle: 'new' }, true],
  ['another id under the same handle', account('acme', '1'), { networkAccountId: '2', handle: 'acme' }, false],
  ['the handle in any case', account(' Acme '), { networkAccountId: '1', handle: 'acme' }, true],
  [
    'the handle with its sign, as files often have it',
    account('@acme'),
    { networkAccountId: '1', handle: 'Acme' },
    true,
  ],
  ['another handle', account('@acme'), { networkAccountId: '1', handle: 'acme.de' }, false],
  ['anybody, for a new account', account(''), { networkAccountId: '1', handle: 'acme' }, true],
])('%s', (_what, here, who, same) => {
  expect(isSame(here, who)).toBe(same);
});
