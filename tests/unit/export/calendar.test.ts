/** The calendar, read back by another library: one entry per deadline to come, with its alarms and steps. */
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { deadlineCalendar } from '@/utils/export/calendar';
import { DEFAULT_POLICY } from '@/utils/health/policy';
import '../support/i18n';
import { DAY, NOW, viewOf } from '../support/views';

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(component => ({
    event: new ICAL.Event(component),
    alarms: component
      .getAllSubcomponents('valarm')
      .map(alarm => [alarm.getFirstPropertyValue('action'), String(alarm.getFirstPropertyValue('trigger'))]),
  }));

const policy = DEFAULT_POLICY;

const ending = viewOf('ending', 'expiring', {
  name: 'Haus, Garten; & Söhne mit einem sehr langen Namen, der über die Zeile geht',
  owner: { name: 'Jana' },
  health: { deadline: NOW + 4 * DAY },
});
const later = viewOf('later', 'healthy', { network: 'x', health: { deadline: NOW + 80 * DAY } });

test('one entry per deadline, at its time, with an alarm for each warning day', () => {
  const events = eventsOf(deadlineCalendar({ accounts: [ending, later] }, policy, NOW));
  expect(events.map(({ event }) => event.uid)).toEqual(['ending@token-health', 'later@token-health']);
  expect(events[0]?.event.startDate.toJSDate().getTime()).toBe(NOW + 4 * DAY);
  expect(events[0]?.event.summary).toBe(`${ending.name}: access to Instagram ends (Livefyre)`);
  expect(events[0]?.alarms).toEqual([
    ['DISPLAY', '-P10D'],
    ['DISPLAY', '-P5D'],
  ]);
});

test('says who and what to do, step by step', () => {
  const description = eventsOf(deadlineCalendar({ accounts: [ending] }, policy, NOW))[0]?.event.description ?? '';
  expect(description).toContain('Owner: Jana');
  expect(description).toMatch(/^1\. .+\n2\. .+/m);
  expect(description).not.toMatch(/[{}]/);
});

test.each([
  ['livefyre', '1. Choose “Refresh Token”.'],
  ['facelift', '1. Choose “Refresh Connection”.'],
  ['buffer', '1. Choose “Reconnect”.'],
])('the steps name the button that %s has', (holder, step) => {
  const view = viewOf('ending', 'expiring', { holder, health: { deadline: NOW + 4 * DAY } });
  const description = eventsOf(deadlineCalendar({ accounts: [view] }, policy, NOW))[0]?.event.description ?? '';
  expect(description.split('\n')).toContain(step);
});

test('an estimate says that it is one', () => {
  const guessed = viewOf('guess', 'healthy', {
    health: { deadline: NOW + 40 * DAY, evidence: { kind: 'estimate', at: NOW } },
  });
  const [first] = eventsOf(deadlineCalendar({ accounts: [guessed] }, policy, NOW));
  expect(first?.event.description).toMatch(/^Estimated/);
});

test('nothing for what is over, has no end, an absurd one, or is paused', () => {
  const none = [
    viewOf('over', 'expired', { health: { deadline: NOW - DAY } }),
    viewOf('endless', 'healthy'),
    viewOf('absurd', 'healthy', { health: { deadline: 8.64e15 } }),
    viewOf('paused', 'expiring', { paused: true, health: { deadline: NOW + DAY } }),
  ];
  expect(eventsOf(deadlineCalendar({ accounts: none }, policy, NOW))).toEqual([]);
});

test('lines are folded and end as the format wants', () => {
  const lines = deadlineCalendar({ accounts: [ending] }, policy, NOW).split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.filter(line => new TextEncoder().encode(line).byteLength > 75)).toEqual([]);
});

test('a network with warning days of its own has alarms on those', () => {
  const accounts = [viewOf('in', 'healthy', { network: 'linkedin', health: { deadline: NOW + 60 * DAY } }), later];
  const own = { ...policy, warnDaysOf: { linkedin: [30, 10, 5] } };
  const days = eventsOf(deadlineCalendar({ accounts }, own, NOW)).map(({ alarms }) => alarms.map(([, at]) => at));
  expect(days).toEqual([
    ['-P30D', '-P10D', '-P5D'],
    ['-P10D', '-P5D'],
  ]);
});

test('an end that is put off by itself calls nobody and says so; the fixed end of a refresh token calls', () => {
  const renewing = { deadline: NOW + 50 * DAY, renewsItself: true };
  const accounts = [
    viewOf('moves', 'healthy', { name: 'Acme', health: { ...renewing, deadlineMoves: true } }),
    viewOf('fixed', 'healthy', { name: 'Acme', health: renewing }),
    // So near its end renewing evidently does not work.
    viewOf('near', 'expiring', { name: 'Acme', health: { ...renewing, deadlineMoves: true, deadline: NOW + 4 * DAY } }),
  ];
  const [moves, fixed, near] = eventsOf(deadlineCalendar({ accounts }, policy, NOW));
  expect(moves?.event.summary).toBe('Acme: access to Instagram ends unless it renews itself (Livefyre)');
  expect(moves?.event.description).toBe('Renews itself before that day. Nobody has to do anything.');
  expect(moves?.alarms).toEqual([]);
  expect(fixed?.event.summary).toBe('Acme: access to Instagram ends (Livefyre)');
  expect(fixed?.event.description).toMatch(/^Renews itself until then/);
  expect([fixed?.alarms.length, near?.alarms.length]).toEqual([2, 2]);
});
