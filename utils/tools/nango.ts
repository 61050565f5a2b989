/**
 * Nango: the connections of an environment; the token engine for teams (DESIGN.md 5).
 * Layout: NangoHQ/nango at 2f4c0af (2026-08-21), webapp/src/pages/Connection/List.tsx and components/ui/Table.tsx.
 */
import type { Tool } from './define';
import { NETWORKS } from './nango/networks';

const SEEN = '2026-11-21';

const cell = (number: number) => `[data-slot="table-cell"]:nth-child(${number})`;

export default {
  id: 'nango',
  name: 'Nango',
  kind: 'self-hosted',
  verified: true,
  hosts: ['https://app.nango.dev/*'],
  pages: { accounts: '{origin}/' },
  reconnectWords: 'Reconnect',
  reconnectLabel: 'reconnect',
  notes: [
    'The path holds the environment: /prod/connections.',
    'A shield with an exclamation mark stands for expired credentials; a triangle is a failed sync, whose access works.',
    'A click on a row opens the connection. Twenty rows are shown at first.',
    'Credentials are tried once a day.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https?://[^/]+/[\\w-]+/connections/?([?#]|$)',
      markers: [
        {
          selector: 'tr[data-slot="table-row"].cursor-pointer img[src*="/images/template-logos/"]',
          text: '^',
          note: 'A row with the logo of its integration',
        },
      ],
      sections: [],
      rows: [
        {
          by: 'selector',
          selector: 'tr[data-slot="table-row"].cursor-pointer:has(img[src*="/images/template-logos/"])',
          note: 'Rows that only stand in while the list loads cannot be clicked',
          seen: SEEN,
        },
      ],
      name: [
        { selector: `${cell(1)} span`, from: 'text', note: 'The customer' },
        { selector: `${cell(3)} span`, from: 'text', note: 'The connection id, where no customer is known' },
      ],
      handle: [],
      toolAccountId: [
        {
          selector: `${cell(3)} span`,
          from: 'text',
          within: `${cell(2)} span`,
          note: 'The connection id, which is unique in its integration alone',
        },
      ],
      network: [
        {
          selector: 'img[src*="/images/template-logos/"]',
          from: 'src',
          pattern: '/template-logos/([\\w-]+)\\.svg',
          ids: { ...NETWORKS, '*': null },
          note: 'The logo is named after the provider',
        },
      ],
      nameFields: [],
      ended: { words: ['^expired credentials$'], icons: [], elements: ['svg.lucide-shield-alert'] },
      alive: { words: [], icons: [] },
      silence: 'alive',
      ignore: [],
      badge: 'after-name',
      guide: {
        target: {
          selector: 'tr[data-slot="table-row"]',
          says: [],
          note: 'Opens the connection, where it can be given again',
        },
        within: 'row',
      },
    },
  ],
} satisfies Tool as Tool;
