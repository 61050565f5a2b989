/** The organisation's settings as the browser hands them over, and hearing when they change. */
import { browser } from 'wxt/browser';

/**
 * Empty where nothing is managed. Firefox has no managed storage at all then, and says so by an error
 * (MDN, storage.managed, 2026-11: "Managed storage manifest not found").
 */
export const managedValues = async (): Promise<Record<string, unknown>> => {
  try {
    return (await browser.storage.managed.get(null)) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** It may hold secrets, and Chromium would show it to content scripts. Firefox does not, and has no such switch. */
export const closeManaged = async (): Promise<void> => {
  const area = browser.storage.managed as
    | { setAccessLevel?: (to: { accessLevel: string }) => Promise<void> }
    | undefined;
  await area?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
};

/** Chromium follows policies while it runs; Firefox reads its own at the start of a session. */
export const onManagedChanged = (listener: () => void): void =>
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
