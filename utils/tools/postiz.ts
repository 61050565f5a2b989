/**
 * Postiz: the channel list is the left column of the calendar; there is no page of its own for accounts.
 * Layout: gitroomhq/postiz-app at 74b01ad (2026-08-21, v1.47.0), launches.component.tsx; words: docs.postiz.com, channels/manage.
 */
import type { Tool } from './define';
import { NETWORKS } from './postiz/networks';

const SEEN = '2026-11-21';

export default {
  id: 'postiz',
  name: 'Postiz',
  kind: 'self-hosted',
  verified: true,
  hosts: ['https://platform.postiz.com/*'],
  pages: { accounts: '{origin}/launches' },
  reconnectWords: 'Reconnect channel',
  reconnectLabel: 'reconnect',
  notes: [
    'A click anywhere on a disconnected row leaves for the sign-in of its network, and rows can be dragged.',
    'Rows carry no id: two channels of one network and one name cannot be told apart.',
    'The red mark also stands at channels whose set-up was never finished; those rows cannot be clicked, and had no access to lose.',
    'Faded rows are switched off by a person or a plan: their access may be well.',
    'Most channels are only found to be disconnected at the next post.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https?://[^/]+/launches/?([?#]|$)',
      markers: [
        {
          selector: 'img[src*="/icons/platforms/"]',
          text: '^',
          note: 'The icon of a network, which every channel has; without a channel there is nothing to show',
        },
      ],
      sections: [],
      rows: [
        {
          by: 'selector',
          selector: '[class~="group/profile"]:has(img[src*="/icons/platforms/"])',
          note: 'The same class stands at the tabs of the settings, without an icon',
          seen: SEEN,
        },
      ],
      name: [{ selector: '[role="Handle"]', from: 'text', note: 'The name, whatever its role is called' }],
      handle: [],
      toolAccountId: [],
      network: [
        {
          selector: 'img[src*="/icons/platforms/"]',
          from: 'src',
          pattern: '/icons/platforms/([a-z0-9-]+)\\.[a-z]+',
          ids: { ...NETWORKS, '*': null },
          note: 'One picture per identifier; svg for YouTube, png for the others',
        },
      ],
      nameFields: [],
      ended: {
        words: [],
        icons: [],
        elements: ['[class~="group/profile"].cursor-pointer .bg-red-500.rounded-full'],
      },
      alive: { words: [], icons: [] },
      // A channel that was disconnected and then begun anew stays without access until its set-up is finished.
      unclear: { words: [], icons: [], elements: ['.bg-red-500.rounded-full'] },
      silence: 'alive',
      ignore: [],
      badge: 'after-name',
      guide: {
        target: {
          selector: '[class~="group/profile"].cursor-pointer',
          says: [],
          note: 'The row itself is the button',
        },
        within: 'row',
      },
    },
  ],
} satisfies Tool as Tool;
