/** A year of one account, looked at every hour by a worker that is new each time: the exact list of notices and messages, no more, no fewer. */
import { afterEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { showAll } from '@/entrypoints/background/rounds';
import { save } from '@/entrypoints/background/save';
import { sendDue } from '@/entrypoints/background/sending';
import { quietUntil } from '@/utils/health/quiet';
import type { Account } from '@/utils/model/account';
import type { Evidence } from '@/utils/model/evidence';
import { closeDatabase } from '@/utils/store/db';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings, writeSettings } from '@/utils/store/settings';
import { around, at, DAY, freshExtension, HOUR, NOW, plant, stored } from './extension';
import { type Got, receiver, withReceiver } from './receiver';

const zone = process.env.TZ;
freshExtension();
withReceiver();
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const QUIET = { from: 20 * 60, to: 8 * 60 };
const sender = {} as Parameters<typeof commands.savePerson>[1];

interface Year {
  zone: string;
  /** The hour, by the clock there, at which each token ends sixty days after it was made. */
  hour: number;
  notices: string[];
  messages: string[];
}

/** The first token ends on 31 December; a person reconnects five days after each loss, so that the owner is told again on the third. */
const AT_NOON: Year = {
  zone: 'UTC',
  hour: 12,
  notices: [
    'Mon 21 Dec 12:00 1:days:10',
    // The fifth day before is a Saturday.
    'Fri 25 Dec 12:00 1:days:5',
    'Thu 31 Dec 12:00 1:lost:expired',
    'Tue 5 Jan 12:00 2:back',
    'Wed 24 Feb 12:00 2:days:10',
    'Mon 1 Mar 12:00 2:days:5',
    'Sat 6 Mar 12:00 2:lost:expired',
    'Thu 11 Mar 12:00 3:back',
    'Fri 30 Apr 12:00 3:days:10',
    'Wed 5 May 12:00 3:days:5',
    'Mon 10 May 12:00 3:lost:expired',
    'Sat 15 May 12:00 4:back',
    // A Sunday.
    'Fri 2 Jul 12:00 4:days:10',
    'Fri 9 Jul 12:00 4:days:5',
    'Wed 14 Jul 12:00 4:lost:expired',
    'Mon 19 Jul 12:00 5:back',
    'Tue 7 Sept 12:00 5:days:10',
    // A Sunday.
    'Fri 10 Sept 12:00 5:days:5',
    'Fri 17 Sept 12:00 5:lost:expired',
    'Wed 22 Sept 12:00 6:back',
  ],
  messages: [
    'Mon 21 Dec 12:00 Ann: @a: 10 days left',
    'Thu 24 Dec 12:00 Ann: Again: @a: 7 days left',
    'Thu 24 Dec 12:00 Boss: Again: @a: 7 days left',
    'Fri 25 Dec 12:00 Ann: @a: 6 days left',
    'Thu 31 Dec 12:00 Ann: @a lost access',
    'Sun 3 Jan 12:00 Ann: Again: @a lost access',
    'Sun 3 Jan 12:00 Boss: Again: @a lost access',
    'Tue 5 Jan 12:00 Ann: @a works again',
    'Tue 5 Jan 12:00 Boss: @a works again',
    'Wed 24 Feb 12:00 Ann: @a: 10 days left',
    'Mon 1 Mar 12:00 Ann: @a: 5 days left',
    'Thu 4 Mar 12:00 Ann: Again: @a: 2 days left',
    'Thu 4 Mar 12:00 Boss: Again: @a: 2 days left',
    'Sat 6 Mar 12:00 Ann: @a lost access',
    'Tue 9 Mar 12:00 Ann: Again: @a lost access',
    'Tue 9 Mar 12:00 Boss: Again: @a lost access',
    'Thu 11 Mar 12:00 Ann: @a works again',
    'Thu 11 Mar 12:00 Boss: @a works again',
    'Fri 30 Apr 12:00 Ann: @a: 10 days left',
    'Mon 3 May 12:00 Ann: Again: @a: 7 days left',
    'Mon 3 May 12:00 Boss: Again: @a: 7 days left',
    'Wed 5 May 12:00 Ann: @a: 5 days left',
    'Mon 10 May 12:00 Ann: @a lost access',
    'Thu 13 May 12:00 Ann: Again: @a lost access',
    'Thu 13 May 12:00 Boss: Again: @a lost access',
    'Sat 15 May 12:00 Ann: @a works again',
    'Sat 15 May 12:00 Boss: @a works again',
    'Fri 2 Jul 12:00 Ann: @a: 12 days left',
    'Mon 5 Jul 12:00 Ann: Again: @a: 9 days left',
    'Mon 5 Jul 12:00 Boss: Again: @a: 9 days left',
    'Fri 9 Jul 12:00 Ann: @a: 5 days left',
    'Wed 14 Jul 12:00 Ann: @a lost access',
    'Sat 17 Jul 12:00 Ann: Again: @a lost access',
    'Sat 17 Jul 12:00 Boss: Again: @a lost access',
    'Mon 19 Jul 12:00 Ann: @a works again',
    'Mon 19 Jul 12:00 Boss: @a works again',
    'Tue 7 Sept 12:00 Ann: @a: 10 days left',
    'Fri 10 Sept 12:00 Ann: @a: 7 days left',
    'Mon 13 Sept 12:00 Ann: Again: @a: 4 days left',
    'Mon 13 Sept 12:00 Boss: Again: @a: 4 days left',
    'Fri 17 Sept 12:00 Ann: @a lost access',
    'Mon 20 Sept 12:00 Ann: Again: @a lost access',
    'Mon 20 Sept 12:00 Boss: Again: @a lost access',
    'Wed 22 Sept 12:00 Ann: @a works again',
    'Wed 22 Sept 12:00 Boss: @a works again',
  ],
};

