/** How far somebody has come with the reconnect queue: shown at once, kept by the background. */
import { signal } from '@preact/signals';
import { send } from '@/utils/kit/send';
import type { Queue } from '@/utils/model/queue';
import { readQueue } from '@/utils/store/queue';

/** `undefined` until it is read; `null`: not begun. */
export const queue = signal<Queue | null | undefined>(undefined);

export const loadQueue = async (): Promise<void> => {
  const stored = await readQueue().catch(() => null);
  // A person may have moved on in the meantime.
  if (queue.value === undefined) queue.value = stored;
};

export const saveQueue = (next: Queue): void => {
  queue.value = next;
  void send('saveQueue', next);
};
