/** The calendar, read back by another library: one entry per deadline to come, with its alarms and steps. */
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { deadlineCalendar } from '@/utils/export/calendar';
import '../support/i18n';
import { DAY, NOW, viewOf } from '../support/views';

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(component => ({
    event: new ICAL.Event(component),
    alarms: component
      .getAllSubcomponents('valarm')
      .map(alarm => [alarm.getFirstPropertyValue('action'), String(alarm.getFirstPropertyValue('trigger'))]),
  }));

const ending = viewOf('ending', 'expiring', {
  name: 'Haus, Garten; & Söhne mit einem sehr langen Namen, der über die Zeile geht',
  owner: { name: 'Jana' },
  health: { deadline: NOW + 4 * DAY },
});
const later = viewOf('later', 'healthy', { network: 'x', health: { deadline: NOW + 80 * DAY } });

test('one entry per deadline, at its time, with an alarm for each warning day', () => {
  const events = eventsOf(deadlineCalendar({ accounts: [ending, later] }, [10, 5], NOW));
  expect(events.map(({ event }) => event.uid)).toEqual(['ending@token-health', 'later@token-health']);
  expect(events[0]?.event.startDate.toJSDate().getTime()).toBe(NOW + 4 * DAY);
  expect(events[0]?.event.summary).toBe(`${ending.name}: access to Instagram ends (Livefyre)`);
  expect(events[0]?.alarms).toEqual([
    ['DISPLAY', '-P10D'],
    ['DISPLAY', '-P5D'],
  ]);
});

test('says who and what to do, step by step', () => {
  const description = eventsOf(deadlineCalendar({ accounts: [ending] }, [10], NOW))[0]?.event.description ?? '';
  expect(description).toContain('Owner: Jana');
  expect(description).toMatch(/^1\. .+\n2\. .+/m);
  expect(description).not.toMatch(/[{}]/);
});

test('an estimate says that it is one', () => {
  const guessed = viewOf('guess', 'healthy', {
    health: { deadline: NOW + 40 * DAY, evidence: { kind: 'estimate', at: NOW } },
  });
  const [first] = eventsOf(deadlineCalendar({ accounts: [guessed] }, [10], NOW));
  expect(first?.event.description).toMatch(/^Estimated/);
});

test('nothing for what is over, has no end, an absurd one, or is paused', () => {
  const none = [
    viewOf('over', 'expired', { health: { deadline: NOW - DAY } }),
    viewOf('endless', 'healthy'),
    viewOf('absurd', 'healthy', { health: { deadline: 8.64e15 } }),
    viewOf('paused', 'expiring', { paused: true, health: { deadline: NOW + DAY } }),
  ];
  expect(eventsOf(deadlineCalendar({ accounts: none }, [10], NOW))).toEqual([]);
});

test('lines are folded and end as the format wants', () => {
  const lines = deadlineCalendar({ accounts: [ending] }, [10], NOW).split('\r\n');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.filter(line => new TextEncoder().encode(line).byteLength > 75)).toEqual([]);
});
