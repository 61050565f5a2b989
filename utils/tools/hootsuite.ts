/**
 * Hootsuite: the member's social accounts. Its markup is not public: the address is known from links that other programs carry
 * (hootsuite.com/dashboard#/member), the words from its help centre (1260804308209, 204585460, 360049892153; English and German).
 */
import type { Control, Tool } from './define';
import { NETWORK_LABEL, NETWORK_PICKS } from './marks';

const SEEN = '2026-11-21';

const NETWORK: Control = {
  selector: 'img, svg, i, [role="img"]',
  says: [
    '^(facebook|instagram|threads|linked ?in|tik ?tok|pinterest|twitter|x|you ?tube)( |$)',
    '\\b(icon|logo|network|fa|ico) (facebook|instagram|threads|linked ?in|tik ?tok|pinterest|twitter|you ?tube)\\b',
  ],
  note: 'The icon of the network, which every account has',
};

export default {
  id: 'hootsuite',
  name: 'Hootsuite',
  kind: 'cloud',
  verified: false,
  hosts: ['https://hootsuite.com/*'],
  pages: { accounts: 'https://hootsuite.com/dashboard#/member' },
  reconnectWords: 'Reconnect',
  reconnectLabel: 'reconnect',
  notes: [
    'The page is a part of the dashboard: its address changes behind the #.',
    '"Reconnect" stands at accounts that need it (German: "Wiederverbinden").',
    'Which accounts need it comes from the API as well.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https://hootsuite\\.com/dashboard[^#]*#/(member|social-?(accounts|networks))',
      markers: [
        {
          selector: '*',
          text: '^((manage |my |your )?social (accounts|networks|media accounts)|(ihre |meine )?social-media-konten|soziale netzwerke|soziale konten)( ?\\(?\\d+\\)?)?$',
          note: 'The heading',
        },
        {
          selector: 'a, button, [role="button"]',
          text: '^(reconnect|reconnect social accounts?|wiederverbinden)$',
          note: 'At an account that needs it',
        },
      ],
      sections: [],
      rows: [{ by: 'around', control: NETWORK, note: 'Each account has the icon of its network', seen: SEEN }],
      name: [],
      handle: [],
      toolAccountId: [
        {
          selector: '[data-social-profile-id]',
          from: 'data-social-profile-id',
          note: 'Not documented; used only where present',
        },
      ],
      network: NETWORK_PICKS,
      nameFields: [],
      ended: {
        words: [
          '^(disconnected|getrennt|expired|abgelaufen|reconnect (needed|required)|needs (to be )?reconnect(ed|ing)?|verbindung getrennt|nicht verbunden)[.!]?$',
          '^(reconnect|reconnect (social )?account|wiederverbinden|konto wiederverbinden)$',
        ],
        icons: [],
      },
      alive: { words: [], icons: [] },
      silence: 'nothing',
      ignore: [
        NETWORK_LABEL,
        '^((manage |my |your )?social (accounts|networks|media accounts)|social-media-konten|soziale netzwerke|soziale konten)',
        '^(add|connect|new|remove|delete|settings|more|edit|share|manage|options|actions|hinzufügen|verbinden|entfernen|einstellungen|mehr|bearbeiten|teilen)( (a |an |ein )?(social )?(account|network|profile|konto|netzwerk))?$',
        '^(private|shared|organization|member|owner|privat|geteilt|organisation|mitglied)( (account|konto))?$',
        '^(loading|please wait|wird geladen)\\b',
      ],
      badge: 'after-name',
      guide: {
        target: {
          selector: 'a, button, [role="button"]',
          says: ['^(reconnect|reconnect (social )?account|wiederverbinden|konto wiederverbinden)$'],
          note: 'Only accounts that need it have it',
        },
        within: 'row',
      },
    },
  ],
} satisfies Tool as Tool;
