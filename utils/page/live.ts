/** What an extension page shows, kept fresh: first read straight from the database, then after every change and as time goes by. */
import { computed, signal } from '@preact/signals';
import { watchChanges } from '../kit/watch';
import type { Outcome } from '../model/failure';
import type { AccountView, Snapshot } from '../model/snapshot';
import { readFront } from '../store/front';
import { readSnapshot } from '../store/snapshot';
import { nameTools } from '../wording/names';

/** Ages are shown in minutes; half of one is fine enough. */
const TICK_MS = 30_000;
/** After a reading the page rests for so many times as long as it took (ms, at most). */
const REST = 4;
const MOST_REST_MS = 2_000;

/** Known to this page alone: asked for and not answered yet, or answered with a failure that is stored nowhere. */
export type Local = { busy: true } | { outcome: Outcome };

const stored = signal<Snapshot | null>(null);
export const local = signal<ReadonlyMap<string, Local>>(new Map());
export const now = signal(Date.now());
/** The database could not be read. */
export const unreadable = signal(false);

const withLocal = (view: AccountView): AccountView => {
  const own = local.value.get(view.id);
  if (!own) return view;
  return 'busy' in own ? { ...view, busy: true } : { ...view, outcome: own.outcome };
};

/** `null` until the first reading is there. */
export const snapshot = computed<Snapshot | null>(() => {
  const read = stored.value;
  return read && local.value.size ? { ...read, accounts: read.accounts.map(withLocal) } : read;
});

export const setLocal = (ids: readonly string[], value: Local | null): void => {
  if (ids.length === 0) return;
  const next = new Map(local.value);
  for (const id of ids) {
    if (value) next.set(id, value);
    else next.delete(id);
  }
  local.value = next;
};

/** Keeps `snapshot` and `now` fresh until the signal ends it. The promise settles with the first reading. */
export const follow = async (signalToEnd: AbortSignal): Promise<void> => {
  let reading: Promise<void> | null = null;
  let again = false;

  const readOnce = async (): Promise<number> => {
    const at = Date.now();
    try {
      const read = await readSnapshot(at);
      nameTools(read.recipes);
      stored.value = read;
      now.value = at;
      unreadable.value = false;
    } catch {
      unreadable.value = true;
    }
    return Date.now() - at;
  };
  // Changes that come while a reading is under way make one more, not one each; and a page that follows an import of
  // thousands leaves most of the time to the one who writes.
  const read = (): Promise<void> => {
    if (reading) {
      again = true;
      return reading;
    }
    reading = readOnce().then(took => {
      setTimeout(
        () => {
          reading = null;
          if (again && !signalToEnd.aborted) {
            again = false;
            void read();
          }
        },
        Math.min(took * REST, MOST_REST_MS),
      );
    });
    return reading;
  };

  watchChanges(() => void read(), signalToEnd);
  const timer = setInterval(() => void read(), TICK_MS);
  signalToEnd.addEventListener('abort', () => clearInterval(timer), { once: true });

  const front = (await readFront().catch(() => undefined)) ?? null;
  if (front) nameTools(front.recipes);
  stored.value = front;
  if (!stored.value) return read();
  // The front of a long list is painted before the rest of it is read.
  requestAnimationFrame(() => setTimeout(() => void read()));
};
