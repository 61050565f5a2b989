/** Badges on tools' pages. Registered at run time for exactly the hosts that are held; here only the wiring to the browser. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { send } from '@/utils/kit/send';
import { tools } from '@/utils/tools';
import { toolAt } from '@/utils/tools/where';
import { say } from '@/utils/wording/say';
import { startOverlay } from './overlay';

/** From the background only; it holds nothing, so that nothing has to be believed. */
const onChanged = (listener: () => void, signal: AbortSignal): void => {
  const hear = (message: unknown, sender: { id?: string }): undefined => {
    if (sender.id === browser.runtime.id && (message as { name?: unknown } | null)?.name === 'changed') listener();
  };
  browser.runtime.onMessage.addListener(hear);
  // After the extension has gone there is nobody left to unregister from.
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(hear));
};

export default defineContentScript({
  matches: tools.flatMap(tool => tool.hosts),
  registration: 'runtime',
  allFrames: true,
  runAt: 'document_idle',
  // The page should not hear of us; an older copy in the same world does without.
  noScriptStartedPostMessage: true,
  main(ctx) {
    const tool = toolAt(tools, location.href);
    if (!tool || !document.body) return;
    const stop = new AbortController();
    ctx.onInvalidated(() => stop.abort());
    const lang = say('overlay.language') || 'en';
    startOverlay(
      { view: window, tool, send, reading: () => ({ lang, now: Date.now() }), isAlive: () => ctx.isValid, onChanged },
      stop,
    );
  },
});
