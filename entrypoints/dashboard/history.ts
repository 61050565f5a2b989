/** The history, read while somebody looks at it. */
import { effect, signal } from '@preact/signals';
import { watchChanges } from '@/utils/kit/watch';
import { type HistoryEvent, KEPT_MS } from '@/utils/model/history';
import { readHistory } from '@/utils/store/history';
import { route } from './route-signal';

/** `null` until it is read. */
export const history = signal<HistoryEvent[] | null>(null);

let reading = false;
let again = false;

/** One reading at a time; changes that come meanwhile make one more. */
const read = async (): Promise<void> => {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  do {
    again = false;
    history.value = await readHistory(Date.now() - KEPT_MS).catch(() => history.value ?? []);
  } while (again);
  reading = false;
};

/** Follows changes until the signal ends it. */
export const followHistory = (signalToEnd: AbortSignal): void => {
  const isShown = () => route.value.page === 'history';
  watchChanges(() => isShown() && void read(), signalToEnd);
  const end = effect(() => {
    if (isShown()) void read();
  });
  signalToEnd.addEventListener('abort', end, { once: true });
};
