/** Notices that a page of accounts stays without rows, so that a layout that has changed can say so. */
import { hasSurfaceSteps } from '@/utils/tools/marker';
import type { PageTool } from '@/utils/tools/page-tool';
import { atOnce } from '@/utils/tools/steps';
import { surfacesAt } from '@/utils/tools/where';

/** How long (ms) a page may take to load its list. */
const PATIENCE = 8_000;

/** @returns to be told after every look how many rows of accounts there are; `tell` is called once for each time that they are gone */
export const makeMissing = (view: Window, tool: PageTool, tell: () => void, signal: AbortSignal) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const here = () => surfacesAt(tool, view.location.href).filter(({ kind }) => kind === 'accounts');
  const look = () => {
    timer = undefined;
    const { href } = view.location;
    if (signal.aborted || told === href || !atOnce(hasSurfaceSteps(view.document.body, here()))) return;
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
