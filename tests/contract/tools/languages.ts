/** The words of each tool's page in the languages it is documented in besides English; source: the tool's own texts and help, 2026-11-21. */
import { Window } from 'happy-dom';

type Words = readonly (readonly [english: string, other: string])[];

/** Every tool stands here. None: it speaks English only, or nobody documents anything else. */
export const LANGUAGES: Record<string, Record<string, Words>> = {
  // Even the German help keeps the labels in English.
  livefyre: {},
  facelift: {
    de: [
      ['Company Profiles', 'Firmenprofile'],
      ['My Profiles', 'Meine Profile'],
      ['Add Profiles', 'Profile hinzufügen'],
      ['Profile owner', 'Profilinhaber'],
      ['Refresh Connection', 'Verbindung aktualisieren'],
      ['Access token expired', 'abgelaufene Access Token'],
      ['Expired access token', 'abgelaufene Access Token'],
      ['Access token is valid', 'grüner Haken'],
      ['Delete', 'Löschen'],
    ],
  },
  postiz: {
    de: [
      ['Channels', 'Kanäle'],
      ['Channel disconnected, click to reconnect.', 'Kanal getrennt, klicken Sie zum Wiederverbinden.'],
    ],
    fr: [['Channel disconnected, click to reconnect.', 'Canal déconnecté, cliquez pour reconnecter.']],
    es: [['Channel disconnected, click to reconnect.', 'Canal desconectado, haz clic para reconectar.']],
  },
  mixpost: {},
  chatwoot: {
    de: [
      ['Website', 'Webseite'],
      ['Email', 'E-Mail'],
      ['Telegram', 'Telegramm'],
      ['API Channel', 'API-Kanal'],
      ['Inboxes', 'Posteingänge'],
    ],
  },
  brightbean: {},
  trypost: {
    pt: [
      ['Social Accounts', 'Contas Sociais'],
      ['Connected', 'Conectada'],
      ['Disconnected', 'Desconectada'],
    ],
    es: [['Social Accounts', 'Cuentas Sociales']],
  },
  nango: {},
  buffer: {},
  hootsuite: {
    de: [
      ['Reconnect', 'Wiederverbinden'],
      ['disconnected', 'getrennt'],
      ['Disconnected', 'Getrennt'],
    ],
  },
};

/** A page with its words in another language; names of accounts stay. */
export const translate = (html: string, words: Words): string => {
  const doc = new Window().document;
  doc.write(html);
  const said = (text: string) => words.reduce((all, [from, to]) => (all.trim() === from ? to : all), text);
  const within = (text: string) =>
    words.reduce((all, [from, to]) => (from.includes(' ') ? all.replaceAll(from, to) : all), said(text));
  for (const element of doc.querySelectorAll('*')) {
    for (const node of element.childNodes) if (node.nodeType === 3) node.textContent = within(node.textContent);
    for (const name of ['title', 'alt', 'aria-label', 'data-tooltip-content']) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, within(value));
    }
  }
  return `<!doctype html>${doc.documentElement.outerHTML}`;
};
