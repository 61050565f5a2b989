/**
 * Buffer: the list of channels. Its markup is not public: only its addresses are known, from links that other programs carry
 * (publish.buffer.com/channels/{id}/settings), and the words of its help centre (support.buffer.com 360038655073, 572).
 */
import type { Tool } from './define';
import { NETWORK_LABEL, NETWORK_PICKS } from './marks';

const SEEN = '2026-11-21';
const LINK = 'a[href*="/channels/"][href*="/settings"]';

export default {
  id: 'buffer',
  name: 'Buffer',
  kind: 'cloud',
  verified: false,
  hosts: ['https://publish.buffer.com/*'],
  pages: { accounts: 'https://publish.buffer.com/channels' },
  reconnectWords: 'Refresh',
  reconnectLabel: 'reconnect',
  notes: [
    'A channel is refreshed in its settings; only administrators of the organization can do that.',
    '"Locked" is a limit of the plan and says nothing about access.',
    'Which channels are disconnected comes from the API.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https://publish\\.buffer\\.com/channels/?([?#]|$)',
      markers: [{ selector: LINK, text: '^', note: 'The link to the settings of a channel' }],
      sections: [],
      rows: [
        {
          by: 'around',
          control: { selector: LINK, says: [], note: 'One link for each channel' },
          note: 'The id stands in the link',
          seen: SEEN,
        },
      ],
      name: [],
      handle: [],
      toolAccountId: [
        { selector: LINK, from: 'href', pattern: '/channels/([\\w-]+)/settings', note: 'The id of the API' },
      ],
      network: NETWORK_PICKS,
      nameFields: [],
      ended: {
        words: [
          '^(disconnected|connection lost|not connected|needs? (a )?refresh(ing)?|refresh (needed|required)|reconnect (needed|required)|needs to be (refreshed|reconnected))[.!]?$',
        ],
        icons: [],
      },
      alive: { words: [], icons: [] },
      silence: 'nothing',
      ignore: [
        NETWORK_LABEL,
        '^(settings|refresh|refresh connection|reconnect|connect|disconnect|queue|schedule|posting schedule|analytics|more|edit|remove|delete|manage|upgrade|locked|paused|view|open|options|actions)( channel| queue| settings)?$',
        '^(channels|all channels|connected channels|connect (a )?(new )?channel|add (a )?channel|connect more|new)$',
        '^\\d+ (posts?|scheduled|drafts?|channels?)',
        '^(loading|please wait)\\b',
      ],
      badge: 'after-name',
      guide: {
        target: { selector: LINK, says: [], note: 'The settings of the channel have "Refresh"' },
        within: 'row',
      },
    },
  ],
} satisfies Tool as Tool;
