/** One `<token-health-badge>`: icon and words in the page's line, as high as the line. */

import { dress, make, makeHost } from '@/utils/in-page/dom';
import type { Theme } from '@/utils/in-page/theme';
import type { PageTool } from '@/utils/tools/page-tool';
import { accountName } from '@/utils/wording/names';
import { say } from '@/utils/wording/say';
import { icon } from './icons';
import { BADGE_CSS } from './styles';
import { badgeWords, fullState, type Meaning, type Reading } from './words';

export const BADGE = 'token-health-badge';

export interface Badge {
  host: HTMLElement;
  button: HTMLButtonElement;
  meaning: Meaning;
  /** It is not drawn: there are very many, and nobody is near. */
  isFar: boolean;
  /** Show something else, or the same at another time; touches the page only where something changed. */
  show(meaning: Meaning, reading: Reading): void;
  /** Follow the page: light or dark, parts that are pushed apart, and very many badges. */
  look(theme: Theme, apart: boolean, many: boolean): void;
  /** Somebody comes near: from now on it is drawn. */
  near(): void;
  /** A second button beside it: track all rows that nobody knows. `undefined`: none. */
  offerAll(count: number | undefined): void;
  /** Is this the second button, or in it? */
  isAll(target: EventTarget): boolean;
  /** Words of the moment instead of the usual ones, while something runs. */
  say(text: string, busy: boolean): void;
}

const setAll = (element: Element, attributes: Record<string, string | undefined>): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
};

/** What other programs may rely on (DESIGN.md 6.3). No account id where none is certain. */
const publish = (host: Element, meaning: Meaning): void => {
  const view = meaning.kind === 'account' ? meaning.view : undefined;
  const network =
    meaning.kind === 'several'
      ? meaning.views[0]?.network
      : meaning.kind === 'new'
        ? meaning.row.network
        : meaning.view.network;
  setAll(host, {
    'data-account-id': view?.id,
    'data-network': network ?? '',
    'data-state': view?.health.state ?? 'unknown',
    'data-cause': view?.health.cause ?? '',
    'data-fit': meaning.kind === 'account' ? undefined : meaning.kind,
  });
};

const labelOf = (meaning: Meaning, text: string, tool: PageTool, reading: Reading): string => {
  if (meaning.kind === 'new') return `${text}: ${meaning.row.name ?? meaning.row.handle ?? ''}`;
  if (meaning.kind === 'several') return text;
  const full = meaning.kind === 'account' ? fullState(meaning.view, tool, reading) : text;
  // What can be read on it is part of its name: somebody may call it by that (WCAG 2.5.3).
  const state = full.toLowerCase().includes(text.toLowerCase()) ? full : `${text}, ${full}`;
  return say('overlay.label', { account: accountName(meaning.view), state });
};

/**
 * What a click, Enter or Space does is told by `keepEvents`.
 * @param isFar not drawn until `near`
 */
export const makeBadge = (doc: Document, tool: PageTool, isFar: boolean): Badge => {
  const { host, root } = makeHost(doc, BADGE, isFar ? undefined : BADGE_CSS);
  host.toggleAttribute('hidden', isFar);
  // The nearest draggable element is the one that is dragged: let that be ours, and refuse.
  host.draggable = true;
  const button = make(doc, 'button', { type: 'button', class: 'badge' });
  root.append(button);
  let shown = '';
  let all: HTMLButtonElement | undefined;
  const draw = (name: Parameters<typeof icon>[1], text: string) => {
    shown = `${name} ${text}`;
    button.replaceChildren(icon(doc, name), make(doc, 'span', {}, text));
  };
  const badge: Badge = {
    host,
    button,
    meaning: { kind: 'several', views: [] },
    isFar,
    show: (meaning, reading) => {
      badge.meaning = meaning;
      publish(host, meaning);
      const words = badgeWords(meaning, reading);
      const isNew = meaning.kind === 'new';
      setAll(host, { lang: reading.lang });
      setAll(button, {
        'data-tone': words.tone,
        class: isNew ? 'badge quiet' : 'badge',
        'aria-label': labelOf(meaning, words.text, tool, reading),
        'aria-haspopup': isNew ? undefined : 'dialog',
        'aria-busy': meaning.kind === 'account' && meaning.view.busy ? 'true' : undefined,
      });
      if (shown !== `${words.icon} ${words.text}`) draw(words.icon, words.text);
    },
    look: (theme, apart, many) =>
      setAll(host, {
        'data-theme': theme,
        'data-pull': apart ? '' : undefined,
        'data-many': many ? '' : undefined,
      }),
    near: () => {
      if (!badge.isFar) return;
      badge.isFar = false;
      dress(root, BADGE_CSS);
      host.removeAttribute('hidden');
    },
    offerAll: count => {
      if (count === undefined) {
        all?.remove();
        all = undefined;
        return;
      }
      badge.near();
      if (!all) {
        all = make(doc, 'button', { type: 'button', class: 'badge quiet all', 'data-tone': 'grey' }, make(doc, 'span'));
        root.append(all);
      }
      const text = say('overlay.track_all', { count });
      if (all.textContent !== text) all.firstElementChild?.replaceChildren(text);
    },
    isAll: target => target === all,
    say: (text, busy) => {
      draw(busy ? 'unknown' : 'add', text);
      setAll(button, { 'aria-label': text, 'aria-busy': busy ? 'true' : undefined });
    },
  };
  return badge;
};
