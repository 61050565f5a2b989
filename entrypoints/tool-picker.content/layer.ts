/** The picker's layer over the page: a glass that keeps every click from it, frames around elements, and a place for the panel. */
import { make, makeHost } from '@/utils/in-page/dom';
import { themeBehind } from '@/utils/in-page/theme';
import { PICKER_CSS } from './styles';

export const PICKER = 'token-health-picker';

export type BoxKind = 'row' | 'hover' | 'part' | 'target';

const KEPT =
  'click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend keydown keyup keypress focusin focusout input change wheel'.split(
    ' ',
  );

export interface Layer {
  /** Where the panel is drawn. */
  place: HTMLElement;
  glass: HTMLElement;
  /** The topmost element of the page at a point of the window, whatever of ours lies over it. */
  under(x: number, y: number): Element | null;
  draw(boxes: readonly { element: Element; kind: BoxKind }[]): void;
}

/** Frames outside of the window are not drawn; of a list of thousands these many are. */
const MOST_BOXES = 300;
const ROOM = 3;

const frameOf = (element: Element, height: number): DOMRect | undefined => {
  const at = element.getBoundingClientRect();
  return at.width > 0 && at.bottom > 0 && at.top < height ? at : undefined;
};

/** In the browser's top layer, where nothing of the page lies over it; otherwise merely on top. */
const raise = (host: HTMLElement): void => {
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch {
    host.removeAttribute('popover');
  }
};

/** A tool's own dialogs may be raised above us later on; then we come up again. */
const stayOnTop = (host: HTMLElement, signal: AbortSignal): void => {
  const doc = host.ownerDocument;
  const again = (event: Event) => {
    if (event.target === host || !host.hasAttribute('popover')) return;
    host.hidePopover();
    host.showPopover();
  };
  doc.addEventListener('toggle', again, { capture: true, signal });
};

export const openLayer = (doc: Document, signal: AbortSignal): Layer => {
  for (const old of doc.querySelectorAll(PICKER)) old.remove();
  const { host, root } = makeHost(doc, PICKER, PICKER_CSS);
  // What happens on the glass and in the panel stays there; unlike badges the panel has fields, which need their own clicks.
  for (const type of KEPT) host.addEventListener(type, event => event.stopPropagation(), { signal });
  const glass = make(doc, 'div', { class: 'glass' });
  const frames = make(doc, 'div', { 'aria-hidden': 'true' });
  const place = make(doc, 'div');
  root.append(glass, frames, place);
  host.dataset.theme = doc.body ? themeBehind(doc.body) : 'light';
  doc.documentElement.append(host);
  raise(host);
  stayOnTop(host, signal);
  signal.addEventListener('abort', () => host.remove());

  /** What lies under the glass scrolls, though the glass does not. */
  const scroll = (event: WheelEvent) => {
    const view = doc.defaultView;
    for (let at = layer.under(event.clientX, event.clientY); at && view; at = at.parentElement) {
      const scrolls = /auto|scroll/.test(view.getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight;
      if (!scrolls) continue;
      at.scrollBy(event.deltaX, event.deltaY);
      event.preventDefault();
      return;
    }
  };
  glass.addEventListener('wheel', scroll, { passive: false, signal });

  const layer: Layer = {
    place,
    glass,
    under: (x, y) => doc.elementsFromPoint(x, y).find(element => element !== host) ?? null,
    draw: boxes => {
      const height = doc.defaultView?.innerHeight ?? 0;
      const seen = boxes.flatMap(({ element, kind }) => {
        const at = element.isConnected ? frameOf(element, height) : undefined;
        return at ? [{ at, kind }] : [];
      });
      const wanted = seen.slice(0, MOST_BOXES);
      while (frames.children.length > wanted.length) frames.lastChild?.remove();
      while (frames.children.length < wanted.length) frames.append(make(doc, 'div', { class: 'box' }));
      for (const [i, { at, kind }] of wanted.entries()) {
        const frame = frames.children[i] as HTMLElement;
        frame.dataset.kind = kind;
        frame.style.cssText = `left:${at.left - ROOM}px;top:${at.top - ROOM}px;width:${at.width + 2 * ROOM}px;height:${at.height + 2 * ROOM}px`;
      }
    },
  };
  return layer;
};
