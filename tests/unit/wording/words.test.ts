/** What the pages say about accounts, in both languages. */

import { describe, expect, test } from 'vitest';
import { OBSTACLES } from '../../../utils/model/health';
import { OUTCOMES } from '../../../utils/model/outcomes';
import { CAUSES, EVIDENCE_KINDS, STATE_OF_CAUSE, UNTIL_CHANGE } from '../../../utils/model/words';
import { explanation } from '../../../utils/wording/cause';
import { evidenceLine } from '../../../utils/wording/evidence';
import { languageTag } from '../../../utils/wording/lang';
import { outageLine, saidAbove } from '../../../utils/wording/outage';
import { outcomeText } from '../../../utils/wording/outcome';
import { putOff, stateLine } from '../../../utils/wording/state';
import { quietLine, summary } from '../../../utils/wording/summary';
import { speak } from '../support/i18n';
import { DAY, HOUR, MINUTE, NOW, snapshotOf, viewOf } from '../support/views';

const en = () => speak('en');
const de = () => speak('de');
const view = viewOf;

describe('the state in one line', () => {
  test.each([
    ['Password was changed', view('a', 'revoked', { health: { cause: 'password-changed' } })],
    ['Facebook wants a check', view('a', 'blocked', { network: 'facebook', health: { cause: 'checkpoint' } })],
    ['4 days left', view('a', 'expiring', { health: { deadline: NOW + 4.9 * DAY } })],
    ['1 day left', view('a', 'expiring', { health: { deadline: NOW + 1.9 * DAY } })],
    ['5 hours left', view('a', 'expiring', { health: { deadline: NOW + 5.5 * HOUR } })],
    ['Less than an hour left', view('a', 'expiring', { health: { deadline: NOW + 1 } })],
    ['Expired on 18 Nov', view('a', 'expired', { health: { cause: 'lifetime-ended', deadline: NOW - 3 * DAY } })],
    ['Expired', view('a', 'expired')],
    ['Data access has ended', view('a', 'expired', { health: { cause: 'data-access-ended', deadline: NOW - DAY } })],
    [
      'Renews itself until 20 May 2027',
      view('a', 'healthy', { health: { renewsItself: true, deadline: NOW + 180 * DAY } }),
    ],
    ['Renews itself', view('a', 'healthy', { health: { renewsItself: true } })],
    ['Works until 11 Dec', view('a', 'healthy', { health: { deadline: NOW + 20 * DAY } })],
    ['Works, no end date', view('a', 'healthy')],
    ['Not checked yet', view('a', 'unknown', { health: { reason: 'not-read-yet' } })],
    ['No end date known', view('a', 'unknown', { health: { reason: 'no-end-known' } })],
    [
      'Allow access to X to check',
      view('a', 'unknown', { network: 'x', obstacle: 'host-not-granted', health: { reason: 'host-not-granted' } }),
    ],
    [
      'Facelift reports lost access',
      view('a', 'revoked', { holder: 'facelift', health: { cause: 'reported-by-tool' } }),
    ],
  ])('%s', (text, told) => {
    expect(stateLine(told, NOW, en())).toBe(text);
  });

  test('German reads as German tools say it', () => {
    const lang = de();
    expect(stateLine(view('a', 'expired', { health: { deadline: NOW - 3 * DAY } }), NOW, lang)).toBe(
      'Abgelaufen am 18. Nov.',
    );
    expect(stateLine(view('a', 'expiring', { health: { deadline: NOW + 4 * DAY } }), NOW, lang)).toBe('Noch 4 Tage');
  });

  test('put off is said, with its end where it has one', () => {
    const lang = en();
    expect(putOff(view('a', 'revoked', { snoozedUntil: NOW + 7 * DAY }), NOW, lang)).toBe('Snoozed until 28 Nov');
    expect(putOff(view('a', 'revoked', { snoozedUntil: UNTIL_CHANGE }), NOW, lang)).toBe(
      'Snoozed until something changes',
    );
    expect(putOff(view('a', 'revoked', { snoozedUntil: NOW - 1 }), NOW, lang)).toBe('');
    expect(putOff(view('a', 'revoked', { paused: true }), NOW, lang)).toBe('Paused');
  });
});

