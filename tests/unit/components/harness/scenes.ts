/** Made-up snapshots for looking at: every state, long and foreign names, one account, sixty, none. */
import type { ToolConnection } from '../../../../utils/model/app';
import type { AccountView, Snapshot } from '../../../../utils/model/snapshot';
import { DAY, HOUR, MINUTE, NOW, snapshotOf, viewOf } from '../../support/views';

const lost = [
  viewOf('a1', 'revoked', {
    handle: 'acme.sports',
    owner: { name: 'Jana Krüger' },
    health: { cause: 'password-changed', evidence: { kind: 'network', at: NOW - 4 * MINUTE } },
  }),
  viewOf('a2', 'blocked', {
    network: 'facebook',
    name: 'Northwind Deutschland GmbH',
    handle: 'northwind.de',
    holder: 'livefyre',
    login: 'Anna Berger',
    health: { cause: 'checkpoint', evidence: { kind: 'network', at: NOW - 40 * MINUTE } },
  }),
  viewOf('a3', 'expired', {
    network: 'linkedin',
    name: 'Kestrel Bank',
    handle: 'kestrel-bank',
    holder: 'facelift',
    health: { cause: 'lifetime-ended', deadline: NOW - 3 * DAY, evidence: { kind: 'tool-page', at: NOW - 2 * HOUR } },
  }),
];
const expiring = [
  viewOf('b1', 'expiring', {
    network: 'tiktok',
    name: 'Acme Sports',
    handle: 'acmesports',
    holder: 'facelift',
    connectedAt: NOW - 361 * DAY,
    health: { deadline: NOW + 4.2 * DAY, evidence: { kind: 'estimate', at: NOW - 361 * DAY }, confidence: 'guess' },
  }),
  viewOf('b2', 'expiring', {
    network: 'instagram',
    name: 'Haus & Garten',
    handle: 'hausundgarten',
    holder: 'browser',
    hasToken: true,
    health: { deadline: NOW + 9.4 * DAY, evidence: { kind: 'network', at: NOW - 3 * HOUR } },
  }),
];
const odd = [
  viewOf('c1', 'limited', {
    network: 'facebook',
    name: 'Fabrikam',
    holder: 'browser',
    hasToken: true,
    health: { cause: 'scope-missing' },
  }),
  viewOf('c2', 'unknown', {
    network: 'x',
    name: 'Northwind News',
    handle: 'nwnews',
    holder: 'browser',
    hasToken: true,
    obstacle: 'host-not-granted',
    health: { reason: 'host-not-granted', evidence: null, confidence: 'none' },
  }),
  viewOf('c3', 'unknown', {
    network: 'mastodon',
    name: 'Contoso',
    handle: 'contoso',
    issuer: 'https://social.example',
    holder: 'postiz',
    health: { reason: 'not-read-yet', evidence: null, confidence: 'none' },
  }),
  viewOf('c4', 'revoked', {
    network: 'pinterest',
    name: 'Old Campaign',
    handle: 'old',
    snoozedUntil: NOW + 7 * DAY,
    health: { cause: 'app-removed' },
  }),
];
const NETWORKS = ['instagram', 'facebook', 'linkedin', 'youtube', 'threads', 'bluesky', 'pinterest', 'x'];
const NAMES = [
  'Adventure Works',
  'Tailspin Toys',
  'Wide World',
  'Lakeshore Retail',
  'Blue Yonder',
  'Coho Vineyard',
  'Humongous',
  'Alpine Ski',
];
const working = Array.from({ length: 40 }, (_, i) =>
  viewOf(`w${i}`, 'healthy', {
    network: NETWORKS[i % 8] ?? 'x',
    name: `${NAMES[(i * 3) % 8]} ${1 + (i >> 3)}`,
    holder: i % 3 ? 'facelift' : 'browser',
    hasToken: i % 3 === 0,
    health: {
      deadline: i % 4 ? NOW + (30 + i * 9) * DAY : null,
      renewsItself: i % 2 === 0,
      deadlineMoves: i % 2 === 0,
      evidence: { kind: i % 3 ? 'tool-page' : 'network', at: NOW - (2 + i * 7) * MINUTE },
    },
  }),
);
const strange = [
  viewOf('s1', 'blocked', {
    name: 'The Extraordinarily Long Name of a Regional Public Broadcasting Corporation and Orchestra',
    handle: 'long',
    holder: 'livefyre',
    health: { cause: 'two-factor-required' },
  }),
  viewOf('s2', 'revoked', {
    network: 'linkedin',
    name: 'شركة النور للتجارة',
    handle: 'alnoor',
    holder: 'facelift',
    health: { cause: 'reported-by-tool', evidence: { kind: 'tool-api', at: NOW - 26 * HOUR } },
  }),
  viewOf('s3', 'blocked', {
    network: 'instagram-business',
    name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    handle: 'x',
    holder: 'browser',
    health: { cause: 'app-blocked' },
  }),
  viewOf('s4', 'expiring', {
    network: 'xing',
    name: '<b>Not bold</b> & co',
    handle: 'b',
    health: { deadline: NOW + 5 * HOUR, evidence: { kind: 'user', at: NOW - 9 * DAY } },
    failures: 2,
    failure: 'unreachable',
  }),
  viewOf('s5', 'limited', {
    network: 'xing',
    name: '',
    handle: 'only.a.handle',
    health: { cause: 'api-discontinued' },
  }),
];
const outcomes: AccountView[] = [
  {
    ...(lost[0] as AccountView),
    outcome: { code: 'wrong-account', at: NOW, fields: { expected: '@acme.sports', got: '@acme.private' } },
  },
  { ...(lost[2] as AccountView), busy: true },
  viewOf('d1', 'healthy', {
    network: 'instagram',
    name: 'Haus & Garten',
    holder: 'browser',
    hasToken: true,
    outcome: { code: 'refreshed', at: NOW - 9_000 },
    health: { renewsItself: true, deadlineMoves: true, deadline: NOW + 60 * DAY },
  }),
  ...expiring.slice(0, 1),
];

