/** Which account a row is: by id, handle, name, in this order; never a guess; other holders only mentioned. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../utils/messages';
import type { Outcome } from '../../../utils/model/failure';
import type { AccountView } from '../../../utils/model/snapshot';
import { matchRows, toBadgeView } from '../../../utils/tools/match';
import { outcomeText } from '../../../utils/wording/outcome';
import '../support/i18n';
import { NOW, viewOf } from '../support/views';

const tool = { id: 'livefyre' };
const account = (id: string, change: Partial<Omit<AccountView, 'health'>> = {}) =>
  viewOf(id, 'healthy', { handle: '', ...change, name: change.name });
const row = (change: Partial<Row>, key = '0'): Row => ({ key, network: 'instagram', ...change });
const ids = (rows: Row[], accounts: AccountView[]) =>
  matchRows(rows, accounts, tool).map(verdict => verdict.accounts.map(view => view.id));

describe('a row is', () => {
  test('the account with the tool’s own id, whatever it is called', () => {
    expect(
      ids(
        [row({ toolAccountId: '7', name: 'B' })],
        [account('a', { toolAccountId: '7', name: 'A' }), account('b', { name: 'B' })],
      ),
    ).toEqual([['a']]);
  });
  test('never one whose own id is another', () => {
    expect(ids([row({ toolAccountId: '7', name: 'A' })], [account('a', { toolAccountId: '8', name: 'A' })])).toEqual([
      [],
    ]);
    expect(ids([row({ toolAccountId: '7', name: 'A' })], [account('a', { name: 'A' })])).toEqual([['a']]);
  });
  test('then by handle, with or without @ and in any case', () => {
    expect(
      ids([row({ handle: '@Acme', name: 'B' })], [account('a', { handle: 'acme' }), account('b', { name: 'B' })]),
    ).toEqual([['a']]);
  });
  test('then by name, case and space apart, then by a name that is the handle', () => {
    expect(
      ids(
        [row({ name: ' acme  SPORTS' })],
        [account('a', { name: 'Acme Sports' }), account('h', { handle: 'acme sports' })],
      ),
    ).toEqual([['a']]);
    expect(ids([row({ name: 'acme.sports' })], [account('h', { handle: 'acme.sports', name: 'Other' })])).toEqual([
      ['h'],
    ]);
  });
  test('by what the tool calls it now, not by the name that it had or that a person gave it', () => {
    const renamed = account('a', { toolAccountId: 'u1', name: 'Acme', toolName: 'Acme Inc' });
    expect(ids([row({ name: 'Acme Inc' })], [renamed])).toEqual([['a']]);
    // The old name is free for another account of the tool's.
    expect(ids([row({ name: 'Acme' }), row({ name: 'Acme Inc' }, '1')], [renamed])).toEqual([[], ['a']]);
    const ours = account('o', { handle: 'acme', toolHandle: 'acme.inc' });
    expect(ids([row({ handle: '@acme.inc' }), row({ handle: 'acme' })], [ours]).flat()).toEqual(['o', 'o']);
  });
  test('by its id whichever network the page reads from an icon', () => {
    const business = account('b', { network: 'instagram-business', toolAccountId: '9', name: 'Other' });
    expect(ids([row({ toolAccountId: '9', name: 'Acme' })], [business])).toEqual([['b']]);
    const two = [business, account('x', { network: 'x', toolAccountId: '9' })];
    expect(ids([row({ toolAccountId: '9', name: 'Acme' })], two)).toEqual([[]]);
  });
  test('by an id without what it is unique in, as a file gives it; of two that fit none is proved', () => {
    const given = account('g', { toolAccountId: 'c1' });
    const rows = [row({ toolAccountId: 'ig-a/c1', name: 'A' }), row({ toolAccountId: 'ig-b/c1', name: 'B' }, '1')];
    expect(ids(rows.slice(0, 1), [given])).toEqual([['g']]);
    expect(matchRows(rows, [given], tool).map(({ unsure }) => unsure)).toEqual([true, true]);
    const exact = account('e', { toolAccountId: 'ig-b/c1' });
    expect(ids(rows, [given, exact])).toEqual([['g'], ['e']]);
  });
  test('an Instagram account however it was connected, where nothing fits exactly', () => {
    const business = account('b', { network: 'instagram-business', handle: 'acme', name: 'Acme' });
    expect(ids([row({ handle: 'acme' })], [business])).toEqual([['b']]);
    expect(ids([row({ name: 'acme' })], [business])).toEqual([['b']]);
    expect(ids([row({ name: 'Acme' })], [business, account('i', { handle: 'acme' })])).toEqual([['i']]);
    expect(ids([row({ network: 'facebook', handle: 'acme' })], [business])).toEqual([[]]);
  });
  test('never by its name one whose handle is another', () => {
    const french = account('fr', { handle: 'acme.fr', name: 'Acme' });
    expect(ids([row({ handle: 'acme.de', name: 'Acme' })], [french])).toEqual([[]]);
    const both = [row({ handle: 'acme.de', name: 'Acme' }, '0'), row({ handle: '@Acme.FR', name: 'Acme' }, '1')];
    expect(matchRows(both, [french], tool).map(({ accounts, unsure }) => [accounts.length, unsure])).toEqual([
      [0, undefined],
      [1, undefined],
    ]);
    expect(ids([row({ name: 'Acme' })], [french])).toEqual([['fr']]);
    expect(ids([row({ handle: 'acme.de', name: 'Acme' })], [account('a', { name: 'Acme' })])).toEqual([['a']]);
    // A handle with its server, and one without, may be the same.
    expect(
      ids([row({ handle: 'acme@social.example', name: 'Acme' })], [account('m', { handle: 'acme', name: 'Acme' })]),
    ).toEqual([['m']]);
  });
  test('told by its signs, not by marks that nobody sees', () => {
    expect(ids([row({ name: 'Acme' })], [account('a', { name: 'Ac\u00adme' })])).toEqual([['a']]);
    expect(ids([row({ name: 'שלום' })], [account('a', { name: '\u202bשלום\u202c' })])).toEqual([['a']]);
    expect(ids([row({ name: '❤️ Acme' })], [account('a', { name: '❤ Acme' })])).toEqual([['a']]);
  });
  test('of its own network and holder only', () => {
    expect(
      ids(
        [row({ name: 'A' })],
        [
          account('x', { network: 'x', name: 'A' }),
          account('f', { holder: 'facelift', name: 'A' }),
          account('w', { holder: 'browser', name: 'A' }),
        ],
      ),
    ).toEqual([[]]);
  });
  test('both where two fit', () => {
    expect(ids([row({ name: 'A' })], [account('a', { name: 'A' }), account('b', { name: 'a' })])).toEqual([['a', 'b']]);
  });
  test('without a network only where one network fits', () => {
    const twitter = account('x', { network: 'x', name: 'A' });
    expect(ids([row({ network: undefined, name: 'A' })], [twitter])).toEqual([['x']]);
    expect(ids([row({ network: undefined, name: 'A' })], [twitter, account('a', { name: 'A' })])).toEqual([[]]);
  });
  test('nobody without a word', () => {
    expect(ids([row({})], [account('a')])).toEqual([[]]);
  });
});

test('two rows for one account: neither is sure; an id makes it sure', () => {
  const rows = [row({ name: 'A' }, '0'), row({ name: 'A' }, '1')];
  expect(matchRows(rows, [account('a', { name: 'A' })], tool).map(verdict => verdict.unsure)).toEqual([true, true]);
  const proved = [row({ name: 'A', toolAccountId: '1' }, '0'), row({ name: 'A' }, '1')];
  const verdicts = matchRows(proved, [account('a', { name: 'A', toolAccountId: '1' })], tool);
  expect(verdicts.map(verdict => [verdict.accounts.length, verdict.unsure])).toEqual([
    [1, undefined],
    [0, undefined],
  ]);
});

test('the same profile elsewhere is counted: who holds it, and how it fares there, reaches no page', () => {
  const accounts = [
    account('a', { name: 'A', handle: 'acme', networkAccountId: '1' }),
    account('same-id', { holder: 'facelift', handle: 'renamed', networkAccountId: '1' }),
    account('same-handle', { holder: 'browser', handle: 'ACME' }),
    account('other-id', { holder: 'postiz', handle: 'acme', networkAccountId: '2' }),
    account('other-network', { holder: 'browser', network: 'x', handle: 'acme' }),
  ];
  const [verdict] = matchRows([row({ name: 'A' })], accounts, tool);
  expect(verdict?.elsewhere).toBe(2);
  expect(JSON.stringify(verdict)).not.toMatch(/facelift|renamed|browser|same-/);
});

test('of several that fit a page sees what tells them apart and their states, not why or how it is known', () => {
  const accounts = ['a', 'b'].map(id =>
    viewOf(id, 'revoked', { name: 'A', handle: id, owner: { name: 'Jana' }, health: { cause: 'password-changed' } }),
  );
  const [verdict] = matchRows([row({ name: 'A' })], accounts, tool);
  expect(verdict?.accounts.map(view => [view.handle, view.health.state])).toEqual([
    ['a', 'revoked'],
    ['b', 'revoked'],
  ]);
  expect(JSON.stringify(verdict)).not.toMatch(/Jana|password-changed|network":"x|"kind"/);
});

test('what only names an account may name it twice', () => {
  const rows = ['0', '1'].map(key => row({ name: 'A', mention: true }, key));
  const verdicts = matchRows(rows, [account('a', { name: 'A' })], tool);
  expect(verdicts.map(verdict => [verdict.accounts.length, verdict.unsure])).toEqual([
    [1, undefined],
    [1, undefined],
  ]);
  expect(matchRows([...rows, row({ name: 'A' }, '2')], [account('a', { name: 'A' })], tool)[2]?.unsure).toBeUndefined();
});

test('a page sees no more of an account than its badge needs', () => {
  const secretive = account('a', {
    name: 'A',
    login: 'jana@acme.example',
    tags: ['vip'],
    owner: { name: 'Jana', email: 'jana@acme.example' },
    appId: 'app',
  });
  const [verdict] = matchRows([row({ name: 'A' })], [secretive], tool);
  expect(JSON.stringify(verdict)).not.toMatch(/example|vip|"app"/);
});

test('ten thousand rows and accounts take time in proportion', () => {
  const accounts = Array.from({ length: 10_000 }, (_, i) => account(`a${i}`, { name: `Name ${i}`, handle: `h${i}` }));
  const rows = accounts.map((one, i) => row({ name: one.name }, String(i)));
  const verdicts = matchRows(rows, accounts, tool);
  expect(verdicts.every((verdict, i) => verdict.accounts.length === 1 && verdict.accounts[0]?.id === `a${i}`)).toBe(
    true,
  );
});

test('a suspicion reaches the page without the account that it comes from, and makes reconnecting possible', () => {
  const suspicion = { cause: 'password-changed', at: NOW, network: 'facebook', by: 'secret.source' } as const;
  const shown = toBadgeView(viewOf('a', 'healthy', { suspicion }));
  expect(shown).toMatchObject({ suspicion: { network: 'facebook', at: NOW }, action: 'reconnect' });
  expect(JSON.stringify(shown)).not.toContain('secret');
});

test('what came of a wish reaches the page without names, and is still said in words', () => {
  const shown = (code: Outcome['code'], fields: Record<string, string>) => {
    const view = toBadgeView(viewOf('a', 'revoked', { outcome: { code, at: NOW, fields } }));
    return { said: JSON.stringify(view), text: view.outcome && outcomeText(view, view.outcome) };
  };
  const without = shown('refreshed-without', { kind: 'page', names: 'Secret One\nSecret Two', more: '3' });
  expect(without.said).not.toContain('Secret');
  expect(without.text).toBe('Refreshed, but not everything came along. Token Health lists what is missing.');
  expect(shown('not-understood', { message: 'Secret server words' }).said).not.toContain('Secret');
  expect(shown('refreshed-limited', { scopes: 'pages_read' }).text).toContain('pages_read');
  expect(shown('app-refused', { advice: 'secret' }).text).toContain('does not accept the secret');
});
