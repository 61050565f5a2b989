/**
 * Livefyre's points of use: search, rights requests, streams. Its help pages tell what happens there when access is lost
 * (AdobeDocs/livefyre.en, "Refresh a token for a social account"), not how the pages are made: everything rests on words.
 */
import type { Surface } from '../define';
import { IGNORE, SECTIONS } from './words';

const SEEN = '2026-11-21';

/** Words by which a row or an option may name its network. */
const NETWORK_WORDS =
  '(instagram business|instagram|twitter|facebook|threads|linkedin|tiktok|pinterest|youtube|mastodon|bluesky)';
const NETWORK_IDS = {
  'instagram business': 'instagram-business',
  instagram: 'instagram',
  twitter: 'x',
  facebook: 'facebook',
  threads: 'threads',
  linkedin: 'linkedin',
  tiktok: 'tiktok',
  pinterest: 'pinterest',
  youtube: 'youtube',
  mastodon: 'mastodon',
  bluesky: 'bluesky',
};
const NO_SIGN = { words: [], icons: [] };

/** `Acme Sports (Instagram)`, `Instagram: Acme Sports`: the network beside the name, in brackets or behind a mark. */
const beside = (selector: string): Surface['network'] => [
  {
    selector,
    from: 'text',
    pattern: `[(\\[·|–-] ?${NETWORK_WORDS}( account)?[)\\]]?$`,
    ids: NETWORK_IDS,
    note: 'Behind the name',
  },
  {
    selector,
    from: 'text',
    pattern: `^${NETWORK_WORDS}( account)? ?[:·|–-]`,
    ids: NETWORK_IDS,
    note: 'Before the name',
  },
];
const nameBeside = (selector: string): Surface['name'] => [
  {
    selector,
    from: 'text',
    pattern: `^${NETWORK_WORDS.replace('(', '(?:')}(?: account)? ?[:·|–-] ?(.+)$`,
    note: 'Behind the network',
  },
  {
    selector,
    from: 'text',
    pattern: `^(.+?) ?[(\\[·|–-] ?${NETWORK_WORDS.replace('(', '(?:')}(?: account)?[)\\]]?$`,
    note: 'Before the network',
  },
];

/** A picker of accounts: a list of the browser's own, or one that the page draws. */
const pickers = (labels: string[]): Surface['pickers'] => [
  { selector: 'select', labels, option: 'option', note: 'A list of the browser’s own' },
  { selector: '[role=listbox]', labels, option: '[role=option]', note: 'A list that the page draws' },
  {
    selector: '[role=radiogroup], fieldset',
    labels,
    option: 'input[type=radio], [role=radio]',
    note: 'Buttons of which one is chosen',
  },
];

/** What only names accounts has no list of its own, and shows no state. */
const pointOfUse = {
  url: '^https://',
  rows: [],
  handle: [],
  toolAccountId: [],
  nameFields: [],
  ended: NO_SIGN,
  alive: NO_SIGN,
  silence: 'nothing',
  ignore: IGNORE,
  badge: 'after-name',
} satisfies Partial<Surface>;

export const points: Surface[] = [
  {
    ...pointOfUse,
    kind: 'search',
    markers: [
      {
        selector: 'label, legend, span, div, p',
        text: '^search (with|as|using)( (account|social account))?:?$',
        note: 'The label of the picker in the search pane',
      },
    ],
    sections: SECTIONS,
    name: nameBeside('option, [role=option], [role=radio]'),
    network: beside('option, [role=option], [role=radio]'),
    pickers: pickers(['^search (with|as|using)', '^search-account']),
  },
  {
    ...pointOfUse,
    kind: 'rights',
    markers: [
      {
        selector: '*',
        text: '^(request rights|rights request|request content rights)$',
        note: 'The heading of the request',
      },
      {
        selector: 'label, legend, span, div, p',
        text: '^(send|request|reply|post)( this)?( request)? (from|as|with)( (account|social account))?:?$',
        note: 'The label of the picker',
      },
    ],
    sections: SECTIONS,
    name: nameBeside('option, [role=option], [role=radio]'),
    network: beside('option, [role=option], [role=radio]'),
    pickers: pickers([
      '^(send|request|reply|post)( this)?( request)? (from|as|with)',
      '^(social )?account:?$',
      '^from:?$',
    ]),
    submit: [
      {
        selector: 'button, [role=button], input[type=submit]',
        says: ['^(send|submit|request)( rights| content rights| the)?( request)?s?$'],
        note: 'Sends the request',
      },
    ],
  },
  {
    ...pointOfUse,
    kind: 'streams',
    markers: [
      {
        selector: 'h1, h2, h3, h4, [role=heading], caption',
        text: '^(all |my |your )?streams( ?\\(?\\d+\\)?)?$',
        note: 'The heading of the list',
      },
    ],
    sections: [{ heading: '^(all |my |your )?streams( ?\\(?\\d+\\)?)?$' }],
    rows: [{ by: 'boxes', note: 'The streams, whatever they are made of', seen: SEEN }],
    name: [
      {
        selector: '*',
        from: 'text',
        pattern: '^(?:source|account|from|feeds? from|fed by|reads? from)s? ?[:·–-]? (.+?)(?: \\(.*)?$',
        explicit: true,
        note: 'What feeds it',
      },
      {
        selector: '*',
        from: 'text',
        pattern: `^${NETWORK_WORDS.replace('(', '(?:')}(?: account)? ?[:·|–-] ?(.+)$`,
        note: 'Behind the network',
      },
      { selector: '*', from: 'text', pattern: '^(.+) stream$', note: 'Named after its account' },
    ],
    network: [
      {
        selector: '*',
        from: 'text',
        pattern: `(?:^|[(\\[·|:–-] ?)${NETWORK_WORDS}( account)?(?:$|[)\\]·|:–-])`,
        ids: NETWORK_IDS,
        note: 'Words in the row',
      },
    ],
  },
];
