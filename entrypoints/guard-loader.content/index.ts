/** All that runs on the networks' pages by itself: knows by the address whether something there may end tokens, and only then has the guard brought. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { followAddress } from '@/utils/in-page/address';
import { send } from '@/utils/kit/send';
import { guardedPage, guardSites } from '@/utils/networks/guard/all';

export default defineContentScript({
  matches: guardSites(),
  registration: 'runtime',
  runAt: 'document_idle',
  // The page should not hear of us; an older copy in the same world does without.
  noScriptStartedPostMessage: true,
  main(ctx) {
    const stop = new AbortController();
    ctx.onInvalidated(() => stop.abort());
    const look = async (href: string): Promise<void> => {
      const here = guardedPage(href);
      if (!here) return;
      if (!ctx.isValid) return stop.abort();
      const reply = await send('bringGuard', here);
      // From here on it follows the address itself.
      if (reply.ok && reply.value.brought) stop.abort();
    };
    followAddress(window, href => void look(href), stop.signal);
  },
});
