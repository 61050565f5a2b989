/** What the overlay needs from around it: the page's window, the background, the moment, and whether the extension is still there. */
import type { send as sendMessage } from '@/utils/kit/send';
import type { PageTool } from '@/utils/tools/page-tool';
import type { Reading } from './words';

export interface Outside {
  view: Window & typeof globalThis;
  tool: PageTool;
  send: typeof sendMessage;
  reading: () => Reading;
  /** Is the extension still there? Asked every two seconds. */
  isAlive: () => boolean;
  /** Calls back when the background says that something changed. */
  onChanged: (listener: () => void, signal: AbortSignal) => void;
  /** The surface has gone and the overlay with it; the page is there still. */
  left: () => void;
  /** Did a person do this, and not the page? */
  isReal: (event: Event) => boolean;
}
