/** Keeps the popup inside its window where that is less than 400 by 600 px (zoom, small screens), so that only the list scrolls, and only down. */

const SIZES = [
  { side: 'height', wanted: 600, least: 240 },
  { side: 'width', wanted: 400, least: 280 },
] as const;
/** The window grows with its content; until it stands still its size means nothing. */
const SETTLED_MS = 300;

export const fitWindow = (signal: AbortSignal): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = () => {
    const { documentElement: root } = document;
    const room = { height: window.innerHeight, width: window.innerWidth };
    const taken = { height: root.scrollHeight, width: root.scrollWidth };
    for (const { side, wanted, least } of SIZES) {
      if (taken[side] > room[side] + 1 && room[side] >= least && room[side] < wanted)
        root.style.setProperty(`--popup-${side}`, `${room[side]}px`);
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(measure, SETTLED_MS);
  };
  window.addEventListener('resize', later, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  later();
};