/** Each step falls into quiet hours: it is told at their end, or before them where that is no working day. The clocks are changed twice. */
const AT_NIGHT: Year = {
  zone: 'Europe/Berlin',
  hour: 22,
  notices: [
    'Tue 22 Dec 08:00 1:days:10',
    'Fri 25 Dec 19:00 1:days:5',
    'Fri 1 Jan 08:00 1:lost:expired',
    'Wed 6 Jan 08:00 2:back',
    'Thu 25 Feb 08:00 2:days:10',
    'Tue 2 Mar 08:00 2:days:5',
    'Sun 7 Mar 08:00 2:lost:expired',
    'Fri 12 Mar 08:00 3:back',
    'Fri 30 Apr 19:00 3:days:10',
    'Thu 6 May 08:00 3:days:5',
    'Tue 11 May 08:00 3:lost:expired',
    'Sun 16 May 08:00 4:back',
    'Fri 2 Jul 19:00 4:days:10',
    'Fri 9 Jul 19:00 4:days:5',
    'Thu 15 Jul 08:00 4:lost:expired',
    'Tue 20 Jul 08:00 5:back',
    'Wed 8 Sept 08:00 5:days:10',
    'Fri 10 Sept 19:00 5:days:5',
    'Sat 18 Sept 08:00 5:lost:expired',
    'Thu 23 Sept 08:00 6:back',
  ],
  messages: [
    'Tue 22 Dec 08:00 Ann: @a: 9 days left',
    'Fri 25 Dec 08:00 Ann: Again: @a: 6 days left',
    'Fri 25 Dec 08:00 Boss: Again: @a: 6 days left',
    'Fri 25 Dec 19:00 Ann: @a: 6 days left',
    'Fri 1 Jan 08:00 Ann: @a lost access',
    'Mon 4 Jan 08:00 Ann: Again: @a lost access',
    'Mon 4 Jan 08:00 Boss: Again: @a lost access',
    'Wed 6 Jan 08:00 Ann: @a works again',
    'Wed 6 Jan 08:00 Boss: @a works again',
    'Thu 25 Feb 08:00 Ann: @a: 9 days left',
    'Mon 1 Mar 08:00 Ann: Again: @a: 5 days left',
    'Mon 1 Mar 08:00 Boss: Again: @a: 5 days left',
    'Tue 2 Mar 08:00 Ann: @a: 4 days left',
    'Sun 7 Mar 08:00 Ann: @a lost access',
    'Wed 10 Mar 08:00 Ann: Again: @a lost access',
    'Wed 10 Mar 08:00 Boss: Again: @a lost access',
    'Fri 12 Mar 08:00 Ann: @a works again',
    'Fri 12 Mar 08:00 Boss: @a works again',
    'Fri 30 Apr 19:00 Ann: @a: 10 days left',
    'Mon 3 May 19:00 Ann: Again: @a: 7 days left',
    'Mon 3 May 19:00 Boss: Again: @a: 7 days left',
    'Thu 6 May 08:00 Ann: @a: 4 days left',
    'Tue 11 May 08:00 Ann: @a lost access',
    'Fri 14 May 08:00 Ann: Again: @a lost access',
    'Fri 14 May 08:00 Boss: Again: @a lost access',
    'Sun 16 May 08:00 Ann: @a works again',
    'Sun 16 May 08:00 Boss: @a works again',
    'Fri 2 Jul 19:00 Ann: @a: 12 days left',
    'Mon 5 Jul 19:00 Ann: Again: @a: 9 days left',
    'Mon 5 Jul 19:00 Boss: Again: @a: 9 days left',
    'Fri 9 Jul 19:00 Ann: @a: 5 days left',
    'Thu 15 Jul 08:00 Ann: @a lost access',
    'Sun 18 Jul 08:00 Ann: Again: @a lost access',
    'Sun 18 Jul 08:00 Boss: Again: @a lost access',
    'Tue 20 Jul 08:00 Ann: @a works again',
    'Tue 20 Jul 08:00 Boss: @a works again',
    'Wed 8 Sept 08:00 Ann: @a: 9 days left',
    'Fri 10 Sept 19:00 Ann: @a: 7 days left',
    'Mon 13 Sept 19:00 Ann: Again: @a: 4 days left',
    'Mon 13 Sept 19:00 Boss: Again: @a: 4 days left',
    'Sat 18 Sept 08:00 Ann: @a lost access',
    'Tue 21 Sept 08:00 Ann: Again: @a lost access',
    'Tue 21 Sept 08:00 Boss: Again: @a lost access',
    'Thu 23 Sept 08:00 Ann: @a works again',
    'Thu 23 Sept 08:00 Boss: @a works again',
  ],
};

