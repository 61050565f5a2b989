/** A throw-away profile's preferences: quiet, every https host through the tunnel, the add-on at a known address. */
import { EXTENSION_UUID, GECKO_ID } from './names.ts';

/** @param tunnelPort the proxy on loopback  @param held hosts count as granted from the start  @param downloads a folder */
export const preferences = (
  tunnelPort: number,
  held: boolean,
  language: string,
  dark: boolean,
  downloads: string,
): Record<string, string | number | boolean> => ({
  // Files go there without a question.
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
  'browser.download.useDownloadDir': true,
  'marionette.port': 0,
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: EXTENSION_UUID }),
  // Optional hosts of the held build are plain host permissions there; Firefox grants those at installation.
  'extensions.originControls.grantByDefault': held,
  'network.proxy.type': 1,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': tunnelPort,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': tunnelPort,
  'network.proxy.no_proxies_on': '',
  'network.proxy.failover_direct': false,
  'network.proxy.allow_bypass': false,
  // The world's certificate is made on the spot; real names have preloaded demands that it cannot meet.
  'network.stricttransportsecurity.preloadlist': false,
  'security.cert_pinning.enforcement_level': 0,
  'alerts.useSystemBackend': false,
  'devtools.console.stdout.content': true,
  'intl.accept_languages': language,
  'ui.systemUsesDarkTheme': dark ? 1 : 0,
  'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
  'ui.prefersReducedMotion': 1,
  'app.update.disabledForTesting': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.blockedURIs.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-manager.url': '',
  'browser.shell.checkDefaultBrowser': false,
});

/** The text of `user.js`. */
export const userJs = (values: Record<string, string | number | boolean>): string =>
  Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
