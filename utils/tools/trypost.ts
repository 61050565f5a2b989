/**
 * TryPost: a table of social accounts, in English, Portuguese and Spanish.
 * Layout: trypost-it/trypost at 0277643 (2026-05-15), resources/js/pages/accounts/Index.vue; platforms: app/Enums/SocialAccount/Platform.php.
 */
import type { Tool } from './define';
import { NETWORKS } from './trypost/networks';

const SEEN = '2026-11-21';

export default {
  id: 'trypost',
  name: 'TryPost',
  kind: 'self-hosted',
  verified: true,
  hosts: [],
  pages: { accounts: '{origin}/accounts' },
  reconnectWords: 'Reconnect account',
  reconnectLabel: 'reconnect',
  notes: [
    'Expired and disconnected look the same.',
    'The menu of a row has "Reconnect account", which opens a window of its own.',
    'Access is tried once a day. More rows come while scrolling.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https?://[^/]+/accounts/?([?#]|$)',
      markers: [{ selector: 'tbody#accounts-body', text: '^', note: 'The body of the table' }],
      sections: [],
      rows: [
        {
          by: 'selector',
          selector: 'tbody#accounts-body > tr[data-slot="table-row"]',
          note: 'One account each',
          seen: SEEN,
        },
      ],
      name: [
        { selector: 'a[target="_blank"]', from: 'text', note: 'Where the address of the profile is known' },
        { selector: 'p.font-bold', from: 'text', note: 'Where it is not' },
      ],
      handle: [{ selector: 'p', from: 'text', pattern: '^@(\\S+)$', note: 'Below the name' }],
      toolAccountId: [],
      network: [
        {
          selector: 'img[src*="/images/accounts/"]',
          from: 'alt',
          ids: { ...NETWORKS, '*': null },
          note: 'Two platforms share a picture, so the text of it counts',
        },
      ],
      nameFields: [],
      ended: { words: ['^(disconnected|desconectad[ao])$'], icons: [] },
      alive: { words: ['^(connected|conectad[ao])$'], icons: [] },
      silence: 'nothing',
      ignore: [],
      badge: 'after-name',
      guide: {
        menu: {
          selector: '[data-slot="dropdown-menu-trigger"], button[aria-haspopup="menu"]',
          says: [],
          note: 'The menu of the row',
        },
        target: {
          selector: '[role="menuitem"]',
          says: ['^(reconnect account|reconectar (a )?(conta|cuenta))$'],
          note: 'Opens the sign-in in a window of its own',
        },
        within: 'page',
      },
    },
  ],
} satisfies Tool as Tool;
