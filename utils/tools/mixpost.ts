/**
 * Mixpost: cards of social accounts. English only.
 * Layout: inovector/mixpost at df57648 (2026-03-16, v2.6.0), Pages/Accounts/Accounts.vue. Pro and Enterprise have workspaces in the path [inferred].
 */
import type { Tool } from './define';

const SEEN = '2026-11-21';

/** Colours in class names. Pages and groups of Facebook look the same. */
const NETWORKS = {
  twitter: 'x',
  x: 'x',
  facebook: 'facebook',
  mastodon: 'mastodon',
  instagram: 'instagram-business',
  threads: 'threads',
  linkedin: 'linkedin',
  tiktok: 'tiktok',
  pinterest: 'pinterest',
  youtube: 'youtube',
  bluesky: 'bluesky',
  '*': null,
};
/** A ring in the network's colour around the picture. */
const COLOURS = [
  'twitter',
  'x',
  'facebook',
  'mastodon',
  'instagram',
  'threads',
  'linkedin',
  'tiktok',
  'pinterest',
  'youtube',
  'bluesky',
];
const RING = COLOURS.map(colour => `[class~="border-${colour}"]`).join(', ');
const ROUND = '[class*="border-"][class*="rounded-full"]';
const COLOUR = `\\bborder-(${COLOURS.join('|')})( |$)`;

export default {
  id: 'mixpost',
  name: 'Mixpost',
  kind: 'self-hosted',
  verified: true,
  hosts: [],
  pages: { accounts: '{origin}/mixpost/accounts' },
  reconnectWords: 'Add account',
  reconnectLabel: 'reconnect',
  notes: [
    'There is no way to reconnect: the same account is added again, which takes the place of the old access.',
    '"Refresh" in the menu of a card reads name and picture anew and does not tell whether access works.',
    'A dead token is noticed within two to three hours.',
    'Cards show neither id nor handle.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https?://[^?#]+/mixpost/([\\w-]+/)?accounts/?([?#]|$)',
      markers: [{ selector: RING, text: '^', note: 'A picture with a ring in the colour of a network' }],
      sections: [],
      rows: [
        {
          by: 'selector',
          selector: ['div.grid > div.relative.rounded-lg', 'div.grid > div.relative.bg-white']
            .map(card => `${card}:has(${ROUND})`)
            .join(', '),
          note: 'The first child of the grid is the button that adds an account',
          seen: SEEN,
        },
        {
          by: 'selector',
          selector: `div.grid > div:has(${ROUND})`,
          note: 'Should the card itself be styled anew',
          seen: SEEN,
        },
      ],
      name: [{ selector: 'div.font-medium.text-center', from: 'text', note: 'Below the picture' }],
      handle: [],
      toolAccountId: [],
      network: [
        {
          selector: '[class*="border-"]',
          from: 'class',
          pattern: COLOUR,
          ids: NETWORKS,
          note: 'The ring of the picture',
        },
      ],
      nameFields: [],
      ended: { words: ['^unauthorized$'], icons: [], elements: ['.absolute > .bg-red-500.rounded-full'] },
      alive: { words: [], icons: [] },
      silence: 'alive',
      ignore: ['^added:', '^(add account|refresh|delete|unauthorized)$'],
      badge: 'after-name',
      guide: {
        target: { selector: 'button', says: ['^add account'], note: 'Adding it again gives it fresh access' },
        within: 'page',
      },
    },
  ],
} satisfies Tool as Tool;
