/** An address book, channels and what went through them, with long names and every result that looks different. */
import type { ChannelsState } from '../../../../components/settings/Channels';
import type { Person } from '../../../../utils/model/person';
import { DAY, HOUR, MINUTE, NOW } from '../../support/views';

export const people: Person[] = [
  {
    id: 'p1',
    name: 'Anna Wagner',
    email: 'anna.wagner@acme.example',
    lang: 'de',
    channels: ['c1', 'c3'],
    addedAt: NOW,
  },
  {
    id: 'p2',
    name: 'Dr. Bernadette Hohenlohe-Schillingsfürst (Öffentlichkeitsarbeit)',
    email: 'bernadette.hohenlohe-schillingsfuerst@kommunikation.acme.example',
    channels: ['c2'],
    addedAt: NOW,
  },
  { id: 'p3', name: 'Social desk', channels: [], addedAt: NOW },
];

export const channels: ChannelsState = {
  channels: [
    {
      id: 'c1',
      kind: 'webhook',
      name: 'Newsroom server',
      origin: 'https://hooks.acme.example',
      hasKey: false,
      outcome: { code: 'sent', at: NOW - 3 * MINUTE, status: 200 },
      addedAt: NOW - 9 * DAY,
    },
    {
      id: 'c2',
      kind: 'teams',
      name: 'Krisenkanal',
      origin: 'https://prod-12.westeurope.logic.example',
      hasKey: false,
      addedAt: NOW,
    },
    {
      id: 'c3',
      kind: 'jmap',
      name: 'Team mail',
      origin: 'https://mail.acme.example',
      hasKey: true,
      outcome: { code: 'refused', at: NOW - 2 * HOUR, status: 401 },
      addedAt: NOW,
    },
  ],
  held: ['c1', 'c3'],
  deliveries: (
    [
      { state: 'sent', code: 'sent' },
      { state: 'waiting', code: 'outage', status: 503, nextTry: NOW + 20 * MINUTE },
      { state: 'unsure', code: 'no-answer' },
      { state: 'failed', code: 'refused', status: 401 },
      { state: 'dropped', code: 'overtaken' },
    ] as const
  ).map((each, i) => ({
    id: `d${i}`,
    personId: 'p1',
    channelId: 'c1',
    about: Array.from({ length: i === 0 ? 9 : 1 }, (_, n) => ({ notice: `n${n}`, accountId: `a${n}`, step: 'lost' })),
    names: {
      person: i % 2 ? 'Dr. Bernadette Hohenlohe-Schillingsfürst (Öffentlichkeitsarbeit)' : 'Anna Wagner',
      channel: 'Newsroom server',
      accounts: ['Acme Sports', 'Blue Bakery', 'Haus & Garten'].slice(0, i === 0 ? 3 : 1),
    },
    at: NOW - i * 5 * HOUR,
    doneAt: NOW - i * 5 * HOUR,
    attempts: 1,
    ...each,
  })),
};

export const letter = {
  subject: 'Acme Sports hat keinen Zugriff auf Instagram mehr',
  text: 'Hallo Anna Wagner,\n\ndu kümmerst dich um dieses Konto, und es braucht dich.\n\nAcme Sports (Instagram, Livefyre)\nPasswort wurde geändert\n\nInstagram beendet alle Verbindungen eines Logins, wenn sich sein Passwort ändert.\n\nWas in Livefyre zu tun ist:\n1. Wähle „Verbindung aktualisieren“.\n2. Melde dich bei Instagram mit dem neuen Passwort an.\n3. Wir prüfen den neuen Zugriff.\n\nInstagram öffnen: https://www.example.com/\n\nGesendet von Token Health.',
  mailto: 'mailto:anna.wagner@acme.example',
};
