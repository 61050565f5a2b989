/** Reads a row's network from its icon, label or class, for tools whose markup is not public. */
import type { Surface } from './define';

type Rule = Surface['network'][number];

/** How networks are called on pages. `null`: none of ours, named so that its rows are left alone. */
export const CALLED: Record<string, string | null> = {
  facebook: 'facebook',
  instagram: 'instagram',
  threads: 'threads',
  linkedin: 'linkedin',
  tiktok: 'tiktok',
  pinterest: 'pinterest',
  twitter: 'x',
  x: 'x',
  xing: 'xing',
  youtube: 'youtube',
  mastodon: 'mastodon',
  bluesky: 'bluesky',
  whatsapp: null,
  snapchat: null,
  telegram: null,
  google: null,
};

const NAMES = Object.keys(CALLED).filter(name => name !== 'x');
const ANY = NAMES.join('|');
/** What stands behind the name of a network in a label. */
const KIND =
  '(?: (?:page|pages|profile|business|company|account|accounts|channel|icon|logo|professional|creator|seite|profil|unternehmensseite|konto|kanal|\\(twitter\\)|/ twitter))?';

/** A label that is nothing but a network: never the name of an account. */
export const NETWORK_LABEL = `^(?:${ANY}|x)${KIND}${KIND}$`;

const LABEL = `^(${ANY}|x)${KIND}${KIND}$`;
/** In class names, file names and symbol ids: a word of its own. A bare `x` would be a cross, so it needs a word before it. */
const WORD = `(?:^|[^a-z])(${ANY})(?:[^a-z]|$)`;
/** The same by itself, for a mark that a person pointed at: there a bare `x` is the network. */
export const KNOWN_WORD = `(?:^|[^a-z])(${ANY}|x)(?:[^a-z]|$)`;
const CROSS = '(?:network|social|platform|channel|service|brand|icon-network)[-_ ]{1,2}(x)(?:[^a-z]|$)';
const FILE = `/(?:[\\w-]{0,30}[-_])?(${ANY})[\\w.-]{0,40}\\.(?:svg|png|webp|gif|jpe?g)`;

const ICON = 'svg, i, img, span, use, [role="img"]';

/** Most telling first. */
export const NETWORK_PICKS: Rule[] = [
  ...(['data-network', 'data-platform', 'data-service', 'data-provider'] as const).map(
    (from): Rule => ({ selector: `[${from}]`, from, pattern: LABEL, ids: CALLED, note: 'Said by the row or its icon' }),
  ),
  ...(['alt', 'aria-label', 'title'] as const).map(
    (from): Rule => ({ selector: `[${from}]`, from, pattern: LABEL, ids: CALLED, note: 'The label of an icon' }),
  ),
  { selector: 'svg title', from: 'text', pattern: LABEL, ids: CALLED, note: 'The label of a drawn icon' },
  { selector: 'img, svg image', from: 'src', pattern: FILE, ids: CALLED, note: 'An icon by its file' },
  { selector: 'use', from: 'href', pattern: `#.{0,40}?${WORD}`, ids: CALLED, note: 'An icon by its symbol' },
  { selector: ICON, from: 'class', pattern: WORD, ids: CALLED, note: 'An icon by its class' },
  { selector: ICON, from: 'class', pattern: CROSS, ids: CALLED, note: 'The icon of X by its class' },
  { selector: 'span, small, td, div, p, em', from: 'text', pattern: LABEL, ids: CALLED, note: 'A label in words' },
];