const ends = (ms: number): Evidence => ({ kind: 'user', at: NOW, finding: 'alive', expiresAt: ms });

const settle = async (change = (a: Account) => a): Promise<void> =>
  void (await save('a', policyOf(await readSettings()), Date.now(), a => ({ ...change(a) })));

/** Sixty days after `from` (ms), by the calendar there. */
const endOf = (from: number, hour: number): number => {
  const day = new Date(from);
  day.setDate(day.getDate() + 60);
  return day.setHours(hour, 0, 0, 0);
};

const isFree = (ms: number): boolean => [0, 6].includes(new Date(ms).getDay());

test.each([AT_NOON, AT_NIGHT])(
  'in $zone, with an end at $hour o’clock',
  async ({ zone: tz, hour, notices, messages }) => {
    process.env.TZ = tz;
    const { id } = await commands.saveChannel(
      { kind: 'webhook', name: 'hook', address: 'https://hook.example/in' },
      sender,
    );
    const person = async (name: string) => (await commands.savePerson({ name, channels: [id] }, sender)).id;
    const [ann, boss] = [await person('Ann'), await person('Boss')];
    await writeSettings({ quiet: QUIET, secondPerson: boss });
    // Every third message is lost on its way back, every fifth meets an outage: the list stays the same.
    receiver.answer = (_got, n) => (n % 5 === 0 ? { status: 500 } : n % 3 === 0 ? 'break' : { status: 200 });
    let [generation, endsAt] = [1, endOf(NOW, hour)];
    await plant('a', { ownerId: ann, holder: 'livefyre', evidence: [ends(endsAt)] });
    await settle();
    const when = new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    const shown: string[] = [];
    const got = new Map<string, string>();
    for (let now = NOW; now < NOW + 365 * DAY; now += HOUR) {
      at(now);
      const mended = now >= endsAt + 5 * DAY;
      if (mended) {
        endsAt = endOf(now, hour);
        generation += 1;
        await settle(a => ({ ...a, generation, evidence: [ends(endsAt)] }));
      }
      const due = (await stored('a')).dueAt ?? Number.POSITIVE_INFINITY;
      const alarm = (await fakeBrowser.alarms.get('due'))?.scheduledTime ?? 0;
      if (!mended && Math.min(due, alarm) > now) continue;
      await closeDatabase();
      await settle();
      around.shown = [];
      const known = receiver.got.length;
      await showAll();
      await sendDue();
      const said = when.format(now).replace(',', '');
      for (const { id: notice } of around.shown) shown.push(`${said} ${notice.slice(2).replace(/back:.*/, 'back')}`);
      const line = ({ json }: Got) => `${said} ${(json.to as { name: string }).name}: ${json.subject}`;
      const fresh = receiver.got.filter(({ json }) => !got.has(String(json.id)));
      for (const each of fresh.sort((a, b) => (line(a) < line(b) ? -1 : 1))) got.set(String(each.json.id), line(each));
      if (around.shown.length || receiver.got.length > known) expect(quietUntil(QUIET, now)).toBeNull();
      // Warnings are for working days; losses and recoveries for any.
      const warned = [...around.shown.map(({ title }) => title), ...fresh.map(({ json }) => String(json.subject))];
      if (isFree(now)) expect(warned.filter(title => title.includes('left'))).toEqual([]);
    }
    expect(shown).toEqual(notices);
    expect([...got.values()]).toEqual(messages);
    expect(new Set((await readAll('deliveries')).good.map(({ state }) => state))).toEqual(new Set(['sent']));
  },
);
