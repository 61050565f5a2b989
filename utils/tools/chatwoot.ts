/**
 * Chatwoot: Settings > Inboxes. Two layouts: a table up to 4.11, boxes from 4.12 (2026-02-19) on; the link to an inbox is in both.
 * Layout: chatwoot/chatwoot at e13e3c8 (4.10.0) and f66b551 (4.15.0), settings/inbox/Index.vue; i18n/locale/{en,de}/inboxMgmt.json.
 */
import type { Tool } from './define';

const SEEN = '2026-11-21';

/** Icons and labels (English and German). Inboxes of other kinds hold no access of a network that we know. */
const NETWORKS = {
  messenger: 'facebook',
  facebook: 'facebook',
  instagram: 'instagram',
  tiktok: 'tiktok',
  x: 'x',
  twitter: 'x',
  'twitter-x': 'x',
  '*': null,
};
const LINK = 'a[href*="/settings/inboxes/"]:not([href*="/inboxes/new"], [href*="/inboxes/list"])';
const LABEL =
  'instagram|facebook|messenger|tiktok|twitter|x|whatsapp|website|webseite|twilio sms|sms|email|e-mail|telegramm?|line|api channel|api-kanal|api|voice|sprache';

export default {
  id: 'chatwoot',
  name: 'Chatwoot',
  kind: 'self-hosted',
  verified: true,
  hosts: ['https://app.chatwoot.com/*'],
  pages: { accounts: '{origin}/' },
  reconnectWords: 'Click here to reconnect',
  reconnectLabel: 'reconnect',
  notes: [
    'The list shows nothing about access; what is known comes from the API, and from the banner in the settings of an inbox.',
    'Only administrators see the list. Its path holds the number of the account: /app/accounts/1/settings/inboxes/list.',
    'A dead token is only noticed when the next message comes or goes.',
    'The banner in the settings of an inbox has the button that reconnects.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https?://[^/]+/app/accounts/\\d+/settings/inboxes(/list)?/?([?#]|$)',
      markers: [{ selector: LINK, text: '^', note: 'The link to the settings of an inbox' }],
      sections: [],
      rows: [
        { by: 'selector', selector: `tr:has(${LINK})`, note: 'Up to 4.11', seen: SEEN },
        { by: 'selector', selector: `[class~="divide-y"] > div:has(${LINK})`, note: '4.12 and later', seen: SEEN },
        {
          by: 'around',
          control: { selector: LINK, says: [], note: 'Rows of any other make' },
          note: 'The link is what both layouts share',
          seen: SEEN,
        },
      ],
      name: [
        { selector: 'span.text-heading-3', from: 'text', note: '4.12 and later' },
        { selector: 'span.block.font-medium', from: 'text', note: 'Up to 4.11' },
        { selector: 'span.agent-name', from: 'text', note: '3.x (2024)' },
        { selector: 'span.capitalize', from: 'text', note: 'Capitals come from the style; the text is as written' },
      ],
      handle: [],
      toolAccountId: [{ selector: LINK, from: 'href', pattern: '/settings/inboxes/(\\d+)', note: 'The id of the API' }],
      network: [
        {
          selector: '[class*="i-woot-"], [class*="i-ri-"]',
          from: 'class',
          pattern:
            '\\bi-(?:woot|ri)-(messenger|facebook|instagram|tiktok|twitter-x|x|whatsapp|telegram|line|mail|sms|api|website|gmail|outlook|voice)\\b',
          ids: NETWORKS,
          note: 'The icon of the channel',
        },
        {
          selector: 'span, td',
          from: 'text',
          pattern: `^(?:${LABEL})$`,
          ids: NETWORKS,
          note: 'The label of the channel, English and German',
        },
      ],
      nameFields: [],
      ended: { words: [], icons: [] },
      alive: { words: [], icons: [] },
      silence: 'nothing',
      ignore: [`^(${LABEL})$`],
      badge: 'after-name',
      guide: {
        target: {
          selector: LINK,
          says: [],
          note: 'Leads to the settings of the inbox, where the banner has the button',
        },
        within: 'row',
      },
    },
  ],
} satisfies Tool as Tool;
