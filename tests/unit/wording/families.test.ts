/** One login's rows stand together, and say what to know before the one sign-in that mends them. */
import { expect, test } from 'vitest';
import { clustersOf, headingOf } from '../../../components/families';
import type { AccountView } from '../../../utils/model/snapshot';
import { withFamilies } from '../../../utils/store/families';
import { outcomeText } from '../../../utils/wording/outcome';
import { signInHints } from '../../../utils/wording/signIn';
import { stateLine } from '../../../utils/wording/state';
import { speak } from '../support/i18n';
import { NOW, viewOf } from '../support/views';

const facebook = (id: string, name: string, change: Partial<Omit<AccountView, 'health'>> = {}): AccountView =>
  viewOf(id, 'revoked', {
    network: 'facebook',
    holder: 'browser',
    name,
    handle: id,
    login: 'Jane Doe',
    hasToken: true,
    ...change,
    health: { cause: 'password-changed' },
  });
const page = (id: string, name: string) => facebook(id, name, { parentId: 'jane', kind: 'page' });
const names = ['Acme', 'Bakery', 'Corner', 'Dunes', 'Elm', 'Fjord'];
const family = withFamilies([...names.map(name => page(name.toLowerCase(), name)), facebook('jane', 'Jane Doe')]);

test('the login leads its children, whatever stands between them; another cause is another group', () => {
  const other = facebook('dead', 'Alone', { login: undefined });
  const limited = { ...page('left', 'Left'), health: viewOf('x', 'limited').health };
  const clusters = clustersOf([...family.slice(0, 3), other, limited, ...family.slice(3)]);
  expect(clusters.map(({ views }) => views.map(({ id }) => id))).toEqual([
    ['jane', 'acme', 'bakery', 'corner', 'dunes', 'elm', 'fjord'],
    ['dead'],
    ['left'],
  ]);
  const lang = speak('en');
  expect(clusters.map(cluster => headingOf(cluster, lang)?.title)).toEqual([
    'Jane Doe: 7 accounts, one sign-in',
    undefined,
    undefined,
  ]);
});

test('accounts that a file puts under one login stand together, without the promise of one sign-in', () => {
  const lang = speak('en');
  const [cluster] = clustersOf([facebook('a', 'A'), facebook('b', 'B')]);
  expect(cluster && headingOf(cluster, lang)).toEqual({ title: 'Jane Doe: 2 accounts', hints: [] });
});

test('before the window: who, what to leave ticked, and whether the network asks who it is', () => {
  const lang = speak('en');
  const acme = family.find(({ id }) => id === 'acme') as AccountView;
  expect(signInHints(acme, lang)).toEqual([
    'Sign in as Jane Doe, who administers Acme.',
    'Leave these ticked: Acme, Bakery, Corner, Dunes and 2 more.',
  ]);
  const jane = family.find(({ id }) => id === 'jane') as AccountView;
  expect(signInHints(jane, lang)[0]).toBe('Sign in as Jane Doe.');
  expect(signInHints({ ...jane, network: 'linkedin' }, lang)[1]).toContain('private window');
  expect(signInHints({ ...jane, holder: 'livefyre' }, lang)).toEqual([]);
  expect(signInHints({ ...jane, health: viewOf('x', 'healthy').health }, lang)).toEqual([]);
  expect(signInHints(acme, speak('de'))[0]).toBe('Melde dich als Jane Doe an, verantwortlich für Acme.');
});

test('after it: what did not come along, by name and number', () => {
  speak('en');
  const said = (fields: Record<string, string>) =>
    outcomeText(family[0] as AccountView, { code: 'refreshed-without', at: NOW, fields });
  expect(said({ names: 'Acme\nBakery', more: '3', kind: 'page' })).toBe(
    'Refreshed, but 5 Pages were not ticked: Acme, Bakery, and 3 more. Refresh again and tick them.',
  );
  expect(said({ names: 'Acme', more: '0', kind: 'organization' })).toBe(
    'Refreshed, but without a role on 1 page: Acme.',
  );
});

test('a child that was left out says so, in its line', () => {
  const lang = speak('en');
  const left = { ...page('left', 'Left'), unlisted: true };
  const health = { ...viewOf('x', 'limited').health, cause: 'scope-missing' as const };
  expect(stateLine({ ...left, health }, NOW, lang)).toBe('Not chosen at the last sign-in');
  expect(stateLine(left, NOW, lang)).toBe('Password was changed');
});
