/**
 * What each tool's list looks like, written by hand from the documented fields. Everything that is not needed carries SECRET:
 * it must not come out at the other end.
 */
import type { ToolRow } from '../../../../utils/model/tool-row';
import type { Way } from '../../../../utils/tools/api';

export const SECRET = 'PLANTED-SECRET';
const s = (what: string): string => `${SECRET}-${what}`;

export interface Listed {
  way: Way;
  /** The text of the answer. */
  text: string;
  rows: ToolRow[];
  others: number;
}

const alive = { finding: 'alive' } as const;
const ended = (state: 'expired' | 'revoked') => ({ finding: 'ended', cause: 'reported-by-tool', state }) as const;

const postizChannel = (id: string, identifier: string, more: object) => ({
  id,
  internalId: s('internal'),
  identifier,
  name: `Name of ${id}`,
  picture: `https://cdn.example/${s('picture')}.png`,
  disabled: false,
  refreshNeeded: false,
  inBetweenSteps: false,
  isCustomFields: false,
  display: null,
  type: 'social',
  time: [{ time: 540 }],
  customer: { id: s('customer'), name: s('customer') },
  editor: 'normal',
  stripLinks: false,
  additionalSettings: JSON.stringify({ token: s('settings') }),
  ...more,
});

const mixpostPage = (accounts: object[]): string => {
  const page = {
    component: 'Accounts/Accounts',
    props: { auth: { user: { password: s('user') } }, accounts },
    url: '/mixpost/accounts',
    version: 'a1',
  };
  const attribute = JSON.stringify(page)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;')
    .replaceAll('<', '&lt;');
  return `<!DOCTYPE html><html><head><meta name="csrf-token" content="${s('csrf')}"></head><body><div id="app" data-page="${attribute}"></div></body></html>`;
};

const inbox = (id: number, channel: string, more: object) => ({
  id,
  name: `Inbox ${id}`,
  channel_type: channel,
  channel_id: 7,
  avatar_url: null,
  imap_password: s('imap'),
  smtp_password: s('smtp'),
  auth_token: s('twilio'),
  hmac_token: s('hmac'),
  secret: s('webhook'),
  provider_config: { api_key: s('whatsapp') },
  page_id: s('page'),
  ...more,
});

const nango = (id: string, provider: string, errors: string[]) => ({
  id: 12,
  connection_id: id,
  provider_config_key: `${provider}-acme`,
  provider,
  errors: errors.map(type => ({ type, log_id: s('log') })),
  end_user: { id: s('user'), display_name: `Owner of ${id}`, email: `${s('mail')}@acme.example` },
  tags: { note: s('tag') },
  metadata: { api_key: s('metadata') },
  credentials: { access_token: s('access'), raw: { refresh_token: s('refresh') } },
  created: '2026-01-01T00:00:00Z',
});

const brightbean = (id: string, platform: string, status: string) => ({
  id,
  platform,
  account_name: `Name of ${id}`,
  account_handle: `@${id}`,
  connection_status: status,
  char_limit: 280,
  escaped_chars: s('chars'),
  oauth_access_token: s('access'),
});

const trypost = (id: string, platform: string, status: string | null) => ({
  id,
  platform,
  display_name: `Name of ${id}`,
  username: id,
  is_active: true,
  status,
  access_token: s('access'),
  error_message: s('message'),
});

const buffer = (id: string, service: string, isDisconnected: boolean, isLocked = false) => ({
  id,
  name: id,
  displayName: `Name of ${id}`,
  service,
  isDisconnected,
  isLocked,
  metadata: { token: s('metadata') },
});

const hootsuite = (id: string, type: string, isReauthRequired: number | boolean | null) => ({
  id,
  type,
  socialNetworkId: s('network-id'),
  socialNetworkUsername: `name-${id}`,
  avatarUrl: `https://cdn.example/${s('avatar')}.png`,
  owner: 'ORGANIZATION',
  ownerId: s('owner'),
  isReauthRequired,
});

