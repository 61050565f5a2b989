/** Notices that a page of accounts stays without rows, so that a layout that has changed can say so. */
import { hasSurfaceSteps } from '@/utils/tools/marker';
import type { PageTool } from '@/utils/tools/page-tool';
import { hasForeign } from '@/utils/tools/read';
import { atOnce } from '@/utils/tools/steps';
import { surfacesAt } from '@/utils/tools/where';

/** How long (ms) a page may take to load its list. */
const PATIENCE = 8_000;

/** As large (px) as a frame is that a list may stand in; what is smaller chats or counts. */
const ROOM = 200;

/** A page whose parts run in frames: the frame that holds the list says what became of it. */
const mayBeInFrame = (doc: Document): boolean =>
  [...doc.querySelectorAll('iframe, frame')].some(frame => {
    const { width, height } = frame.getBoundingClientRect();
    return width >= ROOM && height >= ROOM;
  });

/** @returns to be told after every look how many rows of accounts there are; `tell` is called once for each time that they are gone */
export const makeMissing = (view: Window, tool: PageTool, tell: () => void, signal: AbortSignal) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const here = () => surfacesAt(tool, view.location.href).filter(({ kind }) => kind === 'accounts');
  const look = () => {
    timer = undefined;
    const { href } = view.location;
    const doc = view.document;
    if (signal.aborted || told === href || !atOnce(hasSurfaceSteps(doc.body, here()))) return;
    if (mayBeInFrame(doc) || here().some(surface => hasForeign(doc, surface))) return;
    told = href;
    tell();
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  return (rows: number): void => {
    if (rows > 0 || !here().length) {
      clearTimeout(timer);
      timer = undefined;
      if (rows > 0) told = '';
    } else if (told !== view.location.href) timer ??= setTimeout(look, PATIENCE);
  };
};
