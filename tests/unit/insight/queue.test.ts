/** The queue: everything that needs a person once, each login once, and nothing forgotten on the way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginsOf } from '@/utils/insight/logins';
import { carriedOn, nextKey, type Stop, skippedAt, standingOf, stopsOf, wentTo } from '@/utils/insight/queue';
import { signInKey } from '@/utils/insight/signIns';
import { queueSchema } from '@/utils/model/queue';
import type { AccountView } from '@/utils/model/snapshot';
import { needsPerson, STATES } from '@/utils/model/words';
import { DAY, HOUR, NOW, viewOf } from '../support/views';

const siteOf = ({ network, issuer }: Pick<AccountView, 'network' | 'issuer'>) =>
  network === 'instagram-business' ? 'facebook' : `${network}${issuer ?? ''}`;
const stops = (views: AccountView[]) => stopsOf(views, siteOf, NOW);
const ids = (list: readonly Stop[]) => list.map(({ views }) => views.map(({ id }) => id).join());

const family = { id: 'anna', parent: 'Anna', size: 2, names: ['One', 'Two'] };
const anna = viewOf('anna', 'revoked', { network: 'facebook', holder: 'browser', family });
const one = viewOf('one', 'revoked', { network: 'facebook', holder: 'browser', family, parentId: 'anna' });
const two = viewOf('two', 'revoked', { network: 'instagram-business', holder: 'browser', family, parentId: 'anna' });

describe('stops', () => {
  test('one for each login: a family, or what one holder has of a login at one site', () => {
    const tool = (id: string, more: Parameters<typeof viewOf>[2]) =>
      viewOf(id, 'expired', { holder: 'facelift', ...more });
    const found = stops([
      one,
      two,
      anna,
      tool('f1', { network: 'facebook', login: 'Jana' }),
      tool('f2', { network: 'instagram-business', login: ' jana ' }),
      tool('f3', { network: 'facebook', login: 'Jana', holder: 'livefyre' }),
      tool('f4', { network: 'linkedin', login: 'Jana' }),
      tool('f5', { network: 'linkedin' }),
    ]);
    expect(ids(found).toSorted()).toEqual(['anna,one,two', 'f1,f2', 'f3', 'f4', 'f5']);
    // One sign-in serves the family; a tool has a button for each of its own.
    const press = (lead: string) => found.find(({ views }) => views[0]?.id === lead)?.press.map(({ id }) => id);
    expect(press('anna')).toEqual(['anna']);
    expect(press('f1')).toEqual(['f1', 'f2']);
  });

  test('what is blocked comes first, then what is lost by how much hangs on it, then what ends by when', () => {
    const end = (id: string, days: number) => viewOf(id, 'expiring', { health: { deadline: NOW + days * DAY } });
    const list = stops([
      end('late', 9),
      end('soon', 2),
      viewOf('alone', 'revoked'),
      anna,
      one,
      viewOf('blocked', 'blocked', { health: { cause: 'checkpoint' } }),
    ]);
    expect(ids(list)).toEqual(['blocked', 'anna,one', 'alone', 'soon', 'late']);
    expect(list[0]?.kind).toBe('network');
  });

  test('what is put off, works or is only limited is not in it', () => {
    expect(
      stops([
        viewOf('a', 'revoked', { snoozedUntil: NOW + HOUR }),
        viewOf('b', 'revoked', { paused: true }),
        viewOf('c', 'limited'),
        viewOf('d', 'unknown'),
        viewOf('e', 'healthy'),
      ]),
    ).toEqual([]);
    expect(stops([viewOf('a', 'revoked', { snoozedUntil: NOW })])).toHaveLength(1);
  });
});

describe('going through', () => {
  const a = viewOf('a', 'revoked', { network: 'x' });
  const b = viewOf('b', 'revoked', { network: 'tiktok' });
  const c = viewOf('c', 'revoked', { network: 'pinterest' });
  const all = stops([a, b, c]);
  const begun = carriedOn(null, all, NOW);
  const key = (id: string) => `alone\n${id}`;

  test('begins at the first; what is mended is done, and the next one follows', () => {
    expect(begun.at).toBe(key('a'));
    const left = stops([b, c]);
    expect(carriedOn(begun, left, NOW)).toBe(begun);
    expect(standingOf(key('a'), begun, new Set(left.map(each => each.key)))).toBe('done');
    const next = wentTo(begun, nextKey(begun, left));
    expect([next.at, nextKey(next, left)]).toEqual([key('b'), key('c')]);
  });

  test('what is skipped comes again when all others are through', () => {
    const skipped = skippedAt(begun, all);
    expect([skipped.at, skipped.skipped]).toEqual([key('b'), [key('a')]]);
    const again = skippedAt(skippedAt(skipped, all), all);
    expect(again.at).toBe(key('a'));
    expect(again.skipped).toEqual([key('b'), key('c')]);
    expect(nextKey(wentTo(skipped, key('c')), stops([a, c]))).toBe(key('a'));
    expect(nextKey(wentTo(skipped, key('a')), stops([a]))).toBeUndefined();
  });

  test('what comes up meanwhile is added at the end; what a stop gains is kept with it', () => {
    const more = carriedOn(begun, stops([a, b, c, viewOf('d', 'revoked', { network: 'youtube' })]), NOW);
    expect(more.known.map(each => each.key)).toEqual(['a', 'b', 'c', 'd'].map(key));
    const first = carriedOn(null, stops([anna]), NOW);
    const grown = carriedOn(first, stops([anna, one]), NOW);
    expect(grown.known).toEqual([{ key: 'family\nanna', ids: ['anna', 'one'] }]);
  });

  test('a stop that changes its name under way stays the same one', () => {
    const named = { ...a, login: 'Anna' };
    const on = carriedOn(begun, stops([named, b, c]), NOW);
    expect(on.known.map(({ ids }) => ids)).toEqual([['a'], ['b'], ['c']]);
    expect(on.at).toBe(stops([named])[0]?.key);
    // The only one left: nothing begins anew.
    const last = carriedOn(wentTo(begun, key('a')), stops([named]), NOW);
    expect(last.known).toHaveLength(3);
    const blocked = carriedOn(null, stops([viewOf('z', 'blocked', { health: { cause: 'checkpoint' } }), b]), NOW);
    expect(carriedOn(blocked, stops([viewOf('z', 'revoked'), b]), NOW).known).toHaveLength(2);
  });

  test('begins anew after half a day, and when all of it is done and something else is lost', () => {
    expect(carriedOn(begun, all, NOW + 11 * HOUR)).toBe(begun);
    expect(carriedOn(begun, all, NOW + 13 * HOUR).startedAt).toBe(NOW + 13 * HOUR);
    expect(carriedOn(begun, [], NOW)).toBe(begun);
    expect(carriedOn(begun, stops([viewOf('d', 'revoked')]), NOW).known).toHaveLength(1);
  });
});

const anyView = fc
  .record({
    id: fc.constantFrom(...Array.from({ length: 30 }, (_, i) => `v${i}`)),
    state: fc.constantFrom(...STATES),
    network: fc.constantFrom('x', 'facebook', 'instagram-business'),
    holder: fc.constantFrom('browser', 'livefyre'),
    login: fc.option(fc.constantFrom('Anna', 'anna ', 'Jana'), { nil: undefined }),
    family: fc.option(fc.constantFrom(family, { ...family, id: 'v1' }), { nil: undefined }),
    paused: fc.boolean(),
  })
  .map(({ id, state, ...more }) =>
    viewOf(id, state, Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined))),
  );
const anyViews = fc.uniqueArray(anyView, { selector: view => view.id, maxLength: 30 });

test('whatever the accounts are: each that needs a person is in one stop, and no sign-in is asked for twice', () => {
  fc.assert(
    fc.property(anyViews, views => {
      const found = stops(views);
      const inside = found.flatMap(stop => stop.views.map(({ id }) => id));
      const needy = views.filter(view => needsPerson(view.health.state) && !view.paused).map(({ id }) => id);
      expect(inside.toSorted()).toEqual(needy.toSorted());
      for (const kind of ['network', 'login'] as const) {
        const keys = found
          .filter(stop => stop.kind === kind)
          .map(({ views: [lead] }) => lead && signInKey(lead, siteOf));
        if (kind === 'login') expect(new Set(keys).size).toBe(keys.length);
      }
      for (const stop of found) {
        expect(new Set(stop.views.map(view => signInKey(view, siteOf))).size).toBe(1);
        expect(stop.press.length).toBeGreaterThan(0);
      }
    }),
  );
});

test('whatever happens on the way: nothing is lost from the list, and following "next" comes to an end at every stop', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyViews, fc.constantFrom('next', 'skip', 'look')), { maxLength: 8 }), steps => {
      let queue = carriedOn(null, [], NOW);
      for (const [views, step] of steps) {
        const now = stops(views);
        queue = carriedOn(queue, now, NOW);
        const known = queue.known.map(({ key }) => key);
        expect(new Set(known).size).toBe(known.length);
        expect(now.every(({ key }) => known.includes(key))).toBe(true);
        queueSchema.parse(queue);
        if (step === 'next') queue = wentTo(queue, nextKey(queue, now) ?? queue.at);
        if (step === 'skip') queue = skippedAt(queue, now);
      }
      const [views = []] = steps.at(-1) ?? [];
      const now = stops(views);
      const visited = new Set<string>();
      for (let i = 0; i < now.length + 2; i += 1) {
        if (queue.at) visited.add(queue.at);
        queue = skippedAt(queue, now);
      }
      expect(now.every(({ key }) => visited.has(key))).toBe(true);
    }),
  );
});

describe('logins', () => {
  test('everything that a person’s address made, over networks and holders, with what comes first', () => {
    const views = [
      { ...anna, login: 'anna@acme.example' },
      { ...one, owner: { name: 'Jana' } },
      viewOf('t', 'healthy', {
        network: 'linkedin',
        holder: 'facelift',
        login: 'ANNA@acme.example',
        health: { deadline: NOW + 40 * DAY },
      }),
      viewOf('u', 'expiring', {
        network: 'x',
        holder: 'livefyre',
        login: 'anna@acme.example',
        health: { deadline: NOW + 4 * DAY },
      }),
      viewOf('alone', 'healthy'),
    ];
    const [first, second, ...more] = loginsOf(views, siteOf);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      name: 'anna@acme.example',
      holders: ['browser', 'livefyre', 'facelift'],
      worst: 'revoked',
      deadline: NOW + 4 * DAY,
      owners: ['Jana'],
      needy: 3,
    });
    expect(first?.views.map(({ id }) => id)).toEqual(['anna', 'u', 't', 'one']);
    expect(first?.press.map(({ id }) => id)).toEqual(['anna', 'u']);
    expect(second?.name).toBeUndefined();
  });

  test('a name is a login of one network: what else signs in there counts, the namesake elsewhere does not', () => {
    const of = (id: string, network: string, more = {}) =>
      viewOf(id, 'healthy', { network, login: 'Anna Berger', ...more });
    const logins = loginsOf(
      [of('f', 'facebook'), of('i', 'instagram-business', { holder: 'facelift' }), of('l', 'linkedin')],
      siteOf,
    );
    expect(
      logins.map(({ views }) =>
        views
          .map(({ id }) => id)
          .toSorted()
          .join(),
      ),
    ).toEqual(['f,i', 'l']);
  });

  test('each account rests on exactly one login', () => {
    fc.assert(
      fc.property(anyViews, views => {
        const logins = loginsOf(views, siteOf);
        expect(logins.flatMap(login => login.views.map(({ id }) => id)).toSorted()).toEqual(
          views.map(({ id }) => id).toSorted(),
        );
        expect(new Set(logins.map(({ key }) => key)).size).toBe(logins.length);
      }),
    );
  });
});
