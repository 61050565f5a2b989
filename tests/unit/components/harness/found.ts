/** What networks said about pasted tokens, for pictures and tests. */
import type { Inspection } from '../../../../utils/model/inspection';
import { DAY, HOUR, NOW } from '../../support/views';

const base: Inspection = {
  pending: 'pending:000001795262400000:0b0f3c1e-0000-4000-8000-000000000000',
  until: NOW + 10 * 60_000,
  at: NOW,
  network: 'facebook',
  result: 'alive',
  refresh: false,
  renews: 'no',
  known: [],
  health: {
    state: 'healthy',
    deadline: NOW + 58 * DAY,
    confidence: 'certain',
    evidence: { kind: 'network', at: NOW },
    renewsItself: false,
    changesAt: null,
  },
};

export const found: Record<string, Inspection> = {
  alive: {
    ...base,
    identity: { networkAccountId: '102157788', handle: 'Northwind Deutschland', name: 'Northwind Deutschland' },
    tokenKind: 'page',
    scopes: ['public_profile', 'pages_show_list', 'pages_read_engagement', 'pages_manage_posts', 'instagram_basic'],
    missing: ['pages_manage_metadata'],
    expiresAt: null,
    dataAccessEndsAt: NOW + 58 * DAY,
    issuedAt: NOW - 2 * DAY,
    app: '102938475610293',
    health: { ...base.health, state: 'limited', cause: 'scope-missing' },
    known: [{ id: 'a3', handle: 'Northwind Deutschland', holder: 'browser' }],
  },
  dead: {
    ...base,
    network: 'instagram',
    result: 'ended',
    code: '190/460',
    health: { ...base.health, state: 'revoked', cause: 'password-changed', deadline: null },
  },
  refused: {
    ...base,
    network: 'mastodon',
    issuer: 'https://social.example',
    result: 'refused',
    health: { ...base.health, state: 'unknown', reason: 'not-read-yet', evidence: null },
  },
  unasked: {
    ...base,
    network: 'x',
    result: 'not-asked',
    refresh: true,
    renews: 'refresh-token',
    expiresAt: NOW + 2 * HOUR,
    health: { ...base.health, state: 'unknown', reason: 'not-read-yet', evidence: null, deadline: null },
  },
};