describe('how we know', () => {
  const by = (kind: (typeof EVIDENCE_KINDS)[number], at: number, more = {}) =>
    evidenceLine(view('a', 'revoked', { ...more, health: { evidence: { kind, at }, deadline: NOW } }), NOW, en());

  test('names who said it and how old it is', () => {
    expect(by('network', NOW - 4 * MINUTE)).toBe('Instagram said so 4 minutes ago');
    expect(by('tool-api', NOW - 3 * HOUR)).toBe('Livefyre said so 3 hours ago');
    expect(by('tool-page', NOW - HOUR)).toBe('Read in Livefyre today');
    expect(by('tool-page', NOW - 20 * HOUR)).toBe('Read in Livefyre yesterday');
    expect(by('estimate', new Date(2026, 9, 1).getTime())).toBe('Estimate: connected on 1 Oct');
    expect(by('user', NOW - DAY)).toBe('You entered this date');
  });

  test('a good answer is a confirmation', () => {
    expect(evidenceLine(view('a', 'healthy'), NOW, en())).toBe('Instagram confirmed it 2 minutes ago');
  });

  test('a try that told nothing is mentioned, so that nobody takes the line for fresh', () => {
    expect(by('network', NOW - 3 * DAY, { failures: 2, failure: 'unreachable' })).toBe(
      'Instagram said so 3 days ago · no answer last time',
    );
  });
});

const lost = view('l', 'revoked');
const ending = view('e', 'expiring', { health: { deadline: NOW + 9.2 * DAY } });
const well = view('w', 'healthy');
const dark = view('u', 'unknown');

describe('the one sentence', () => {
  test.each([
    ['No accounts yet', []],
    ['Your account is working', [well]],
    ['All 2 accounts are working', [well, well]],
    ['1 account lost access', [lost, well]],
    ['3 accounts lost access, 1 expires within 10 days', [lost, view('b', 'blocked'), view('x', 'expired'), ending]],
    ['2 accounts expire within 10 days', [ending, ending, well]],
    ['1 account expires within a day', [view('e', 'expiring', { health: { deadline: NOW + 3 * HOUR } })]],
    ['Nothing is known about your accounts yet', [dark]],
    ['1 of 2 accounts are working', [well, dark]],
    ['1 of 2 accounts are working', [well, view('s', 'revoked', { snoozedUntil: NOW + DAY })]],
    ['Nothing needs you now', [view('m', 'limited'), dark]],
  ])('%s', (text, accounts) => {
    expect(summary(snapshotOf(accounts), NOW, en())).toBe(text);
  });

  test('never says that all are working while one is not known to', () => {
    const lang = en();
    for (const state of ['revoked', 'expired', 'blocked', 'expiring', 'limited', 'unknown'] as const) {
      for (const more of [{}, { paused: true }, { snoozedUntil: NOW + DAY }]) {
        expect(summary(snapshotOf([well, view('o', state, more)]), NOW, lang)).not.toMatch(/^(All|Your)/);
      }
    }
  });

  test('counts and age stand below', () => {
    expect(quietLine(snapshotOf([well]), NOW, en())).toBe('1 account · checked 2 minutes ago');
    expect(quietLine(snapshotOf([well], { checkedAt: undefined }), NOW, en())).toBe('1 account · not checked yet');
    expect(summary(snapshotOf([lost, ending]), NOW, de())).toBe(
      '1 Konto ohne Zugriff, 1 läuft innerhalb von 10 Tagen ab',
    );
  });
});

