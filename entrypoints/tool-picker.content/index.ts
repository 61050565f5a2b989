/** Teaching a tool: brought to a page when a person asked for it there; here only the wiring to the browser. The top page only. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { askedTexts, send } from '@/utils/kit/send';
import { languageTag } from '@/utils/wording/lang';
import { NETWORKS } from '@/utils/wording/names';
import { haveTexts } from '@/utils/wording/say';
import { startPicker } from './picker';

const world = globalThis as typeof globalThis & { tokenHealthPicker?: AbortController };

export default defineContentScript({
  registration: 'runtime',
  // The page should not hear of us.
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const start = await send('teachHere', {});
    if (!start.ok || !start.value.mode) return;
    await haveTexts(askedTexts);
    // One at a time: asked for again, it begins again.
    world.tokenHealthPicker?.abort();
    const stop = new AbortController();
    world.tokenHealthPicker = stop;
    ctx.onInvalidated(() => stop.abort());
    startPicker(
      {
        view: window,
        start: start.value,
        networks: Object.keys(NETWORKS),
        lang: languageTag(browser.i18n.getUILanguage()),
        send,
        today: () => new Date().toISOString().slice(0, 10),
        isAlive: () => ctx.isValid,
      },
      stop,
    );
  },
});
