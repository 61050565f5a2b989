/** Readings side by side whose questions go out in one request: each goes its own way and only shares the letter. */
import type { Answer, Ask, AskFn } from '@/utils/kit/http';
import type { Batch } from '@/utils/networks/define';

/** A reading that waits for its lock or its turn holds the others up no longer than this, ms. */
const PATIENCE_MS = 2_000;

/** One reading's place. */
export interface Seat {
  ask: AskFn;
  /** It will ask nothing more here. May be said twice. */
  leave: () => void;
}

interface Waiting {
  ask: Ask;
  resolve: (answer: Answer) => void;
}

/** Send what waits, as many at once as the network takes. A letter that fails is an outage for all in it, and for nobody else. */
const sendAll = (waiting: readonly Waiting[], batch: Batch, plain: AskFn): void => {
  for (let from = 0; from < waiting.length; from += batch.most) {
    const part = waiting.slice(from, from + batch.most);
    const answers = batch.ask(
      part.map(each => each.ask),
      plain,
    );
    const lost: Answer = { ok: false, why: 'unreachable' };
    answers.then(
      given => part.forEach(({ resolve }, i) => void resolve(given[i] ?? lost)),
      () => part.forEach(({ resolve }) => void resolve(lost)),
    );
  }
};

/**
 * Nobody waits for a lock while holding another's up for good: the letter goes when everybody who still may ask has asked, or after a moment.
 * @param readings how many there will be
 */
export const sitTogether = (batch: Batch, plain: AskFn, readings: number): (() => Seat) => {
  let seated = readings;
  let waiting: Waiting[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    clearTimeout(timer);
    const all = waiting;
    waiting = [];
    sendAll(all, batch, plain);
  };
  const look = () => {
    if (waiting.length && waiting.length >= seated) send();
  };
  return () => {
    let gone = false;
    return {
      ask: (ask, signal) => {
        if (gone || !batch.fits(ask)) return plain(ask, signal);
        return new Promise(resolve => {
          waiting.push({ ask, resolve });
          clearTimeout(timer);
          timer = setTimeout(send, PATIENCE_MS);
          look();
        });
      },
      leave: () => {
        if (gone) return;
        gone = true;
        seated -= 1;
        look();
      },
    };
  };
};