test("dates are written in the language of the texts, in the browser's own way where it has one", () => {
  en();
  expect([languageTag('en-GB'), languageTag('fr-FR'), languageTag('de-AT')]).toEqual(['en-GB', 'en', 'en']);
  de();
  expect([languageTag('de-AT'), languageTag('en-US')]).toEqual(['de-AT', 'de']);
});

test('below a grey line about a network its rows do not say the same again', () => {
  const failed = { failures: 2, failure: 'unreachable' } as const;
  const views = [
    view('a', 'healthy', { network: 'linkedin', ...failed }),
    view('b', 'healthy', { network: 'x', ...failed }),
  ];
  const outage = { network: 'linkedin', reason: 'unreachable', since: NOW } as const;
  const said = (outages: Parameters<typeof saidAbove>[1]) =>
    saidAbove(views, outages).map(each => evidenceLine(each, NOW, en()).includes('no answer last time'));
  expect(said([])).toEqual([true, true]);
  expect(said([outage])).toEqual([false, true]);
  // That is another matter than what the row has met.
  expect(said([{ ...outage, reason: 'rate-limited' }])).toEqual([true, true]);
  const unpaid = [view('a', 'healthy', { network: 'linkedin', failures: 2, failure: 'billing' })];
  expect(evidenceLine(saidAbove(unpaid, [outage])[0] ?? view('b', 'healthy'), NOW, en())).toContain('to be paid');
});

test('an outage is one line with the last good check', () => {
  const at = new Date(2026, 10, 21, 9, 12).getTime();
  expect(outageLine({ network: 'linkedin', reason: 'unreachable', since: NOW, lastGoodAt: at }, NOW, en())).toBe(
    'LinkedIn is not answering. Last good check 09:12; nothing is marked as lost because of it.',
  );
});

describe.each([
  ['en', en],
  ['de', de],
] as const)('in %s nothing is left unsaid', (_, lang) => {
  const whole = (text: string) => {
    expect(text).not.toBe('');
    expect(text).not.toMatch(/[{}$]/);
  };

  test('every cause, with steps', () => {
    lang();
    for (const cause of CAUSES) {
      const told = explanation(view('a', STATE_OF_CAUSE[cause] ?? 'revoked', { health: { cause } }));
      expect(told?.steps).toHaveLength(3);
      for (const text of [told?.title, told?.explain, told?.who, ...(told?.steps ?? [])]) whole(text ?? '');
    }
  });

  test('every obstacle', () => {
    lang();
    for (const obstacle of OBSTACLES) whole(explanation(view('a', 'unknown', { obstacle }))?.explain ?? '');
  });

  test('every outcome, with and without details', () => {
    lang();
    for (const code of OUTCOMES) {
      whole(outcomeText(view('a', 'revoked'), { code, at: NOW }));
      expect(outcomeText(view('a', 'revoked'), { code, at: NOW, fields: { message: 'App not live' } })).toContain(
        'App not live',
      );
    }
  });

  test('every kind of evidence', () => {
    const tag = lang();
    for (const kind of EVIDENCE_KINDS)
      whole(evidenceLine(view('a', 'healthy', { health: { evidence: { kind, at: NOW - DAY } } }), NOW, tag));
  });
});

test('signed in, and the network says at once why it is no use: the cause, not "check again"', () => {
  const said = (lang: string) =>
    outcomeText(view('a', 'revoked', { network: 'x' }), {
      code: 'not-proved',
      at: NOW,
      fields: { cause: 'user-suspended' },
    }) + lang;
  expect(said(en())).toMatch(/^Signed in, but X says: .+suspended\.en-GB$/i);
  expect(said(de())).toMatch(/^Angemeldet, aber X sagt: .+\.de-DE$/);
  // What is no cause of ours is not shown as one.
  const other = { code: 'not-proved' as const, at: NOW, fields: { cause: 'toString' } };
  expect(outcomeText(view('a', 'revoked'), other)).not.toMatch(/toString|sagt/);
});
