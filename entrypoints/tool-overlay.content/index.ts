/** Badges on tools' pages. Brought into a frame when the loader has found a surface there; here only the wiring to the browser. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { askedTexts, send } from '@/utils/kit/send';
import { shared } from '@/utils/tools/frame';
import { nameTools } from '@/utils/wording/names';
import { haveTexts, say } from '@/utils/wording/say';
import { startOverlay } from './overlay';

const CHANGES: readonly unknown[] = ['changed', 'places-changed'];

/** ms after no answer: the worker may be starting. */
const RETRY_AFTER = 3_000;

/** From the background only; it holds nothing, so that nothing has to be believed. */
const onChanged = (listener: () => void, signal: AbortSignal): void => {
  const hear = (message: unknown, sender: { id?: string }): undefined => {
    if (sender.id === browser.runtime.id && CHANGES.includes((message as { name?: unknown } | null)?.name)) listener();
  };
  browser.runtime.onMessage.addListener(hear);
  // After the extension has gone there is nobody left to unregister from.
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(hear));
};

export default defineContentScript({
  registration: 'runtime',
  // The page should not hear of us; an older copy in the same world does without.
  noScriptStartedPostMessage: true,
  main(ctx) {
    const frame = shared();
    let running: AbortController | undefined;

    const start = async (): Promise<void> => {
      if (running && !running.signal.aborted) return;
      const stop = new AbortController();
      running = stop;
      const [reply] = await Promise.all([send('toolHere', {}), haveTexts(askedTexts)]);
      const lang = say('overlay.language') || 'en';
      if (stop.signal.aborted) return;
      if (!reply.ok || !reply.value.tool) {
        stop.abort();
        ctx.setTimeout(() => frame.left?.(), RETRY_AFTER);
        return;
      }
      // Of other people's tools their ids have to do here.
      nameTools([reply.value.tool]);
      startOverlay(
        {
          view: window,
          tool: reply.value.tool,
          send,
          reading: () => ({ lang, now: Date.now() }),
          isAlive: () => ctx.isValid,
          onChanged,
          left: () => frame.left?.(),
          isReal: event => event.isTrusted,
        },
        stop,
      );
    };

    ctx.onInvalidated(() => running?.abort());
    frame.stop = () => running?.abort();
    frame.start = () => void start();
    frame.start();
  },
});
