/** What pages get to see: judged for now, worst first, without any secret; and the export made from it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportFile } from '@/utils/export/accounts';
import { DAY, HOUR } from '@/utils/health/policy';
import type { Account } from '@/utils/model/account';
import { importFileSchema } from '@/utils/model/exchange';
import { addAccount } from '@/utils/store/accounts';
import { joinBook } from '@/utils/store/book';
import { database } from '@/utils/store/db';
import { policyOf, readSettings, writeSettings } from '@/utils/store/settings';
import { isLoud, readSnapshot } from '@/utils/store/snapshot';
import { seal, vault } from '@/utils/store/vault';
import { account, freshDatabase, inState, NOW } from './open';

freshDatabase();

const dated = (id: string, days: number, given: Partial<Account> = {}): Account =>
  account(id, { evidence: [{ kind: 'user', at: NOW, finding: 'alive', expiresAt: NOW + days * DAY }], ...given });

test('accounts are judged for the moment of reading, whatever was stored', async () => {
  await addAccount(dated('a1', 3, { health: inState('healthy') }), NOW);
  const stateAt = async (now: number) => (await readSnapshot(now)).accounts[0]?.health.state;
  expect(await stateAt(NOW)).toBe('expiring');
  expect(await stateAt(NOW + 3 * DAY)).toBe('expired');
});

test('worst first, then the nearest deadline, then by name', async () => {
  const ended = { evidence: [{ kind: 'tool-page', at: NOW, finding: 'ended', cause: 'app-removed' }] } as const;
  const list = [
    dated('late', 8),
    dated('soon', 2),
    dated('fine', 90),
    account('b', { name: 'Zoe' }),
    account('z', { name: 'Ann' }),
    account('gone', { evidence: [...ended.evidence] }),
    dated('over', -1),
  ];
  for (const each of list) await addAccount(each, NOW);
  const { accounts, counts } = await readSnapshot(NOW);
  expect(accounts.map(view => view.id)).toEqual(['gone', 'over', 'soon', 'late', 'z', 'b', 'fine']);
  expect(counts).toEqual({ revoked: 1, expired: 1, blocked: 0, expiring: 2, limited: 0, unknown: 2, healthy: 1 });
});

test('what is snoozed or paused is not counted as needing a person', async () => {
  await addAccount(dated('a1', 3), NOW);
  await addAccount(dated('a2', 3, { paused: true }), NOW);
  await addAccount(dated('a3', 3, { snoozedUntil: NOW + HOUR }), NOW);
  await addAccount(dated('a4', 90), NOW);
  expect((await readSnapshot(NOW)).needsPerson).toBe(1);
  expect((await readSnapshot(NOW + HOUR)).needsPerson).toBe(2);
  expect(isLoud({ health: inState('limited'), paused: false }, NOW)).toBe(false);
});

test('busy is what has a job', async () => {
  await addAccount(account('a1'), NOW);
  await addAccount(account('a2'), NOW);
  await (await database()).put('jobs', { id: 'a2', kind: 'check', since: NOW, worker: 'w' });
  expect((await readSnapshot(NOW)).accounts.map(view => [view.id, view.busy])).toEqual([
    ['a1', false],
    ['a2', true],
  ]);
});

test('neither snapshot nor export holds a secret or what is made from one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.base64String({ minLength: 16 }), async secret => {
      const [access, refresh, client, api] = ['EAA', 'RT', 'CS', 'KEY'].map(prefix => prefix + secret) as [
        string,
        string,
        string,
        string,
      ];
      const db = await database();
      const facts = { renews: 'refresh-token' as const, expiresAt: NOW + DAY, scopes: ['s'] };
      const tracked = account('a1', {
        token: facts,
        importedFrom: 'f'.repeat(64),
        evidence: [{ kind: 'network', at: NOW, finding: 'alive' }],
      });
      await db.put('accounts', tracked);
      await vault.put('a1', { access, refresh });
      await db.put('apps', { id: 'app', network: 'x', clientId: 'public', hasSecret: true, addedAt: NOW });
      await vault.put('app', { clientSecret: client });
      await db.put('tools', {
        id: 'tool',
        tool: 'livefyre',
        origin: 'https://t.example',
        hasApiKey: true,
        addedAt: NOW,
      });
      await vault.put('tool', { apiKey: api });
      const snapshot = await readSnapshot(NOW);
      for (const text of [JSON.stringify(snapshot), exportFile(snapshot)]) {
        for (const planted of [access, refresh, client, api, 'f'.repeat(64)]) expect(text).not.toContain(planted);
        expect(text).toContain('public');
      }
      expect(exportFile(snapshot)).not.toMatch(/secret|apiKey|accessToken|refreshToken/i);
    }),
    { numRuns: 20 },
  );
});

test('an export fits the import format and says no date that was only estimated', async () => {
  const estimate = { kind: 'estimate', at: NOW, finding: 'alive', expiresAt: NOW + 60 * DAY } as const;
  await addAccount(
    account('a1', {
      connectedAt: NOW,
      evidence: [estimate],
      tags: ['t'],
      ownerId: await joinBook({ name: 'Ann', email: 'a@b.example' }, NOW),
    }),
    NOW,
  );
  await addAccount(dated('a2', 30), NOW);
  await addAccount(
    account('a3', { token: { renews: 'refresh-token', expiresAt: NOW + HOUR, refreshExpiresAt: NOW + 300 * DAY } }),
    NOW,
    await seal('a3', { access: 'x' }),
  );
  await addAccount(account('a4', { token: { renews: 'no', expiresAt: null } }), NOW);
  await addAccount(account('a5', { token: { renews: 'no', expiresAt: 9e15, issuedAt: NOW } }), NOW);
  const file = importFileSchema.parse(JSON.parse(exportFile(await readSnapshot(NOW))));
  const ends = Object.fromEntries((file.accounts ?? []).map(a => [a.handle, a.expiresAt]));
  const iso = (days: number) => new Date(NOW + days * DAY).toISOString();
  expect(ends).toEqual({ a1: undefined, a2: iso(30), a3: iso(300), a4: null, a5: undefined });
  expect(file.accounts?.find(a => a.handle === 'a1')).toMatchObject({
    connectedAt: iso(0),
    tags: ['t'],
    owner: { name: 'Ann', email: 'a@b.example' },
  });
});

test('settings fall back field by field', async () => {
  const usual = {
    warnDays: [10, 5],
    warnDaysOf: {},
    workingDays: [1, 2, 3, 4, 5],
    quiet: null,
    notices: true,
    escalateDays: 3,
    secondPerson: null,
  };
  expect(await readSettings()).toEqual(usual);
  const damaged = {
    warnDays: [0],
    warnDaysOf: { x: [200] },
    workingDays: [9],
    quiet: { from: -1 },
    notices: false,
    escalateDays: -1,
    secondPerson: 7,
    other: 1,
  };
  await (await database()).put('settings', damaged, 'settings');
  expect(await readSettings()).toEqual({ ...usual, notices: false });
  await (await database()).put('settings', 'nonsense', 'settings').catch(() => undefined);
  expect(await readSettings()).toEqual(usual);
  const policy = policyOf(await writeSettings({ warnDays: [3, 30, 7], warnDaysOf: { x: [2, 20] } }));
  expect([policy.warnDays, policy.warnDaysOf]).toEqual([[30, 7, 3], { x: [20, 2] }]);
});
