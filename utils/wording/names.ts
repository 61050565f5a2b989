/** How networks and tools are written, and the mark of each network: known here, so that a page need not load their code to name them. */
import { BROWSER } from '../model/words';
import { t } from './say';

export interface Mark {
  text: string;
  colour: string;
}

/** Name, letters, colour; and who speaks for it, where that is another. Our own marks on the network's colour, not logos. A test compares them with the network files. */
export const NETWORKS: Record<string, readonly [name: string, text: string, colour: string, speaker?: string]> = {
  facebook: ['Facebook', 'f', '#0866ff'],
  instagram: ['Instagram', 'Ig', '#d62976'],
  'instagram-business': ['Instagram (Facebook Login)', 'Ib', '#7638fa', 'Facebook'],
  threads: ['Threads', '@', '#1c1c1e'],
  linkedin: ['LinkedIn', 'in', '#0a66c2'],
  tiktok: ['TikTok', '♪', '#111114'],
  pinterest: ['Pinterest', 'P', '#bd081c'],
  x: ['X', 'X', '#0f1419'],
  xing: ['XING', 'Xi', '#005f5f'],
  youtube: ['YouTube', 'YT', '#c4161c', 'Google'],
  mastodon: ['Mastodon', 'M', '#563acc'],
  bluesky: ['Bluesky', 'B', '#0a5fd6'],
  oauth: ['OpenID Connect', 'Id', '#4a5568'],
};

/** Networks with something to mind when connecting: they have a text `network.<id>.note`. */
export const NOTED: readonly string[] = Object.keys(NETWORKS).filter(id => !['threads', 'oauth'].includes(id));

/** Those whose note is about what a person does at the network, wherever they start: a tool's page says it as well. */
export const NOTED_AT_TOOL: readonly string[] = NOTED.filter(
  id => !['instagram', 'x', 'mastodon', 'bluesky'].includes(id),
);

/** Networks that end no token when asked: removing an account there leaves its access to the person. */
export const KEEPS_ACCESS: readonly string[] = ['pinterest', 'threads', 'xing'];

/** Ending one access there takes the app away from the person: every account of that login ends with it. */
export const ENDS_LOGIN: readonly string[] = ['facebook', 'instagram-business'];

/** Networks that take whoever happens to be signed in there: a private window is advised. */
export const PRIVATE_WINDOW: readonly string[] = ['linkedin', 'mastodon', 'pinterest', 'threads', 'tiktok', 'x'];

/** Networks whose sign-in asks which Pages to include; one that is left out loses its access. */
export const TICKS_PAGES: readonly string[] = ['facebook', 'instagram-business'];

export const TOOLS: Record<string, string> = {
  livefyre: 'Livefyre',
  facelift: 'Facelift',
  postiz: 'Postiz',
  mixpost: 'Mixpost',
  chatwoot: 'Chatwoot',
  brightbean: 'BrightBean Studio',
  trypost: 'TryPost',
  nango: 'Nango',
  buffer: 'Buffer',
  hootsuite: 'Hootsuite',
};

/** Tools whose own button has another name than most: what a person presses there. A test compares them with the tool files. */
export const TOOL_BUTTONS: Record<string, string> = { livefyre: 'refresh_token', facelift: 'refresh_connection' };

const capital = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

/** The server's own name where a network lives on many servers; `oauth` has no better one. */
export const networkName = (id: string, issuer?: string): string => {
  const host = issuer && URL.canParse(issuer) ? new URL(issuer).host : undefined;
  return id === 'oauth' && host ? host : (NETWORKS[id]?.[0] ?? capital(id));
};

/** For sentences and buttons: who says it and where one signs in. For "Instagram (Facebook Login)" that is Facebook. */
export const shortNetwork = (id: string, issuer?: string): string => NETWORKS[id]?.[3] ?? networkName(id, issuer);

export const networkMark = (id: string): Mark => {
  const [, text, colour] = NETWORKS[id] ?? ['', capital(id).slice(0, 2), '#4b5563'];
  return { text, colour };
};

/** Tools that people taught, by id: their names are data, and are told to whoever shows them. */
let taught: ReadonlyMap<string, string> = new Map();

/** The names of taught tools as they are now; before it is called an id has to do. */
export const nameTools = (tools: readonly { id: string; name: string }[]): void => {
  taught = new Map(tools.map(({ id, name }) => [id, name]));
};

export const holderName = (holder: string): string =>
  holder === BROWSER
    ? t('common.this_browser')
    : (TOOLS[holder] ?? taught.get(holder) ?? holder.split('-').map(capital).join(' '));

/** What a person calls the account: its name, else its handle. */
export const accountName = (account: { name?: string | undefined; handle: string }): string =>
  account.name?.trim() || (account.handle ? atHandle(account.handle) : '–');

/** `acme.sports` -> `@acme.sports`; an e-mail address or something with spaces stays as it is. */
export const atHandle = (handle: string): string => (/^[^\s@]+$/.test(handle) ? `@${handle}` : handle);

/** Made once: it takes longer than all that is done with it. */
const segmenters = new Map<string, Intl.Segmenter>();
const segmenterOf = (lang: string): Intl.Segmenter => {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang);
  segmenters.set(lang, known);
  return known;
};

/** Up to two letters for the avatar, by whole characters (emoji and accents stay in one piece). */
export const initials = (name: string, lang: string): string => {
  const words = name
    .replace(/^@/, '')
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const letters = (text: string) => [...segmenterOf(lang).segment(text)].map(part => part.segment);
  const first = letters(words[0] ?? '');
  const second = words.length > 1 ? letters(words[1] ?? '')[0] : first[1];
  return ((first[0] ?? '?') + (second ?? '')).toLocaleUpperCase(lang);
};
