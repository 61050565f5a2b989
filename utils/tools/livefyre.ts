/**
 * Adobe Livefyre Studio: Settings > Network Settings > Social Accounts.
 * Its markup is not public: everything here rests on the words and the picture of its help pages
 * (AdobeDocs/livefyre.en, "Configure social accounts", "Refresh a token for a social account").
 */
import type { Tool } from './define';
import { points } from './livefyre/points';
import { IGNORE, SECTIONS } from './livefyre/words';

const SEEN = '2026-11-21';

// Plain data and only the type of the contract: the overlay loads this on every page of the tool, the contract test checks it.
export default {
  id: 'livefyre',
  name: 'Livefyre',
  kind: 'cloud',
  verified: false,
  hosts: [
    'https://studio.livefyre.com/*',
    'https://*.admin.fyre.co/*',
    'https://*.quill.fyre.co/*',
    'https://*.bootstrap.fyre.co/*',
  ],
  pages: { accounts: 'https://studio.livefyre.com/' },
  reconnectWords: 'Refresh Token',
  reconnectLabel: 'refresh_token',
  notes: [
    'The studio shows English labels in every language.',
    'A collapsed row shows only the display name; the section heading tells the network.',
    'A red triangle with a white exclamation mark stands left of the chevron when the token has expired.',
    'Only a studio or network administrator sees the page.',
    'Parts of the studio run in frames.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https://',
      markers: [
        {
          selector: '*',
          text: '^social accounts$',
          note: "The page's heading; the same words in the navigation do not count",
        },
        {
          selector: 'a, button, [role=button], input',
          text: '^\\+? ?add account$',
          note: 'The button of each section, where a frame holds the sections alone',
        },
        { selector: 'a, button, [role=button], input', text: '^refresh token$', note: 'The control of each account' },
      ],
      sections: SECTIONS,
      rows: [{ by: 'boxes', note: 'Collapsible boxes under the heading of their section', seen: SEEN }],
      name: [],
      handle: [],
      toolAccountId: [
        {
          selector: '[data-social-account-id]',
          from: 'data-social-account-id',
          note: 'Not documented; used only where present',
        },
        { selector: '[data-account-id]', from: 'data-account-id', note: 'Not documented; used only where present' },
      ],
      network: [],
      nameFields: ['display ?name'],
      ended: {
        words: [
          '^((warning|error)[:!]? ?)?(the |this |your )?((access )?token|access|account|connection) (has |is )?(been )?(expired|ended|invalid|revoked|disconnected)[.!]?$',
          '^(expired|disconnected|token error|authori[sz]ation (failed|expired)|re-?authori[sz]ation (needed|required)|needs (a )?(refresh|re-?authori[sz]ation))[.!]?$',
          '^(warning|error|expired)[!:]?$',
          '^[!⚠❗❕\\uFE0F]+$',
        ],
        icons: ['\\b(warn|warning|error|expired|exclamation|alert|invalid|disconnected)\\b'],
      },
      alive: { words: [], icons: [] },
      silence: 'alive',
      ignore: IGNORE,
      badge: 'after-name',
      guide: {
        target: {
          selector: 'a, button, [role=button], input',
          says: ['^refresh token$'],
          note: 'Documented beside the account',
        },
        within: 'row',
      },
    },
    ...points,
  ],
} satisfies Tool as Tool;
