/**
 * Facelift: the profiles in the settings (cog at the top right).
 * Its markup is not public: everything here rests on the words of its help centre (help.facelift-cloud.com, articles 5447393,
 * 5440656 and 5422710, English and German). French labels are not documented there; those below are what one would expect.
 */
import type { Control, Tool } from './define';
import { NETWORK_LABEL, NETWORK_PICKS } from './marks';

const SEEN = '2026-11-21';

const MENU: Control = {
  selector: 'button, a, summary, [role="button"], [aria-haspopup]',
  says: [
    '^(⋮|⋯|…|︙|•••|\\.\\.\\.)$',
    '^(more|options|actions|menu|mehr|optionen|aktionen|menü|plus)( (actions?|options?|aktionen|optionen|öffnen|d.options))?( |$)',
    '^(weitere|open|show) (actions?|options?|menu|aktionen|optionen)( |$)',
    '\\b(more (vert|horiz|vertical|horizontal)|ellipsis|kebab|three dots|dots|context menu|meatballs?)\\b',
  ],
  note: 'The three-dot menu beside each profile',
};

const OWNER = '(?:profile owner|profilinhaber(?::?in)?|propriétaire du profil)';

export default {
  id: 'facelift',
  name: 'Facelift',
  kind: 'cloud',
  verified: false,
  hosts: ['https://*.facelift-cloud.com/*'],
  pages: { accounts: 'https://settings.facelift-cloud.com/' },
  reconnectWords: 'Refresh Connection',
  reconnectLabel: 'refresh_connection',
  privateWindow: true,
  notes: [
    'The three-dot menu of a profile has "Refresh Connection" (German: "Verbindung aktualisieren").',
    'A green tick in the state of the access token says that it works.',
    'The connection is refreshed with whichever login is signed in at the network in that window; a private window asks for one.',
    'LinkedIn and TikTok have to be refreshed by hand every 365 days.',
    'The profile owner is told by e-mail when an access token has expired.',
  ],
  surfaces: [
    {
      kind: 'accounts',
      url: '^https://(settings\\.facelift-cloud\\.com/|[\\w.-]+\\.facelift-cloud\\.com/[^?#]*(settings|profile|einstellungen))',
      markers: [
        {
          selector: '*',
          text: '^(company profiles|firmenprofile|profils d.entreprise)( ?\\(?\\d+\\)?)?$',
          note: 'A heading of the list',
        },
        {
          selector: '*',
          text: '^(my profiles|meine profile|mes profils)( ?\\(?\\d+\\)?)?$',
          note: 'A heading of the list',
        },
      ],
      sections: [
        { heading: '^(company profiles|firmenprofile|profils d.entreprise)( ?\\(?\\d+\\)?)?$' },
        { heading: '^(my profiles|meine profile|mes profils)( ?\\(?\\d+\\)?)?$' },
      ],
      rows: [
        { by: 'around', control: MENU, note: 'Every profile has its three-dot menu', seen: SEEN },
        { by: 'boxes', note: 'Where the menu is not told from other controls', seen: SEEN },
      ],
      name: [],
      handle: [],
      toolAccountId: [
        { selector: '[data-profile-id]', from: 'data-profile-id', note: 'Not documented; used only where present' },
      ],
      network: NETWORK_PICKS,
      owner: [
        { selector: 'td, [role="cell"]', from: 'text', column: `^${OWNER}$`, note: 'The column of the table' },
        {
          selector: 'div, span, p, li, dd, small',
          from: 'text',
          pattern: `^${OWNER} ?:? ([\\p{L}][\\p{L} .'’-]{1,60})$`,
          note: 'Label and name',
        },
      ],
      nameFields: [],
      ended: {
        words: [
          '^(the |your |der |ihr )?(access[ -]?token|zugriffstoken|token|connection|verbindung)( is| has| ist| wurde|:)? ?(expired|abgelaufen|invalid|ungültig|disconnected|getrennt|unterbrochen|lost|expiré)[.!]?$',
          '^(expired|abgelaufen|disconnected|getrennt|ungültig|invalid|expiré)[.!]?$',
          '^(expired access tokens?|abgelaufener? access[ -]?tokens?)[.!]?$',
          '^[!⚠❗❕\\uFE0F]+$',
        ],
        icons: ['\\b(warn|warning|error|expired|abgelaufen|exclamation|invalid|disconnected)\\b'],
      },
      alive: {
        words: [
          '^[✓✔✅]\\uFE0F?$',
          '^(access[ -]?token |token )?(is |ist )?(valid|gültig|connected|verbunden|ok|valide)$',
        ],
        icons: [
          '\\b(check ?mark|check circle|circle check|green check|check green|tick|haken|fa check|icon check|check icon|mdi check|status ok|token ok)\\b',
        ],
      },
      silence: 'nothing',
      ignore: [
        NETWORK_LABEL,
        `^${OWNER}`,
        '^(add|connect|new|manage|invite|hinzufügen|profile? hinzufügen|ajouter)( (a )?(new )?(profiles?|profile|des profils|connection))?$',
        '^(refresh connection|verbindung aktualisieren|actualiser la connexion|refresh|aktualisieren)$',
        '^(presets|voreinstellungen|automatic processing|automatische bearbeitung|e-?mail notifications|e-?mail benachrichtigungen|alert thresholds|schwellenwerte für warnungen|edit page|seite bearbeiten)$',
        '^(delete|remove|edit|save|cancel|close|löschen|entfernen|bearbeiten|speichern|abbrechen|schließen|supprimer|more|mehr|options|optionen|actions?|aktionen|menu|menü)$',
        '^(search|suche|suchen|filter|sort|sortieren|select all|alle auswählen|show more|mehr anzeigen|load more|next|back|weiter|zurück)$',
        '^(name|profile|profil|profilname|profile name|network|netzwerk|status|access[ -]?token|token|type|typ|group|gruppe|groups|gruppen|last refreshed|zuletzt aktualisiert)[:*]?$',
        '^(added|created|connected|updated|expires|valid until|last|hinzugefügt|erstellt|verbunden|aktualisiert|läuft ab|gültig bis|zuletzt|seit)\\b.*\\d',
        '^(no|none|keine?|aucun)\\b.*\\b(profiles?|profile|profils?)\\b',
        '^(loading|please wait|wird geladen|bitte warten)\\b',
        '^\\d+ (profiles?|profile)$',
      ],
      badge: 'after-name',
      guide: {
        menu: MENU,
        target: {
          selector: '[role="menuitem"], li, a, button, div, span',
          says: ['^(refresh connection|verbindung aktualisieren|actualiser la connexion)$'],
          note: 'Entry of the menu',
        },
        within: 'page',
      },
    },
  ],
} satisfies Tool as Tool;
