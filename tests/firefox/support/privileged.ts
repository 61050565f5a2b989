/** What a person does in Firefox itself and no page can see: its prompt, its notices, its add-on manager; and the event page's end. */
import type { Marionette } from './marionette.ts';
import { GECKO_ID } from './names.ts';
import type { Turns } from './tab.ts';

/** Run in Firefox's own privileged scope; the answer goes over the wire as JSON. @throws Error with Firefox's text */
export const inChrome = async <T = void>(marionette: Marionette, script: string): Promise<T> => {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    const { value } = await marionette.send<{ value: { value?: T; error?: string } }>('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[arguments.length - 1];
        (async () => { ${script} })().then(value => done({ value }), error => done({ error: String(error) }));`,
      args: [],
    });
    if (value.error) throw new Error(value.error);
    return value.value as T;
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
};

const POLICY = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)})`;
const WINDOW = `Services.wm.getMostRecentWindow('navigator:browser')`;

export interface Privileged {
  /** Ends the event page as the browser would when it is idle. */
  killBackground: () => Promise<void>;
  /** Disables the add-on, as a person would in the add-on manager. */
  disable: () => Promise<void>;
  /** Addresses of all open tabs and windows. */
  addresses: () => Promise<string[]>;
  /** Presses the main button of the prompt that hangs at the address bar. `false`: there is none (yet). */
  agree: () => Promise<boolean>;
  /** Hosts are taken from the add-on, as a person would in the add-on manager. */
  takeHosts: () => Promise<void>;
  /** Consent to what is sent is taken back, as a person would in the add-on manager. */
  takeConsent: () => Promise<void>;
  /** A click on the notice that is shown. `false`: there is none (yet). */
  clickNotice: () => Promise<boolean>;
}

export const privileged = (marionette: () => Marionette, inTurn: Turns): Privileged => {
  const run = <T = void>(script: string): Promise<T> => inTurn(() => inChrome<T>(marionette(), script));
  return {
    killBackground: () => run(`await ${POLICY}.extension.terminateBackground();`),
    disable: () =>
      run(
        `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
         await (await AddonManager.getAddonByID(${JSON.stringify(GECKO_ID)})).disable();`,
      ),
    addresses: () =>
      run(`return [...Services.wm.getEnumerator('navigator:browser')]
             .flatMap(window => window.gBrowser.tabs.map(tab => tab.linkedBrowser.currentURI.spec));`),
    agree: () =>
      run(`const prompt = ${WINDOW}.document.querySelector('#notification-popup popupnotification');
           prompt?.button.click();
           return Boolean(prompt);`),
    takeHosts: () =>
      run(`const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
           const { extension } = ${POLICY};
           const { origins } = extension.activePermissions;
           await ExtensionPermissions.remove(extension.id, { permissions: [], origins }, extension);`),
    takeConsent: () =>
      run(`const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
           const { extension } = ${POLICY};
           const data_collection = [...extension.dataCollectionPermissions];
           await ExtensionPermissions.remove(extension.id, { permissions: [], origins: [], data_collection }, extension);`),
    clickNotice: () =>
      run(`const alert = Services.wm.getMostRecentWindow('alert:alert');
           alert?.onAlertClick();
           return Boolean(alert);`),
  };
};
