/** What stands in the guard's window: one sentence, what follows, the accounts, and what can be done. */
import { make } from '@/utils/in-page/dom';
import type { GuardGroup, GuardView } from '@/utils/model/guard';
import { groupName, guardedBy, guardedName, guardNotes, guardSentence } from '@/utils/wording/guard';
import { say } from '@/utils/wording/say';

export interface Wishes {
  /** Open the list once this page is left, or do not. */
  remind: (on: boolean) => void;
  dismiss: (forEver: boolean) => void;
}

const NS = 'http://www.w3.org/2000/svg';

/** A shield; decoration. */
const shield = (doc: Document): SVGElement => {
  const svg = doc.createElementNS(NS, 'svg');
  const path = doc.createElementNS(NS, 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M8 1.6 13.2 3.5v4.2c0 3.2-2.2 5.6-5.2 6.7-3-1.1-5.2-3.5-5.2-6.7V3.5zM8 5v3.4M8 10.7v.1');
  svg.append(path);
  return svg;
};

/** The name of the window, the count for when it is small, and, read out once, the sentence. */
export const headOf = (doc: Document, view: GuardView, lang: string): Node[] => [
  shield(doc),
  make(doc, 'span', { class: 'title' }, say('extension.name')),
  make(doc, 'span', { class: 'count', 'aria-hidden': 'true' }, new Intl.NumberFormat(lang).format(view.total)),
];

const groupList = (doc: Document, group: GuardGroup, view: GuardView): HTMLElement[] => {
  const name = groupName(group, view);
  const items = group.accounts.map(account => {
    const by = guardedBy(account, view);
    return make(
      doc,
      'li',
      {},
      make(doc, 'bdi', { class: 'name' }, guardedName(account)),
      by && make(doc, 'span', { class: 'by' }, by),
    );
  });
  const more = group.more > 0 && make(doc, 'li', { class: 'by' }, say('guard.more', { count: group.more }));
  return [
    // No heading: which level would be right is the page's business, and the list has this name anyway.
    ...(name ? [make(doc, 'p', { class: 'group', 'aria-hidden': 'true' }, name)] : []),
    make(doc, 'ul', name ? { 'aria-label': name } : {}, ...items, more),
  ];
};

const button = (doc: Document, wish: string, look: string, text: string, press: () => void): HTMLElement => {
  const made = make(doc, 'button', { type: 'button', class: look, 'data-wish': wish }, text);
  made.addEventListener('click', press);
  return made;
};

export const bodyOf = (doc: Document, view: GuardView, lang: string, wishes: Wishes): Node[] => {
  const { reminded } = view;
  return [
    make(doc, 'p', { class: 'sentence', role: 'status' }, guardSentence(view, lang)),
    make(doc, 'p', { class: 'note' }, guardNotes(view).join(' ')),
    make(
      doc,
      'div',
      { class: 'list', tabindex: '0', role: 'group', 'aria-label': say('guard.list') },
      ...view.groups.flatMap(group => groupList(doc, group, view)),
    ),
    make(
      doc,
      'div',
      { class: 'actions' },
      make(doc, 'p', { class: 'note', role: 'status' }, reminded ? say('guard.reminding') : ''),
      button(doc, 'remind', reminded ? 'button' : 'button main', say(reminded ? 'guard.forget' : 'guard.remind'), () =>
        wishes.remind(!reminded),
      ),
    ),
    make(
      doc,
      'div',
      { class: 'foot' },
      button(doc, 'week', 'link', say('guard.week'), () => wishes.dismiss(false)),
      button(doc, 'ever', 'link', say('guard.ever'), () => wishes.dismiss(true)),
    ),
  ];
};
