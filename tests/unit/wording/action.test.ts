/** Which button comes first, which group a row stands in, and names. */

import { describe, expect, test } from 'vitest';
import { LOGIN_OF } from '../../../utils/model/login';
import { networks } from '../../../utils/networks';
import { tools } from '../../../utils/tools';
import { actionText, primaryAction } from '../../../utils/wording/action';
import { groupOf } from '../../../utils/wording/groups';
import { accountName, holderName, initials, NETWORKS, networkMark, networkName } from '../../../utils/wording/names';
import { isoTime, relativeTime } from '../../../utils/wording/time';
import { speak } from '../support/i18n';
import { DAY, NOW, viewOf } from '../support/views';

describe('the first button', () => {
  test.each([
    ['Refresh', viewOf('a', 'revoked', { holder: 'browser', health: { cause: 'password-changed' } })],
    ['Reconnect', viewOf('a', 'expiring', { holder: 'livefyre', hasToken: true })],
    ['Reconnect', viewOf('a', 'revoked', { health: { cause: 'password-changed' } })],
    [
      'Open Facebook',
      viewOf('a', 'blocked', { network: 'facebook', holder: 'browser', health: { cause: 'checkpoint' } }),
    ],
    ['Allow access', viewOf('a', 'unknown', { holder: 'browser', obstacle: 'host-not-granted' })],
    ['Check app details', viewOf('a', 'unknown', { holder: 'browser', obstacle: 'app-refused' })],
    ['Open LinkedIn', viewOf('a', 'unknown', { network: 'linkedin', holder: 'browser', obstacle: 'app-not-enabled' })],
    ['Refresh', viewOf('a', 'unknown', { holder: 'browser', obstacle: 'outdated' })],
    ['Add app', viewOf('a', 'unknown', { holder: 'browser', obstacle: 'app-missing' })],
    // Nothing is to be renewed there: what still works can be seen at the network.
    ['Open Instagram', viewOf('a', 'limited', { holder: 'browser', health: { cause: 'api-discontinued' } })],
  ])('%s', (text, view) => {
    speak('en');
    expect(actionText(primaryAction(view), view)).toBe(text);
  });
});

test('groups: what needs a person first, what was put off apart, what was mended in sight', () => {
  expect(groupOf(viewOf('a', 'blocked'), NOW)).toBe('now');
  expect(groupOf(viewOf('a', 'blocked', { snoozedUntil: NOW + DAY }), NOW)).toBe('snoozed');
  expect(groupOf(viewOf('a', 'healthy', { outcome: { code: 'refreshed', at: NOW - 1000 } }), NOW)).toBe('done');
  expect(groupOf(viewOf('a', 'healthy', { outcome: { code: 'checked', at: NOW - 1000 } }), NOW)).toBe('working');
  expect(groupOf(viewOf('a', 'healthy', { outcome: { code: 'refreshed', at: NOW - DAY } }), NOW)).toBe('working');
  expect(groupOf(viewOf('a', 'revoked', { outcome: { code: 'refreshed', at: NOW } }), NOW)).toBe('now');
});

test('whose login makes a network’s tokens is known as its file says', () => {
  expect(LOGIN_OF).toEqual(Object.fromEntries(networks.flatMap(({ id, loginOf }) => (loginOf ? [[id, loginOf]] : []))));
});

describe('names', () => {
  test.each(networks.map(({ id, name, mark }) => [id, name, mark] as const))(
    '%s is written as its file says',
    (id, name, mark) => {
      expect(Object.keys(NETWORKS)).toContain(id);
      expect(networkName(id)).toBe(name);
      expect(networkMark(id)).toEqual(mark);
    },
  );

  test.each(tools.map(({ id, name }) => [id, name]))('%s is written as its file says', (id, name) => {
    expect(holderName(id)).toBe(name);
  });

  test('a name of blanks is none; a handle stands in, and whole characters make the initials', () => {
    expect(accountName({ name: '  ', handle: 'acme' })).toBe('@acme');
    expect(initials('Haus & Garten', 'de')).toBe('H&');
    expect(initials('@acme.sports', 'en')).toBe('AS');
    expect(initials('', 'en')).toBe('?');
    expect(initials('👩‍👩‍👧 Family', 'en')).toBe('👩‍👩‍👧F');
  });
});

test('times: never rounded up, and nothing throws', () => {
  expect(relativeTime(NOW + 4.99 * DAY, NOW, 'en-GB')).toBe('in 4 days');
  expect(relativeTime(NOW - 4.99 * DAY, NOW, 'en-GB')).toBe('4 days ago');
  expect(isoTime(Number.POSITIVE_INFINITY)).toBe('');
  expect(isoTime(null)).toBe('');
  expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z');
});
