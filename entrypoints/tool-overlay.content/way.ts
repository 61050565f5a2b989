/** Shows where in the tool a person reconnects the account of a row: opens its menu, draws a ring around the entry, presses nothing else. */
import { makeHost } from '@/utils/in-page/dom';
import { controlsIn } from '@/utils/tools/control';
import type { Guide } from '@/utils/tools/define';
import { wordsOf } from '@/utils/tools/text';
import { say } from '@/utils/wording/say';
import { isHarmless, isShown, point } from './press';
import { drawSpot, SPOT, SPOT_CSS } from './spot';

export interface Way {
  doc: Document;
  guide: Guide;
  row: Element;
  /** What the tool calls it, for where the entry is not found. */
  label: string;
}

/** How long (ms) a menu may take to open; then it is asked again in the other way in which menus listen. */
const SECOND_TRY = 500;
const GIVE_UP = 4_000;
const EVERY = 50;

const targetOf = ({ doc, guide, row }: Way): Element | undefined => {
  const roots = guide.within === 'page' && doc.body ? [row, doc.body] : [row];
  return roots.flatMap(root => controlsIn([root], guide.target)).find(element => isShown(element, row));
};

/**
 * Call it only in a person's own click on our button.
 * @returns ends it early
 */
export const showWay = (way: Way, lang: string, outer: AbortSignal): (() => void) => {
  const { doc, guide, row, label } = way;
  const stop = new AbortController();
  const signal = AbortSignal.any([outer, stop.signal]);
  const menu = guide.menu && controlsIn([row], guide.menu).find(isHarmless);
  const { host, root } = makeHost(doc, SPOT, SPOT_CSS);
  host.lang = lang;
  const show = (target: Element, text: string) =>
    drawSpot({ host, root, target, text, isShown: () => isShown(target, row) }, () => stop.abort(), signal);

  const started = performance.now();
  let pointed = false;
  const look = () => {
    const target = targetOf(way);
    const took = performance.now() - started;
    if (target) {
      clearInterval(timer);
      const entry = guide.menu ? wordsOf(target) : '';
      show(target, entry ? say('overlay.way.entry', { entry }) : say('overlay.way.here'));
    } else if (took > GIVE_UP) {
      clearInterval(timer);
      show(menu ?? row, say('overlay.way.missing', { entry: label }));
    } else if (took > SECOND_TRY && menu && !pointed) {
      pointed = true;
      if (menu.getAttribute('aria-expanded') !== 'true') point(menu);
    }
  };
  const timer = setInterval(look, EVERY);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    host.remove();
  });
  // Open already: another press would close it.
  if (menu && !targetOf(way)) (menu as HTMLElement).click?.();
  look();
  return () => stop.abort();
};
