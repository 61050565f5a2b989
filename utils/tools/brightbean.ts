/**
 * BrightBean Studio: cards of social accounts, in English.
 * Layout: brightbeanxyz/brightbean-studio at d85fce1 (2026-08-13), templates/social_accounts/partials/_account_card.html.
 */
import type { Tool } from './define';

const SEEN = '2026-11-21';

export default {
  id: 'brightbean',
  name: 'BrightBean Studio',
  kind: 'self-hosted',
  verified: true,
  hosts: [],
  pages: { accounts: '{origin}/social-accounts/' },
  reconnectWords: 'Reconnect',
  reconnectLabel: 'reconnect',
  notes: [
    'The path holds the workspace. The id of a card is that of the API.',
    'The network of a card is only a picture: which one it is comes from the API, by the id.',
    '"Token Expiring" means that a renewal has failed while the old access still works.',
    'Access is tried every six hours. Cards are exchanged one by one.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https?://[^/]+/social-accounts/[0-9a-f-]{36}/?([?#]|$)',
      markers: [{ selector: '#accounts-list > [id^="account-"]', text: '^', note: 'The list and a card in it' }],
      sections: [],
      rows: [{ by: 'selector', selector: '#accounts-list > [id^="account-"]', note: 'One card each', seen: SEEN }],
      name: [{ selector: 'h3', from: 'text', note: 'The heading of the card' }],
      handle: [
        { selector: 'p', from: 'text', pattern: '^@(\\S+)$', note: 'Below the name; missing where there is none' },
      ],
      toolAccountId: [
        {
          selector: '#accounts-list > [id^="account-"]',
          from: 'id',
          pattern: '^account-([0-9a-f-]{36})$',
          note: 'The id of the API',
        },
      ],
      network: [],
      nameFields: [],
      ended: { words: ['^(disconnected|error)$'], icons: [] },
      alive: { words: ['^connected$'], icons: [] },
      silence: 'nothing',
      ignore: [],
      badge: 'after-name',
      guide: {
        target: { selector: 'form[action$="/reconnect/"] button', says: [], note: 'Only cards that need it have it' },
        within: 'row',
      },
    },
  ],
} satisfies Tool as Tool;
