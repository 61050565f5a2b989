/** Tells every context of this extension that the database changed. */

const CHANNEL = 'token-health:changed';

/** Called by the background after each write that a person could see. */
export const announceChange = (): void => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(1);
  channel.close();
};

/** Calls `onChange` after every announced change, until the signal ends it. */
export const watchChanges = (onChange: () => void, signal: AbortSignal): void => {
  if (signal.aborted) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => onChange();
  signal.addEventListener('abort', () => channel.close(), { once: true });
};
