/** One account of a login was ended by a new password: those of it that tools hold are suspected, and never called dead. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../utils/health/judge';
import { observe } from '../../../utils/health/observe';
import { doubted, newSuspicions, reportOf, sharesLogin, standing } from '../../../utils/health/suspicion';
import type { Account } from '../../../utils/model/account';
import { alive, account as blank, judged, NOW, POLICY } from './arbitrary';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const same = (network: string) => (network === 'instagram-business' ? 'facebook' : network);

const made = (given: Partial<Account>): Account => {
  const account = blank({ login: 'anna', ...given });
  return { ...account, health: judge(account, POLICY, NOW) };
};
const source = (given: Partial<Account> = {}): Account =>
  made({
    id: 'source',
    evidence: [{ kind: 'network', at: NOW, finding: 'ended', cause: 'password-changed' }],
    ...given,
  });
const held = (id: string, given: Partial<Account> = {}): Account =>
  made({ id, handle: id, holder: 'livefyre', evidence: [alive(NOW - HOUR, { kind: 'tool-page' })], ...given });
const hit = (...accounts: Account[]) => [...newSuspicions(accounts, same).keys()].sort();

describe('who is suspected', () => {
  test('what tools hold of the same login, in the networks that share it', () => {
    expect(
      hit(
        source(),
        held('a'),
        held('b', { network: 'instagram-business', login: ' Anna ' }),
        held('other login', { login: 'olaf' }),
        held('other network', { network: 'x' }),
        held('here', { holder: 'browser' }),
      ),
    ).toEqual(['a', 'b']);
  });

  test('without a login’s name: the same profile elsewhere, and what came along with it', () => {
    const page = made({ id: 'page', handle: 'page', networkAccountId: '7', parentId: 'source' });
    expect(
      hit(
        source({ login: undefined }),
        { ...page, login: undefined },
        held('by handle', { handle: '@ACME', login: undefined }),
        held('by id', { networkAccountId: '7', login: undefined }),
        held('other id', { handle: 'page', networkAccountId: '8', login: undefined }),
        held('no handle', { handle: '', login: undefined }),
      ),
    ).toEqual(['by handle', 'by id']);
  });

  test('nobody because of what a tool, a person or a bare refusal says', () => {
    const ended = { finding: 'ended', at: NOW } as const;
    expect(hit(source({ evidence: [{ kind: 'tool-page', ...ended, cause: 'reported-by-tool' }] }), held('a'))).toEqual(
      [],
    );
    expect(hit(source({ evidence: [{ kind: 'tool-api', ...ended, cause: 'password-changed' }] }), held('a'))).toEqual(
      [],
    );
    expect(hit(source({ evidence: [{ kind: 'network', ...ended, cause: 'app-removed' }] }), held('a'))).toEqual([]);
  });

  test('nothing that was connected or read afterwards, or is lost anyway', () => {
    expect(
      hit(
        source(),
        held('connected later', { connectedAt: NOW + 1 }),
        held('added later', { addedAt: NOW + 1 }),
        held('read later', { evidence: [alive(NOW + 1, { kind: 'tool-api' })] }),
        held('lost', { evidence: [{ kind: 'tool-page', at: NOW - 1, finding: 'ended', cause: 'reported-by-tool' }] }),
      ),
    ).toEqual([]);
  });
});

describe('how long', () => {
  const suspicion = reportOf(source());
  const doubtful = held('a', suspicion ? { suspicion } : {});

  test('until its own next reading, whoever makes it; a date or an estimate is none', () => {
    expect(standing(doubtful, doubtful.health)).toEqual(suspicion);
    for (const kind of ['network', 'tool-api', 'tool-page'] as const) {
      const read = { ...doubtful, evidence: [alive(NOW + 1, { kind })] };
      expect(standing(read, read.health)).toBeUndefined();
    }
    for (const kind of ['user', 'estimate'] as const) {
      const typed = { ...doubtful, evidence: [alive(NOW + 1, { kind })] };
      expect(standing(typed, typed.health)).toEqual(suspicion);
    }
  });

  test('the network’s repeating itself does not raise it again', () => {
    const finding = { result: 'ended', cause: 'password-changed' } as const;
    const once = observe(source(), finding, NOW + 6 * HOUR);
    const again = observe(once, finding, NOW + DAY);
    const later = { ...again, health: judge(again, POLICY, NOW + DAY) };
    expect(reportOf(later)?.at).toBe(NOW);
    expect(hit(later, held('a', { evidence: [alive(NOW + HOUR, { kind: 'tool-page' })] }))).toEqual([]);
    // A second change of password is news.
    const well = observe(later, { result: 'alive' }, NOW + 2 * DAY);
    const second = observe(well, finding, NOW + 3 * DAY);
    expect(reportOf({ ...second, health: judge(second, POLICY, NOW + 3 * DAY) })?.at).toBe(NOW + 3 * DAY);
  });
});

test('whatever is known: the state stays, the confidence never rises, and nobody is suspected twice', () => {
  fc.assert(
    fc.property(fc.array(judged, { minLength: 1, maxLength: 5 }), fc.boolean(), (list, tool) => {
      const accounts = list.map((known, i) =>
        made({ ...known, id: `a${i}`, handle: `h${i}`, ...(tool || i ? { holder: 'livefyre' } : {}) }),
      );
      const found = newSuspicions([source(), ...accounts], same);
      for (const account of accounts) {
        const suspicion = found.get(account.id);
        const after: Account = suspicion ? { ...account, suspicion } : account;
        expect(judge(after, POLICY, NOW)).toEqual(account.health);
        const doubt = doubted(account.health, standing(after, account.health));
        expect({ ...doubt, confidence: '' }).toEqual({ ...account.health, confidence: '' });
        if (suspicion) expect(['guess', 'none']).toContain(doubt.confidence);
        expect(newSuspicions([source(), after], same).size).toBe(0);
      }
    }),
  );
});

describe('many', () => {
  /** As it is said in words: each that reports against each that a tool holds, and all that came along. */
  const inWords = (accounts: readonly Account[]): Map<string, number> => {
    const found = new Map<string, number>();
    const familyOf = ({ parentId, id }: Account) => parentId ?? id;
    for (const from of accounts) {
      const report = reportOf(from);
      if (!report) continue;
      const family = accounts.filter(each => familyOf(each) === familyOf(from));
      for (const account of accounts) {
        const lost = ['revoked', 'expired', 'blocked'].includes(account.health.state);
        if (account.holder === 'browser' || lost || !family.some(each => sharesLogin(each, account, same))) continue;
        if (
          newSuspicions([from, account, ...family.filter(each => each !== account)], same).get(account.id)?.at !==
          report.at
        )
          continue;
        found.set(account.id, Math.max(found.get(account.id) ?? 0, report.at));
      }
    }
    return found;
  };

  test('all together: whoever one of them alone would cast doubt on, and by the latest', () => {
    const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
    const some = fc.record({
      login: oneOf(undefined, 'anna', 'olaf'),
      handle: oneOf('', 'acme', 'page'),
      network: oneOf('facebook', 'instagram-business', 'x'),
      networkAccountId: oneOf(undefined, '7', '8'),
      parentId: oneOf(undefined, undefined, 'a0'),
      reports: oneOf(undefined, NOW, NOW - HOUR),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 8 }), list => {
        const accounts = list.map(({ reports, ...given }, i) =>
          reports
            ? source({
                ...given,
                id: `a${i}`,
                evidence: [{ kind: 'network', at: reports, finding: 'ended', cause: 'password-changed' }],
              })
            : held(`a${i}`, { ...given, evidence: [alive(NOW - 2 * HOUR, { kind: 'tool-page' })] }),
        );
        const found = [...newSuspicions(accounts, same)].map(([id, { at }]) => [id, at] as const);
        expect(new Map(found)).toEqual(inWords(accounts));
      }),
    );
  });

  test('ten times as many take ten times as long, not a hundred: counted by how often a login is looked for', () => {
    const looked = (count: number): number => {
      let calls = 0;
      const half = Array.from({ length: count / 2 }, (_none, i) => i);
      const accounts = [
        ...half.map(i => source({ id: `s${i}`, login: `l${i % 3 ? i : 0}` })),
        ...half.map(i => held(`t${i}`, { login: `l${i % 3 ? i : 0}` })),
      ];
      const found = newSuspicions(accounts, network => {
        calls += 1;
        return same(network);
      });
      expect(found.size).toBe(count / 2);
      return calls;
    };
    expect(looked(2_000)).toBeLessThan(looked(200) * 20);
  });
});

test('sharing a login goes both ways', () => {
  const one = fc.record({
    network: fc.constantFrom('facebook', 'instagram-business', 'x'),
    login: fc.constantFrom('anna', 'olaf', undefined),
    handle: fc.constantFrom('acme', '@Acme', ''),
    networkAccountId: fc.constantFrom('1', '2', undefined),
  });
  fc.assert(
    fc.property(one, one, (a, b) => {
      const [x, y] = [blank({ ...a, id: 'x' }), blank({ ...b, id: 'y' })];
      expect(sharesLogin(x, y, same)).toBe(sharesLogin(y, x, same));
    }),
  );
});
