/**
 * All that runs by itself on a tool's pages: waits for a surface, then has the overlay brought. Registered at run time for exactly
 * the hosts that are held; here only the wiring to the browser.
 */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { send } from '@/utils/kit/send';
import { startAfresh } from '@/utils/tools/frame';
import { startLoader } from './loader';

/** ms after the background could not bring the overlay: the page may be on its way elsewhere. */
const RETRY_AFTER = 3_000;

export default defineContentScript({
  registration: 'runtime',
  allFrames: true,
  runAt: 'document_idle',
  // The page should not hear of us; an older copy in the same world does without.
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const shared = startAfresh();
    const stop = new AbortController();
    ctx.onInvalidated(() => stop.abort());
    const reply = await send('surfacesHere', {});
    if (!reply.ok || !reply.value.tool || stop.signal.aborted) return;
    const bring = async () => {
      if (shared.start) return shared.start();
      const brought = await send('bringOverlay', {});
      if (!brought.ok) ctx.setTimeout(loader.resume, RETRY_AFTER);
    };
    const loader = startLoader(
      { view: window, tool: reply.value.tool, isAlive: () => ctx.isValid, found: () => void bring() },
      stop,
    );
    shared.left = loader.resume;
    // Hosts or addresses have changed: this page may be no tool's any more.
    const hear = (message: unknown, sender: { id?: string }): undefined => {
      if (sender.id !== browser.runtime.id || (message as { name?: unknown } | null)?.name !== 'places-changed') return;
      void send('surfacesHere', {}).then(now => now.ok && !now.value.tool && stop.abort());
    };
    browser.runtime.onMessage.addListener(hear);
    stop.signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(hear));
  },
});
