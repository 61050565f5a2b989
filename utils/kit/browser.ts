/** The differences between browsers (those of permissions are in sites.ts), and the only file that reads error texts. */
import { browser } from 'wxt/browser';

export type SignInResult = { url: string } | { failed: 'window-closed' | 'needs-person' | 'network-down' };

/** How long (ms) a window that nobody sees may take: somebody has pressed a button and waits. A page that loads ends it at once. */
const SILENT_TIMEOUT_MS = 5_000;

/** Chromium: "The user did not approve access."; Firefox: "User cancelled or denied access." (both seen 2026-11). */
const CLOSED = /did not approve|cancell?ed|closed/i;
/** Chromium: "User interaction required…"; Firefox: "Requires user interaction". */
const NEEDS_PERSON = /interaction/i;

type FlowDetails = Parameters<typeof browser.identity.launchWebAuthFlow>[0] & {
  timeoutMsForNonInteractive?: number;
};

/**
 * Open a sign-in window, or try without one. Never throws.
 * Firefox refuses Chromium's option with a type error, so that it goes along only where `silent` and Chromium meet.
 */
export const launchSignIn = async (url: string, silent: boolean): Promise<SignInResult> => {
  const details: FlowDetails = { url, interactive: !silent };
  if (silent && !import.meta.env.FIREFOX) {
    details.timeoutMsForNonInteractive = SILENT_TIMEOUT_MS;
  }
  try {
    const redirected = await browser.identity.launchWebAuthFlow(details);
    return redirected ? { url: redirected } : { failed: 'window-closed' };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (CLOSED.test(text)) return { failed: 'window-closed' };
    if (silent && NEEDS_PERSON.test(text)) return { failed: 'needs-person' };
    return { failed: silent ? 'needs-person' : 'network-down' };
  }
};

/** The address that a sign-in returns to; the same on every machine, since the extension's id is fixed. */
export const redirectUri = (): string => browser.identity.getRedirectURL();

/**
 * Open an address in a private window. `false`: the browser does not let us, and a person has to do it by hand.
 * Chromium opens it and answers `null`, since it cannot be followed without the person's leave; Firefox refuses (both seen 2026-11).
 */
export const openPrivate = async (url: string): Promise<boolean> => {
  try {
    await browser.windows.create({ url, incognito: true });
    return true;
  } catch {
    return false;
  }
};

/** Firefox wants an array of numbers, Chromium takes any CSS colour; both take `#rrggbb`. Text colour where the browser knows it. */
export const paintBadge = async (text: string, colour: string, title: string): Promise<void> => {
  // What a number means is there before the number.
  await browser.action.setTitle({ title });
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
  await browser.action.setBadgeText({ text });
};

/** Whose toolbar, menus and address bar are around us. */
export const BROWSER_KIND: 'chromium' | 'firefox' = import.meta.env.BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** Chromium shows buttons in notices; Firefox refuses a notice that has any (MDN, notifications.create, 2026-11). */
export const NOTICE_BUTTONS = import.meta.env.BROWSER !== 'firefox';

/** Hear of clicks on a notice's buttons, where the browser knows them. */
export const onNoticeButton = (listener: (id: string, button: number) => void): void => {
  if (NOTICE_BUTTONS) browser.notifications.onButtonClicked.addListener(listener);
};

/** Does the icon stand in the toolbar? `undefined`: the browser does not tell (Firefox before 127). */
export const isPinned = async (): Promise<boolean | undefined> => {
  const { action } = browser as { action: { getUserSettings?: () => Promise<{ isOnToolbar?: boolean }> } };
  return (await action.getUserSettings?.().catch(() => undefined))?.isOnToolbar;
};

/** "Alt+Shift+H", as the browser writes it; empty where there is none, or no keyboard (Firefox for Android). */
export const shortcutOf = async (name: string): Promise<string> => {
  const all = (await browser.commands?.getAll?.()) ?? [];
  return all.find(command => command.name === name)?.shortcut ?? '';
};

/** The browser's own page for shortcuts. Firefox has a call for it (from 137), Chromium an address. `false`: find it by hand. */
export const openShortcuts = async (): Promise<boolean> => {
  const { commands } = browser as { commands?: { openShortcutSettings?: () => Promise<void> } };
  try {
    if (commands?.openShortcutSettings) await commands.openShortcutSettings();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return true;
  } catch {
    return false;
  }
};