const tool = (id: string, name: string, origin: string, more: Partial<ToolConnection>): ToolConnection => ({
  id,
  tool: name,
  origin,
  hasApiKey: true,
  addedAt: NOW - 9 * DAY,
  ...more,
});
const offer = (n: number) => ({ toolAccountId: `o${n}`, network: 'x', name: `Offer ${n}` });

export const connections: ToolConnection[] = [
  tool('t1', 'brightbean', 'https://studio.acme.example', {
    outcome: { code: 'read', at: NOW - 4 * MINUTE },
    readAt: NOW - 4 * MINUTE,
    listed: { rows: 17, others: 2 },
    offers: Array.from({ length: 14 }, (_, i) => offer(i)),
  }),
  tool('t2', 'chatwoot', 'https://inbox.a-rather-long-host-name.customers.acme-holding.example:8443', {
    accountId: '3',
    outcome: { code: 'key-refused', at: NOW - HOUR },
    readAt: NOW - 26 * HOUR,
    listed: { rows: 4, others: 9 },
    offers: [],
  }),
  tool('t3', 'postiz', 'https://social.acme.example', {
    hasApiKey: false,
    outcome: { code: 'host-not-granted', at: NOW },
  }),
  tool('t4', 'mixpost', 'https://mix.acme.example', { hasApiKey: false }),
];

const LOGINS = ['Anna Berger', 'Jana Krüger', 'social@northwind.example', undefined];
const withLogins = [...lost, ...expiring, ...working].map((view, i): AccountView => {
  const login = LOGINS[i % 4];
  return login ? { ...view, login, ...(i % 8 ? {} : { owner: { name: 'Mira' } }) } : view;
});

export const scenes: Record<string, Snapshot> = {
  tools: snapshotOf(working, { tools: connections }),
  main: snapshotOf([...lost, ...expiring, ...working], {
    outages: [{ network: 'linkedin', reason: 'unreachable', since: NOW - HOUR, lastGoodAt: NOW - 3 * HOUR }],
  }),
  sixty: snapshotOf([...lost, ...expiring, ...odd, ...strange, ...working], { setAside: 1 }),
  odd: snapshotOf([...odd, ...strange]),
  outcomes: snapshotOf(outcomes),
  apps: snapshotOf(working, {
    apps: [
      {
        id: 'app:facebook::1',
        network: 'facebook',
        clientId: '102938475610293',
        hasSecret: false,
        addedAt: NOW - 3 * DAY,
      },
      {
        id: 'app:oauth:i:2',
        network: 'oauth',
        clientId: 'token-health',
        hasSecret: true,
        issuer: 'https://login.example',
        addedAt: NOW,
      },
    ],
  }),
  one: snapshotOf(working.slice(0, 1)),
  few: snapshotOf([...expiring.slice(1), ...working.slice(0, 3)]),
  unknown: snapshotOf(odd.slice(1, 3), { checkedAt: undefined }),
  tagged: snapshotOf(
    withLogins.map((view, i) => (i % 3 ? view : { ...view, tags: i % 2 ? ['Sports'] : ['Retail', 'Spring campaign'] })),
  ),
  logins: snapshotOf(withLogins),
  empty: snapshotOf([], { checkedAt: undefined }),
  many: snapshotOf(Array.from({ length: 10_000 }, (_, i) => ({ ...(working[i % 40] as AccountView), id: `m${i}` }))),
};
