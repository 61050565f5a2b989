/** What a letter says of several, of what was told before, and of the button that is really there. */
import { describe, expect, test } from 'vitest';
import { writeLetter } from '@/entrypoints/background/letters';
import { save } from '@/entrypoints/background/save';
import { DAY, DEFAULT_POLICY } from '@/utils/health/policy';
import type { About } from '@/utils/model/delivery';
import type { Letter } from '@/utils/model/letter';
import type { Person } from '@/utils/model/person';
import { putPerson } from '@/utils/store/book';
import { database } from '@/utils/store/db';
import { readSnapshot } from '@/utils/store/snapshot';
import { letterText } from '@/utils/wording/letterText';
import { at, freshExtension, NOW, plant } from './extension';
import { withReceiver } from './receiver';

freshExtension();
withReceiver();

const people: Record<string, Person> = {
  ann: { id: 'ann', name: 'Ann', channels: [], addedAt: NOW },
  bob: { id: 'bob', name: 'Bob', channels: [], addedAt: NOW },
};

/** Each `<account>:<owner>`, with `+` for what was told before, `!` for what is told in the owner’s place and `*` for what works again. */
const letterTo = async (reader: string, given: readonly string[], lang: 'en' | 'de' = 'en', holder = 'facelift') => {
  at(NOW);
  for (const person of Object.values(people)) await putPerson(person);
  const about: About[] = [];
  for (const each of given) {
    const [, id = '', ownerId = '', mark] = /^(\w+):(\w*)([+*!]?)$/.exec(each) ?? [];
    const back = mark === '*';
    const evidence = back
      ? ({ kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW + 90 * DAY } as const)
      : ({ kind: 'tool-page', at: NOW, finding: 'ended', cause: 'password-changed' } as const);
    await plant(id, { handle: id, ownerId, holder, evidence: [evidence] });
    await save(id, DEFAULT_POLICY, NOW, account => ({ ...account }));
    const step = back ? 'back' : 'lost';
    const key = `${id}:1:${back ? `back:${NOW}` : 'lost:revoked'}`;
    await (await database()).put('notices', { key, accountId: id, at: NOW, step, shown: 1 });
    about.push({
      notice: key,
      accountId: id,
      step,
      ...(mark === '+' ? { again: true } : {}),
      ...(mark === '!' ? { instead: true } : {}),
    });
  }
  const person = people[reader];
  const letter = person && (await writeLetter(about, { ...person, lang }, await readSnapshot(NOW), NOW));
  if (!letter) throw new Error('No letter');
  return letter;
};
const marks = ({ items }: Letter) => items.map(({ before = '' }) => before);
const STILL = 'You were told about this before, and nothing has changed since.';

describe('the first step names the button that is there', () => {
  test.each([
    ['facelift', 'en', 'Choose “Refresh Connection”.'],
    ['facelift', 'de', 'Wähle „Verbindung aktualisieren“.'],
    ['livefyre', 'en', 'Choose “Refresh Token”.'],
    ['livefyre', 'de', 'Wähle „Refresh Token“.'],
    ['postiz', 'en', 'Choose “Reconnect”.'],
    ['browser', 'en', 'Choose “Refresh”.'],
  ] as const)('of %s, in %s', async (holder, lang, step) => {
    const letter = await letterTo('ann', ['a:ann'], lang, holder);
    expect(letter.items[0]?.steps[0]).toBe(step);
    expect(letterText(letter)).toContain(`1. ${step}`);
  });
});

describe('several accounts', () => {
  test.each([
    ['en', 'you look after these 4 accounts, and they need you.'],
    ['de', 'du kümmerst dich um diese 4 Konten, und sie brauchen dich.'],
  ] as const)('are several in %s', async (lang, lead) =>
    expect((await letterTo('ann', ['a:ann', 'b:ann', 'c:ann', 'd:ann'], lang)).lead).toBe(lead),
  );

  test('one is one; one that works again is not counted among those that do not', async () => {
    expect((await letterTo('ann', ['a:ann'])).lead).toBe('you look after this account, and it needs you.');
    const letter = await letterTo('ann', ['a:ann', 'b:ann*']);
    expect(letter.lead).toBe('you look after this account, and it needs you.');
    expect((await letterTo('ann', ['a:ann*', 'b:ann*'])).lead).toBe('');
  });
});

describe('told before', () => {
  test('all of them: the whole letter says so, and no item again', async () => {
    const letter = await letterTo('ann', ['a:ann+', 'b:ann+']);
    expect(letter.subject).toBe('Again: 2 accounts need you');
    expect(letter.lead).toBe('you were told about this before, and nothing has changed since.');
    expect(marks(letter)).toEqual(['', '']);
  });

  test('one of four: that one says so', async () => {
    const letter = await letterTo('ann', ['a:ann+', 'b:ann', 'c:ann', 'd:ann']);
    expect(letter.subject).toBe('4 accounts need you');
    expect(letter.lead).toBe('you look after these 4 accounts, and they need you.');
    expect(marks(letter)).toEqual([STILL, '', '', '']);
    expect(letterText(letter).split(STILL)).toHaveLength(2);
  });

  test('somebody told in the place of others hears whose each is', async () => {
    const told = (name: string) => `${name} was told about this, and nothing has changed since.`;
    expect((await letterTo('bob', ['a:ann+', 'b:ann+'])).lead).toBe(told('Ann'));
    const mixed = await letterTo('bob', ['a:ann+', 'b:bob+', 'c:bob']);
    expect([mixed.subject, mixed.lead, marks(mixed)]).toEqual([
      '3 accounts need you',
      'you look after these 2 accounts, and they need you.',
      [told('Ann'), STILL, ''],
    ]);
  });

  test('and that these could not be told, or that there is nobody', async () => {
    const letter = await letterTo('bob', ['a:ann!']);
    expect([letter.subject, letter.lead]).toEqual(['@a lost access', 'Ann looks after this and could not be told.']);
    expect((await letterTo('bob', ['a:!'])).lead).toBe('nobody looks after this yet, and it needs somebody.');
    // Who has taken it over meanwhile reads it as theirs.
    expect((await letterTo('bob', ['a:bob!'])).lead).toBe('you look after this account, and it needs you.');
    const mixed = await letterTo('bob', ['a:ann!', 'b:!', 'c:bob']);
    expect([mixed.lead, marks(mixed)]).toEqual([
      'you look after this account, and it needs you.',
      ['Ann looks after this and could not be told.', 'Nobody looks after this yet, and it needs somebody.', ''],
    ]);
  });
});
