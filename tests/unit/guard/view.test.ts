/** Which accounts rest on what is done on a network's page, and what of them its page gets to see. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atRisk, guardView } from '../../../entrypoints/background/guard-view';
import { GUARD_KINDS } from '../../../utils/model/guard';
import { STATES } from '../../../utils/model/words';
import { guardNotes, guardSentence } from '../../../utils/wording/guard';
import '../support/i18n';
import { viewOf } from '../support/views';

const META = ['facebook', 'instagram-business'];
const fb = (id: string, more: Parameters<typeof viewOf>[2] = {}) =>
  viewOf(id, 'healthy', { network: 'facebook', handle: id, name: id.toUpperCase(), ...more });
const ids = ({ accounts }: ReturnType<typeof atRisk>) => accounts.map(({ id }) => id);

describe('at risk', () => {
  const list = [
    fb('a'),
    fb('b', { network: 'instagram-business' }),
    fb('x', { network: 'x' }),
    viewOf('gone', 'revoked', { network: 'facebook' }),
    viewOf('old', 'expired', { network: 'facebook' }),
    viewOf('held', 'blocked', { network: 'facebook' }),
  ];

  test('the living ones of these networks, and no other', () => {
    expect(ids(atRisk(list, META, 'password'))).toEqual(['a', 'b', 'held']);
    expect(atRisk(list, [], 'password').accounts).toEqual([]);
  });

  test('roles: by the id in the address, else by handle; people never', () => {
    const linkedin = [
      fb('org', { network: 'linkedin', networkAccountId: 'urn:li:organization:47' }),
      fb('other', { network: 'linkedin', networkAccountId: 'urn:li:organization:48' }),
      fb('person', { network: 'linkedin', networkAccountId: 'urn:li:person:47' }),
      fb('nameless', { network: 'linkedin' }),
    ];
    const at = (subject?: string) => atRisk(linkedin, ['linkedin'], 'roles', subject);
    expect([ids(at('47')), at('47').unsure]).toEqual([['org'], false]);
    expect([ids(at('OTHER')), at('OTHER').unsure]).toEqual([['other'], false]);
    expect([ids(at('99')), at('99').unsure]).toEqual([['nameless'], true]);
    expect([ids(at()), at().unsure]).toEqual([['org', 'other', 'nameless'], true]);
  });
});

describe('what the page gets to see', () => {
  const app = { id: 'app:1', network: 'facebook', clientId: '4711', hasSecret: true, addedAt: 0 };
  const see = (list: ReturnType<typeof viewOf>[], kind: (typeof GUARD_KINDS)[number], apps = [app]) =>
    guardView(atRisk(list, META, kind), kind, apps, false);

  test('nothing where nothing is at risk', () => expect(see([], 'password')).toBeUndefined());

  test('groups by login, the largest first, what is not known last; an e-mail address is hinted at', () => {
    const view = see(
      [
        fb('u'),
        fb('c', { login: 'olaf' }),
        fb('a', { login: 'anna@acme.example', holder: 'browser' }),
        fb('b', { login: 'anna@acme.example' }),
      ],
      'password',
    );
    expect(view?.groups.map(({ by, name, accounts }) => [by, name, accounts.map(each => each.name)])).toEqual([
      ['login', 'a…@acme.example', ['A', 'B']],
      ['login', 'olaf', ['C']],
      ['unknown', undefined, ['U']],
    ]);
    expect(view).toMatchObject({ total: 4, tools: 1, here: true, logins: 2 });
  });

  test('one centre for two kinds of login: only one of them gets a new password, whether the logins are known or not', () => {
    const said = (list: ReturnType<typeof viewOf>[]) => {
      const view = guardView(atRisk(list, [...META, 'instagram'], 'password'), 'password', [], false);
      return view && [view.logins, guardSentence(view, 'en-GB'), ...guardNotes(view)];
    };
    const ig = (id: string, more: Parameters<typeof viewOf>[2] = {}) => fb(id, { network: 'instagram', ...more });
    const some = [
      2,
      'Changing this password will probably end up to 3 connections in 1 tool.',
      'They rest on several logins. Only those of the login that gets a new password end.',
      'What ends has to be reconnected afterwards.',
    ];
    expect(said([fb('a'), fb('b'), ig('c')])).toEqual(some);
    expect(said([fb('a', { login: 'anna' }), fb('b', { login: 'anna' }), ig('c', { login: 'anna' })])).toEqual(some);
    // An Instagram business account is reached with Facebook's login.
    expect(said([fb('a'), fb('b'), fb('c', { network: 'instagram-business' })])).toEqual([
      1,
      'Changing this password will probably end 3 connections in 1 tool.',
      'What ends has to be reconnected afterwards.',
    ]);
    expect(said([fb('a', { login: 'anna' }), fb('b', { login: ' anna ' }), fb('c')])?.[0]).toBe(1);
  });

  test('groups by entry: the app where it is known, the tool, or nothing', () => {
    const list = [fb('mine', { holder: 'browser' }), fb('its', { holder: 'postiz' })];
    const by = (apps: (typeof app)[]) => see(list, 'apps', apps)?.groups.map(group => [group.by, group.name]);
    expect(by([app])).toEqual([
      ['app', '4711'],
      ['tool', 'postiz'],
    ]);
    // Of two apps nobody can say which one it was.
    expect(by([app, { ...app, id: 'app:2', clientId: '4712' }])).toEqual([
      ['tool', 'postiz'],
      ['unknown', undefined],
    ]);
  });

  test('never an owner, an address, a state or another network, and never more than fits; the sums are right', () => {
    const view = fc
      .record({
        network: fc.constantFrom('facebook', 'instagram-business', 'x', 'linkedin'),
        holder: fc.constantFrom('browser', 'livefyre', 'postiz'),
        login: fc.constantFrom('anna', 'secret-person@acme.example', undefined),
        state: fc.constantFrom(...STATES),
      })
      .map(({ state, login, ...rest }) =>
        viewOf('id-secret', state, {
          ...rest,
          ...(login ? { login } : {}),
          owner: { name: 'Owner Secret', email: 'owner@secret.example' },
          tags: ['tag-secret'],
        }),
      );
    fc.assert(
      fc.property(fc.array(view, { maxLength: 150 }), fc.constantFrom(...GUARD_KINDS), (list, kind) => {
        const shown = see(list, kind);
        if (!shown) return;
        expect(JSON.stringify(shown)).not.toMatch(/secret|"x"|linkedin/i);
        const listed = shown.groups.flatMap(({ accounts }) => accounts).length;
        expect(listed).toBeLessThanOrEqual(60);
        expect(listed + shown.groups.reduce((sum, { more }) => sum + more, 0)).toBe(shown.total);
      }),
    );
  });
});