const json = (value: unknown): string => JSON.stringify(value);

export const ANSWERS: Record<string, Listed[]> = {
  postiz: [
    {
      way: 'session',
      text: json({
        integrations: [
          postizChannel('p1', 'instagram-standalone', { display: 'acme' }),
          postizChannel('p2', 'linkedin-page', { refreshNeeded: true }),
          postizChannel('p3', 'x', { inBetweenSteps: true }),
          postizChannel('p4', 'facebook', { disabled: true }),
          postizChannel('p5', 'discord', {}),
        ],
      }),
      rows: [
        { toolAccountId: 'p1', network: 'instagram', handle: 'acme', name: 'Name of p1', says: alive },
        { toolAccountId: 'p2', network: 'linkedin', name: 'Name of p2', says: ended('expired') },
        { toolAccountId: 'p3', network: 'x', name: 'Name of p3', says: ended('revoked') },
        { toolAccountId: 'p4', network: 'facebook', name: 'Name of p4' },
      ],
      others: 1,
    },
    {
      way: 'key',
      text: json([
        {
          id: 'p1',
          name: 'Acme',
          identifier: 'instagram',
          picture: s('picture'),
          disabled: false,
          profile: 'acme',
          customer: { id: s('c'), name: s('c') },
        },
      ]),
      rows: [{ toolAccountId: 'p1', network: 'instagram-business', handle: 'acme', name: 'Acme' }],
      others: 0,
    },
  ],
  mixpost: [
    {
      way: 'session',
      text: mixpostPage([
        {
          id: 1,
          uuid: 'm1',
          name: 'Fish & Chips\' "best" <b>',
          username: 'fish',
          image: s('image'),
          provider: 'twitter',
          provider_name: 'X',
          data: { token: s('data') },
          authorized: true,
          created_at: '3 weeks ago',
        },
        {
          id: 2,
          uuid: 'm2',
          name: 'Page',
          username: null,
          image: null,
          provider: 'facebook_page',
          provider_name: 'Facebook',
          data: null,
          authorized: false,
        },
        { id: 3, uuid: 'm3', name: 'Group', username: null, provider: 'facebook_group', authorized: true },
      ]),
      rows: [
        { toolAccountId: 'm1', network: 'x', handle: 'fish', name: 'Fish & Chips\' "best" <b>', says: alive },
        { toolAccountId: 'm2', network: 'facebook', name: 'Page', says: ended('expired') },
      ],
      others: 1,
    },
  ],
  chatwoot: [
    {
      way: 'key',
      text: json({
        payload: [
          inbox(1, 'Channel::FacebookPage', { reauthorization_required: false }),
          inbox(2, 'Channel::Instagram', { reauthorization_required: true }),
          inbox(3, 'Channel::TwitterProfile', {}),
          inbox(4, 'Channel::Email', { reauthorization_required: true }),
        ],
      }),
      rows: [
        { toolAccountId: '1', network: 'facebook', name: 'Inbox 1', says: alive },
        { toolAccountId: '2', network: 'instagram', name: 'Inbox 2', says: ended('expired') },
        { toolAccountId: '3', network: 'x', name: 'Inbox 3' },
      ],
      others: 1,
    },
  ],
  nango: [
    {
      way: 'key',
      text: json({
        connections: [
          nango('c1', 'linkedin', []),
          nango('c2', 'twitter-v2', ['sync', 'auth']),
          nango('c3', 'youtube', ['sync']),
          nango('c4', 'hubspot', []),
        ],
      }),
      rows: [
        { toolAccountId: 'linkedin-acme/c1', network: 'linkedin', name: 'Owner of c1', says: alive },
        { toolAccountId: 'twitter-v2-acme/c2', network: 'x', name: 'Owner of c2', says: ended('expired') },
        { toolAccountId: 'youtube-acme/c3', network: 'youtube', name: 'Owner of c3', says: alive },
      ],
      others: 1,
    },
  ],
  brightbean: [
    {
      way: 'key',
      text: json({
        accounts: [
          brightbean('b1', 'instagram', 'connected'),
          brightbean('b2', 'linkedin_company', 'token_expiring'),
          brightbean('b3', 'tiktok', 'disconnected'),
          brightbean('b4', 'threads', 'error'),
          brightbean('b5', 'bluesky', 'brand-new-word'),
          brightbean('b6', 'devto', 'connected'),
        ],
      }),
      rows: [
        { toolAccountId: 'b1', network: 'instagram-business', handle: 'b1', name: 'Name of b1', says: alive },
        {
          toolAccountId: 'b2',
          network: 'linkedin',
          handle: 'b2',
          name: 'Name of b2',
          says: { finding: 'alive', endsWithinMs: 604_800_000 },
        },
        { toolAccountId: 'b3', network: 'tiktok', handle: 'b3', name: 'Name of b3', says: ended('revoked') },
        { toolAccountId: 'b4', network: 'threads', handle: 'b4', name: 'Name of b4', says: ended('expired') },
        { toolAccountId: 'b5', network: 'bluesky', handle: 'b5', name: 'Name of b5' },
      ],
      others: 1,
    },
  ],
  trypost: [
    {
      way: 'key',
      text: json({
        data: [
          trypost('t1', 'linkedin-page', 'connected'),
          trypost('t2', 'x', 'token_expired'),
          trypost('t3', 'pinterest', 'disconnected'),
          trypost('t4', 'mastodon', null),
        ],
      }),
      rows: [
        { toolAccountId: 't1', network: 'linkedin', handle: 't1', name: 'Name of t1', says: alive },
        { toolAccountId: 't2', network: 'x', handle: 't2', name: 'Name of t2', says: ended('expired') },
        { toolAccountId: 't3', network: 'pinterest', handle: 't3', name: 'Name of t3', says: ended('revoked') },
        { toolAccountId: 't4', network: 'mastodon', handle: 't4', name: 'Name of t4' },
      ],
      others: 0,
    },
  ],
  buffer: (['grant', 'key'] as const).map(way => ({
    way,
    text: json({
      data: {
        channels: [
          buffer('f1', 'twitter', false),
          buffer('f2', 'linkedin', true),
          buffer('f3', 'youtube', false, true),
          buffer('f4', 'startPage', false),
        ],
      },
    }),
    rows: [
      { toolAccountId: 'f1', network: 'x', handle: 'f1', name: 'Name of f1', says: alive },
      { toolAccountId: 'f2', network: 'linkedin', handle: 'f2', name: 'Name of f2', says: ended('expired') },
      { toolAccountId: 'f3', network: 'youtube', handle: 'f3', name: 'Name of f3' },
    ],
    others: 1,
  })),
  hootsuite: [
    {
      way: 'grant',
      text: json({
        data: [
          hootsuite('101', 'LINKEDINCOMPANY', 0),
          hootsuite('102', 'INSTAGRAMBUSINESS', 1),
          hootsuite('103', 'TWITTER', null),
          hootsuite('104', 'WHATSAPP', 0),
          hootsuite('105', 'YOUTUBECHANNEL', false),
          hootsuite('106', 'FACEBOOKPAGE', 7),
        ],
      }),
      rows: [
        { toolAccountId: '101', network: 'linkedin', handle: 'name-101', name: 'name-101', says: alive },
        {
          toolAccountId: '102',
          network: 'instagram-business',
          handle: 'name-102',
          name: 'name-102',
          says: ended('expired'),
        },
        { toolAccountId: '103', network: 'x', handle: 'name-103', name: 'name-103' },
        { toolAccountId: '105', network: 'youtube', handle: 'name-105', name: 'name-105', says: alive },
        { toolAccountId: '106', network: 'facebook', handle: 'name-106', name: 'name-106' },
      ],
      others: 1,
    },
  ],
};
