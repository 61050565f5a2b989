/** What a card can do, and what it says while and after that is done. */

import { type Child, make } from '@/utils/in-page/dom';
import type { BadgeView } from '@/utils/messages';
import type { PageTool } from '@/utils/tools/page-tool';
import { holderName, networkName } from '@/utils/wording/names';
import { isGood, isShown, outcomeText, worksAgain } from '@/utils/wording/outcome';
import { say } from '@/utils/wording/say';
import { isWaiting, type Reading, told } from './words';

/** What the card can ask for; both are done by the background, which also decides where they lead. */
export type Wish = 'reconnect' | 'openNetworkPage' | 'openPrivately';

export interface CardContext {
  doc: Document;
  tool: PageTool;
  reading: Reading;
  /** A wish is under way from this page. */
  busy: Wish | undefined;
  /** The last wish got no answer, or a no. */
  failed: Wish | undefined;
  /** When (epoch ms) the first wish was sent from this card. */
  askedAt: number | undefined;
  wish: (wish: Wish, id: string) => void;
  /** Shows where on this page the tool reconnects it; absent where that is not known. */
  guide: ((id: string) => void) | undefined;
  /** Whom the row names as the one to be told. */
  pageOwner: string | undefined;
  assignOwner: (id: string, name: string) => void;
  /** Did a person do this, and not the page? */
  isReal: (event: Event) => boolean;
}

/** The tool connects whoever is signed in at the network: a private window asks. */
const privately = (view: BadgeView, { doc, wish, busy, isReal }: CardContext): HTMLElement => {
  const button = make(
    doc,
    'button',
    { type: 'button', class: 'button', 'data-wish': 'openPrivately' },
    say('overlay.private.open'),
  );
  button.disabled = busy !== undefined;
  button.addEventListener('click', event => isReal(event) && wish('openPrivately', view.id));
  return button;
};

/** The one button: what gets furthest. */
export const actions = (view: BadgeView, context: CardContext): Child => {
  const { doc, tool, busy } = context;
  if (view.action === 'none') return undefined;
  const wish: Wish = view.action === 'open-network' ? 'openNetworkPage' : 'reconnect';
  const text =
    wish === 'reconnect'
      ? say(`overlay.reconnect.${tool.reconnectLabel}`)
      : say('common.open_network', { network: networkName(view.network, view.issuer) });
  const loud = view.health.state !== 'unknown' && view.health.state !== 'limited';
  const button = make(
    doc,
    'button',
    { type: 'button', class: loud ? 'button main' : 'button', 'data-wish': wish },
    text,
  );
  button.disabled = busy !== undefined || view.busy;
  const { guide } = context;
  button.addEventListener('click', event => {
    if (!context.isReal(event)) return;
    if (guide && wish === 'reconnect' && view.atTool) guide(view.id);
    else context.wish(wish, view.id);
  });
  return make(doc, 'div', { class: 'actions' }, button, view.atTool && tool.privateWindow && privately(view, context));
};

/** Read since the wish was sent, and nothing speaks against it. */
const isProved = (
  { health, suspicion }: BadgeView,
  askedAt: number | undefined,
  failed: CardContext['failed'],
): boolean =>
  askedAt !== undefined && !failed && !suspicion && health.state === 'healthy' && (health.evidence?.at ?? 0) >= askedAt;

/** While something runs, and what came of it. Green only when a fresh reading says that it works. */
export const statusOf = (
  view: BadgeView,
  { tool, reading, busy, failed, askedAt }: CardContext,
): { tone: 'green' | 'grey'; text: string } => {
  const grey = (text: string) => ({ tone: 'grey' as const, text });
  if (busy === 'openNetworkPage')
    return grey(say('overlay.opening', { network: networkName(view.network, view.issuer) }));
  if (busy === 'openPrivately') return grey('');
  if (busy || view.busy) return grey(say('overlay.busy'));
  const { outcome, health } = view;
  if (failed === 'openPrivately') return grey(say('overlay.private.by_hand', { tool: tool.name }));
  if (isWaiting(view, reading)) return grey(say('overlay.waiting_explain', { holder: holderName(view.holder) }));
  const again = outcome !== undefined && worksAgain(health, outcome);
  if (again || isProved(view, askedAt, failed)) return { tone: 'green', text: say('overlay.works_again') };
  if (outcome && isShown(outcome, reading.now)) {
    const proved = isGood(outcome) && health.state === 'healthy';
    return { tone: proved ? 'green' : 'grey', text: outcomeText(told(view, tool), outcome) };
  }
  return grey(failed ? say('outcome.no_answer') : '');
};
