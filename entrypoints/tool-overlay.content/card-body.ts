/** What stands in a card: who, what, why, what to do, how we know. */

import { type Child, make } from '@/utils/in-page/dom';
import type { BadgeView } from '@/utils/messages';
import { explanation } from '@/utils/wording/cause';
import { evidenceLine } from '@/utils/wording/evidence';
import { accountName, atHandle, networkName } from '@/utils/wording/names';
import { say, sayCount } from '@/utils/wording/say';
import { suspicionLine } from '@/utils/wording/suspicion';
import { actions, type CardContext, statusOf } from './card-action';
import { notes, ownerHere } from './card-notes';
import { icon } from './icons';
import { fullState, type Meaning, told, toneOf } from './words';

const stateRow = (view: BadgeView, { doc, tool, reading }: CardContext): HTMLElement =>
  make(
    doc,
    'div',
    { class: 'state', 'data-tone': toneOf(view.health.state) },
    icon(doc, view.health.state),
    make(doc, 'span', {}, fullState(view, tool, reading)),
  );

/** Only how many: what the card says, the page can read. */
const elsewhere = (count: number, { doc, reading }: CardContext): Child =>
  count > 0 && make(doc, 'p', { class: 'elsewhere' }, sayCount('overlay.elsewhere', count, reading.lang));

/** What is suspected, beside the state; of whom it was reported is not told here. */
const doubt = ({ suspicion }: BadgeView, { doc, reading }: CardContext): Child =>
  suspicion && make(doc, 'p', { class: 'doubt' }, suspicionLine(suspicion, reading.now, reading.lang));

const explain = (view: BadgeView, context: CardContext): Child[] => {
  const { doc, tool } = context;
  const about = explanation(told(view, tool));
  // What has just been mended says so itself.
  if (!about && statusOf(view, context).tone === 'green') return [];
  // Where something is suspected, "nothing needs doing" would contradict it.
  if (!about && view.suspicion) return [];
  if (!about)
    return [make(doc, 'p', {}, say(view.health.state === 'unknown' ? 'overlay.unknown_explain' : 'overlay.fine'))];
  const steps = about.steps.map(step => make(doc, 'li', {}, step));
  return [make(doc, 'p', {}, about.explain), steps.length > 0 && make(doc, 'ol', {}, ...steps)];
};

const foot = (view: BadgeView, { doc, tool, reading }: CardContext): HTMLElement =>
  make(
    doc,
    'div',
    { class: 'foot' },
    make(doc, 'span', {}, evidenceLine(told(view, tool), reading.now, reading.lang)),
    view.owner !== undefined && make(doc, 'span', {}, say('who.owner', { owner: view.owner })),
    !tool.verified && make(doc, 'span', {}, say('overlay.not_verified')),
  );

export const titleOf = (meaning: Meaning): string => {
  if (meaning.kind === 'several') return say('overlay.several_title');
  return meaning.kind === 'new' ? (meaning.row.name ?? meaning.row.handle ?? '') : accountName(meaning.view);
};

/** The handle, where it says more than the name. */
export const handleOf = (meaning: Meaning): string => {
  if (meaning.kind === 'several' || meaning.kind === 'new') return '';
  const { handle, name } = meaning.view;
  return handle && name ? atHandle(handle) : '';
};

/** Everything between the card's head and its status line, and what follows it. */
export const bodyOf = (meaning: Meaning, context: CardContext): { above: Child[]; below: Child[] } => {
  const { doc } = context;
  switch (meaning.kind) {
    case 'account':
      return {
        above: [
          stateRow(meaning.view, context),
          doubt(meaning.view, context),
          ...explain(meaning.view, context),
          ...notes(meaning.view, context),
          actions(meaning.view, context),
        ],
        below: [elsewhere(meaning.elsewhere, context), ownerHere(meaning.view, context), foot(meaning.view, context)],
      };
    case 'unsure':
      return {
        above: [make(doc, 'p', {}, say('overlay.unsure_explain')), stateRow(meaning.view, context)],
        below: [foot(meaning.view, context)],
      };
    case 'several': {
      const items = meaning.views.map(view =>
        make(
          doc,
          'li',
          {},
          make(
            doc,
            'div',
            { class: 'top' },
            make(doc, 'span', { class: 'name' }, accountName(view)),
            make(
              doc,
              'span',
              { class: 'handle' },
              view.handle && view.name ? atHandle(view.handle) : networkName(view.network, view.issuer),
            ),
          ),
          stateRow(view, context),
        ),
      );
      return {
        above: [make(doc, 'p', {}, say('overlay.several_explain')), make(doc, 'ul', { class: 'others' }, ...items)],
        below: [],
      };
    }
    case 'new':
      return { above: [elsewhere(meaning.elsewhere, context)], below: [] };
  }
};
