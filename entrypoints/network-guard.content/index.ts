/** A quiet warning on the networks' own settings pages. Brought by the background where the loader has seen one; here only the wiring to the browser. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { askedTexts, send } from '@/utils/kit/send';
import { guardSites } from '@/utils/networks/guard/all';
import { haveTexts, say } from '@/utils/wording/say';
import { startGuard } from './guard';

/** From the background only; it holds nothing, so that nothing has to be believed. */
const onChanged = (listener: () => void, signal: AbortSignal): void => {
  const hear = (message: unknown, sender: { id?: string }): undefined => {
    if (sender.id === browser.runtime.id && (message as { name?: unknown } | null)?.name === 'guard-changed')
      listener();
  };
  browser.runtime.onMessage.addListener(hear);
  // After the extension has gone there is nobody left to unregister from.
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(hear));
};

export default defineContentScript({
  matches: guardSites(),
  registration: 'runtime',
  runAt: 'document_idle',
  // The page should not hear of us; an older copy in the same world does without.
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const stop = new AbortController();
    ctx.onInvalidated(() => stop.abort());
    await haveTexts(askedTexts);
    const lang = say('extension.language') || 'en';
    startGuard({ view: window, send, lang, isAlive: () => ctx.isValid, onChanged }, stop);
  },
});
