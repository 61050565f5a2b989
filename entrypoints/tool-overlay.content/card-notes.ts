/** What else a card says on a tool's page: what to mind when reconnecting, and whom the tool names as the owner. */
import { type Child, make } from '@/utils/in-page/dom';
import type { BadgeView } from '@/utils/messages';
import { NOTED_AT_TOOL, shortNetwork } from '@/utils/wording/names';
import { keyOf, say } from '@/utils/wording/say';
import type { CardContext } from './card-action';

/** What is special about reconnecting at this network, and in whose name the tool will do it. */
export const notes = (view: BadgeView, { doc, tool }: CardContext): Child[] => {
  const { network, action, health } = view;
  const minds = NOTED_AT_TOOL.includes(network) && (action !== 'none' || health.cause === 'api-discontinued');
  return [
    minds && make(doc, 'p', { class: 'note' }, say(`network.${keyOf(network)}.note`)),
    view.atTool === true &&
      tool.privateWindow === true &&
      make(doc, 'p', { class: 'note' }, say('overlay.private.why', { network: shortNetwork(network, view.issuer) })),
  ];
};

/** Whom the tool names as the one to be told, where we do not know it yet or know it otherwise. */
export const ownerHere = (view: BadgeView, { doc, tool, pageOwner, assignOwner, isReal }: CardContext): Child => {
  if (!pageOwner || pageOwner === view.owner) return undefined;
  const button = make(
    doc,
    'button',
    { type: 'button', class: 'button', 'data-wish': 'owner' },
    say('common.assign_owner'),
  );
  button.addEventListener('click', event => isReal(event) && assignOwner(view.id, pageOwner));
  return make(
    doc,
    'div',
    { class: 'owner' },
    make(doc, 'span', {}, say('overlay.owner_here', { tool: tool.name, owner: pageOwner })),
    button,
  );
};
