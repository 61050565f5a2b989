/** How much is kept, counted while somebody looks at it. */
import { effect, signal } from '@preact/signals';
import { watchChanges } from '@/utils/kit/watch';
import type { Kept } from '@/utils/model/kept';
import { readKept } from '@/utils/store/kept';
import { route } from './route-signal';

/** `null` until it is counted. */
export const kept = signal<Kept | null>(null);

const read = async (): Promise<void> => {
  kept.value = await readKept().catch(() => kept.value);
};

/** Follows changes until the signal ends it. */
export const followKept = (signalToEnd: AbortSignal): void => {
  const isShown = () => route.value.page === 'settings' && route.value.setting === 'data';
  watchChanges(() => isShown() && void read(), signalToEnd);
  const end = effect(() => {
    if (isShown()) void read();
  });
  signalToEnd.addEventListener('abort', end, { once: true });
};
