/**
 * The guard of one page: is this an address on which tokens are ended? Then it asks once what to show. Of the page it reads
 * nothing but its address, and where fields stand, so as not to stand on them.
 */
import { followAddress } from '@/utils/in-page/address';
import type { send as sendMessage } from '@/utils/kit/send';
import type { GuardView } from '@/utils/model/guard';
import { guardedPage } from '@/utils/networks/guard/all';
import type { Guarded } from '@/utils/networks/guard/page';
import { GUARD, makePanel, type Panel } from './panel';

export interface Outside {
  view: Window & typeof globalThis;
  send: typeof sendMessage;
  /** Language of the texts. */
  lang: string;
  /** Is the extension still there? Asked every two seconds. */
  isAlive: () => boolean;
  /** Calls back when the background says that something changed. */
  onChanged: (listener: () => void, signal: AbortSignal) => void;
}

const ALIVE_EVERY = 2_000;

/** What an earlier copy may have left behind: updated or disabled extensions cannot always tidy up. */
const sweep = (doc: Document): void => {
  for (const element of doc.querySelectorAll(GUARD)) element.remove();
};

export const startGuard = (outside: Outside, stop: AbortController): void => {
  const { view, send, lang } = outside;
  const { signal } = stop;
  const doc = view.document;
  let here: Guarded | undefined;
  let panel: Panel | undefined;
  let shown: GuardView | undefined;
  /** Asked for a reminder, noted or not yet: who leaves at once is heard as well. */
  let wished = false;

  const clear = (): void => {
    panel?.remove();
    panel = shown = undefined;
    wished = false;
  };

  const show = (next: GuardView): void => {
    shown = next;
    panel ??= makePanel(
      view,
      {
        remind: on => {
          const at = here;
          if (!at) return;
          wished = on;
          // Promised only when it is noted; where it did not get through, the panel says again what is true.
          void send('remindAfter', { ...at, on }).then(reply => {
            if (!reply.ok) void ask();
            else if (shown && here === at) show({ ...shown, reminded: on });
          });
        },
        dismiss: forEver => {
          const at = here;
          clear();
          if (at) void send('dismissGuard', { ...at, forEver });
        },
      },
      signal,
    );
    panel.show(next, lang);
  };

  const ask = async (): Promise<void> => {
    if (!outside.isAlive()) return stop.abort();
    const at = here;
    if (!at) return;
    const reply = await send('guard', at);
    // A person may have gone on meanwhile; no answer leaves what stands.
    if (signal.aborted || here !== at || !reply.ok) return;
    if (reply.value) show(reply.value);
    else clear();
  };

  const tellLeaving = (): void => {
    if (shown?.reminded || wished) void send('leaving', {});
  };

  sweep(doc);
  followAddress(
    view,
    href => {
      const next = guardedPage(href);
      if (next?.kind === here?.kind && next?.subject === here?.subject) return;
      if (here) tellLeaving();
      here = next;
      clear();
      void ask();
    },
    signal,
  );
  // The next page has not arrived yet: there is time to be heard. The browser's own events make up for what is not.
  view.addEventListener('beforeunload', tellLeaving, { signal });
  view.addEventListener('pagehide', tellLeaving, { signal });
  outside.onChanged(() => void ask(), signal);
  doc.addEventListener('visibilitychange', () => doc.visibilityState === 'visible' && void ask(), { signal });
  const pulse = setInterval(() => outside.isAlive() || stop.abort(), ALIVE_EVERY);
  signal.addEventListener('abort', () => {
    clearInterval(pulse);
    clear();
  });
};
