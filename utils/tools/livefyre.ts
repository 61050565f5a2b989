/**
 * Adobe Livefyre Studio: Settings > Network Settings > Social Accounts.
 * Its markup is not public: everything here rests on the words and the picture of its help pages
 * (AdobeDocs/livefyre.en, "Configure social accounts", "Refresh a token for a social account").
 */
import type { Tool } from './define';

const SEEN = '2026-11-21';
const section = (words: string, network: string | null) => ({
  heading: `^${words} accounts( ?\\(?\\d+\\)?)?:?$`,
  network,
});

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
      sections: [
        section('social', null),
        section('instagram business', 'instagram-business'),
        section('instagram( personal)?', 'instagram'),
        section('(twitter|x|x \\(twitter\\)|twitter / x)', 'x'),
        section('facebook( page)?', 'facebook'),
        section('threads', 'threads'),
        section('linkedin( page)?', 'linkedin'),
        section('tiktok', 'tiktok'),
        section('pinterest', 'pinterest'),
        section('xing', 'xing'),
        section('youtube', 'youtube'),
        section('mastodon', 'mastodon'),
        section('bluesky', 'bluesky'),
        section('(openid connect|openid|oidc|oauth|oauth 2\\.0)', 'oauth'),
        section('[\\p{L}\\d][\\p{L}\\d .&/-]{0,30}', null),
      ],
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
      ignore: [
        '^\\+? ?(add|new|connect|create)( an?)?( new| another)?( social| instagram| twitter| facebook)?( business)? ?account$',
        '^(save|save settings|save changes|saved|cancel|close|delete|delete account|remove|remove account|edit|rename|more|actions?|options|details|help|manage)$',
        '^(refresh|refresh token|reconnect|re-?authori[sz]e|authori[sz]e|authori[sz]e app|disconnect|connect|enable|disable|enabled|disabled|view|select|select all)$',
        '^(show|load|view|see) (more|all|less)$|^(expand|collapse|toggle|open|search|filter|sort|previous|next|back)( all| details| row| account| settings)?$',
        '^(social account|display name|account name|name|handle|status|network|type|account|account type|created|created by|token|expires|expiry|user|username|id)[:*]?$',
        '^enter an internal name',
        '^(added|created|connected|updated|expires|expired|expiring|last|refreshed|valid|renewed|authori[sz]ed)\\b.*(\\d|today|yesterday|ago|by )',
        '^(no|none|0|you have no|there are no)\\b.*\\b(accounts?|results)\\b',
        '^(loading|please wait)\\b',
        '^(instagram|facebook|twitter|x|instagram business)( (account|page))?$',
        '^(active|connected|valid|ok|authori[sz]ed)$',
        '\\{\\{',
      ],
      badge: 'after-name',
    },
  ],
} satisfies Tool as Tool;
