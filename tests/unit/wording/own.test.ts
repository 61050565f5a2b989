/** A network's own words, where they say more than those of the cause: complete in both languages, with the page that comes first. */
import { describe, expect, test } from 'vitest';
import type { AccountView } from '../../../utils/model/snapshot';
import type { Cause, State } from '../../../utils/model/words';
import { networks } from '../../../utils/networks';
import { hasPage, primaryAction } from '../../../utils/wording/action';
import { explanation } from '../../../utils/wording/cause';
import { evidenceLine } from '../../../utils/wording/evidence';
import { ownOf, pageFor } from '../../../utils/wording/own';
import { stateLine } from '../../../utils/wording/state';
import { speak } from '../support/i18n';
import { viewOf } from '../support/views';

const NOW = Date.UTC(2026, 10, 21);
const DAY = 86_400_000;
const WEEK = 604_799_000;

const view = (network: string, state: State, cause?: Cause, health: object = {}, more: Partial<AccountView> = {}) =>
  viewOf('a', state, {
    network,
    holder: 'browser',
    login: 'anna',
    ...more,
    health: { ...(cause ? { cause } : {}), ...health },
  });

const testMode = (state: State, cause?: Cause, lifeMs = WEEK) => view('youtube', state, cause, { lifeMs });

const CASES: [what: string, account: AccountView, page: string | null][] = [
  ['X: revoked or locked', view('x', 'revoked', 'unknown'), 'unlock'],
  ['XING', view('xing', 'limited', 'api-discontinued'), 'home'],
  ['Google: the organisation’s session', view('youtube', 'revoked', 'logged-out'), null],
  ['Google: test mode, ends soon', testMode('expiring'), 'audience'],
  ['Google: test mode, over', testMode('expired', 'lifetime-ended'), 'audience'],
  ['LinkedIn: no reason', view('linkedin', 'revoked', 'unknown'), 'apps'],
  ['LinkedIn: a permission', view('linkedin', 'limited', 'scope-missing'), 'developer'],
];

describe.each(['en', 'de'] as const)('in %s', lang => {
  test.each(CASES)('%s', (_what, account) => {
    speak(lang);
    const told = explanation(account);
    const texts = [told?.title, told?.explain, told?.who, ...(told?.steps ?? [])];
    for (const text of texts) expect(text).toMatch(/^(?!.*[{}$]).{5,}$/);
    expect(new Set(told?.steps).size).toBe(3);
    expect(ownOf(account)).toBeDefined();
  });
});

test.each(CASES)('%s: the page that comes first is one of the network', (_what, account, page) => {
  const network = networks.find(({ id }) => id === account.network);
  expect(pageFor(account)).toBe(page);
  if (page) expect(network?.pages[page as keyof typeof network.pages]).toMatch(/^https:\/\//);
  if (page) expect(hasPage(account) || primaryAction(account) === 'open-network').toBe(true);
});

test('X: what it says no more of than "invalid" leads to x.com before a sign-in, and says that it may be a lock', () => {
  speak('en');
  const account = view('x', 'revoked', 'unknown');
  expect(stateLine(account, NOW, 'en')).toBe('Revoked, or the account is locked');
  expect(explanation(account)?.explain).toMatch(/locked or suspended/);
  expect(explanation(account)?.steps[0]).toMatch(/^Open X as anna/);
  expect(networks.find(({ id }) => id === 'x')?.pages.unlock).toBe('https://x.com/account/access');
});

test('Google’s test mode is named, with the page where it is left; a month that somebody allowed is not taken for it', () => {
  speak('en');
  for (const state of ['healthy', 'expiring'] as const)
    expect(explanation(testMode(state))?.title).toMatch(/^Test mode/);
  expect(explanation(testMode('expired', 'lifetime-ended'))?.explain).toMatch(/test mode/);
  expect(networks.find(({ id }) => id === 'youtube')?.pages.audience).toBe(
    'https://console.cloud.google.com/auth/audience',
  );
  expect(explanation(testMode('healthy', undefined, 30 * DAY))).toBeUndefined();
  expect(explanation(testMode('expiring', undefined, 30 * DAY))?.title).toBe('Access ends soon');
  expect(explanation(testMode('revoked', 'app-blocked'))?.title).toBe('Google blocked the app');
});

test('an organisation’s rule is not called a sign-out', () => {
  speak('en');
  const told = explanation(view('youtube', 'revoked', 'logged-out'));
  expect(told?.title).toBe('Session ended by the organisation');
  expect(`${told?.explain}`).not.toMatch(/signed out/);
  expect(explanation(view('facebook', 'revoked', 'logged-out'))?.title).toBe('Was signed out');
});

test('LinkedIn: that nobody used it is said as a possibility, and what a tool holds is not mended with an app of ours', () => {
  speak('en');
  expect(explanation(view('linkedin', 'revoked', 'unknown'))?.explain).toMatch(
    /may happen to connections that nobody used/,
  );
  const held = view('linkedin', 'limited', 'scope-missing', {}, { holder: 'livefyre' });
  expect(explanation(held)?.steps[0]).toMatch(/^Choose/);
});

test('XING: the row says what still works and what does not, and since when, not that somebody was asked', () => {
  speak('en');
  const account = view('xing', 'limited', 'api-discontinued', {
    evidence: { kind: 'network', at: Date.UTC(2019, 3, 1) },
  });
  expect(stateLine(account, NOW, 'en')).toBe('What was read stays; no comments, no renewal');
  expect(evidenceLine(account, NOW, 'en-GB')).toBe('XING ended it on 1 April 2019');
  expect(explanation(account)?.explain).toMatch(/cannot be commented on/);
});
