/** What loader and overlay of one frame share: both run in the extension's own world of that frame, which the page cannot see. */

interface Shared {
  /** Put there by the overlay once its code is loaded: run it (again). */
  start?: () => void;
  /** Put there by the overlay while it runs: end it, without a trace. */
  stop?: () => void;
  /** Put there by the loader: the surface has gone, watch for the next one. */
  left?: () => void;
}

const world = globalThis as typeof globalThis & { tokenHealth?: Shared };

export const shared = (): Shared => {
  world.tokenHealth ??= {};
  return world.tokenHealth;
};

/** A new copy of the extension starts in the world that an older one has left behind: nothing of that may run on. */
export const startAfresh = (): Shared => {
  world.tokenHealth?.stop?.();
  world.tokenHealth = {};
  return world.tokenHealth;
};
