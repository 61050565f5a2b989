/** Keeps the popup inside its window where that is less than 600 px high (zoom, small screens), so that only the list scrolls. */

const WANTED = 600;
const LEAST = 240;
/** The window grows with its content; until it stands still its height means nothing. */
const SETTLED_MS = 300;

export const fitHeight = (signal: AbortSignal): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = () => {
    const height = window.innerHeight;
    const tooHigh = document.documentElement.scrollHeight > height + 1;
    if (tooHigh && height >= LEAST && height < WANTED)
      document.documentElement.style.setProperty('--popup-height', `${height}px`);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(measure, SETTLED_MS);
  };
  window.addEventListener('resize', later, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  later();
};
