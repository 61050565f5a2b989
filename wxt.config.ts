/** Build configuration: manifest for Chromium and Firefox (MV3) from one source. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { networks } from './utils/networks';
import { tools } from './utils/tools';

/** Development key: the same extension id, and so the same redirect URL, on every machine. Not a secret: the public half. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr8mw8/JZB5TBeG+bHrSJowAlODxWihBYy4cGph6RWL9reigs3d+eMjpJErV/hCR2ruLG9Po0w/2NELW/PFMeY9aDPcFXliYTboetU6xgQdFGc4UJ83LnkWKQ4EDkKjiGG1E4LcXsU8eHPCBLuVGyWS12OWWhcRsn9dI4N1U+Di4cu5J0NskqWI567XNRbexYHcjKVQd6x0lpjWHdXLk7//i2gp2aj15VhlKMVgp3y87pSFA5jDpJ6I6nHBvCVvsx5a8SYlCXJceCW3WSG0HA72MQTfYC4GHUfjEsnpmGgZgO3LEiq83ISfwQVah3es7GAdNZlmAgKZekYgxuYyNluQIDAQAB';

/** Every host is optional and asked for in the click that needs it. The last one is for servers that the user names. */
const hosts = [
  ...new Set([...networks.flatMap(network => network.hosts()), ...tools.flatMap(tool => tool.hosts), 'https://*/*']),
].sort();

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  manifestVersion: 3,
  i18n: { localesDir: 'utils/locales' },
  vite: () => ({
    plugins: [preact()],
    build: {
      target: 'es2022',
      // Files lie on the disk: a page's own scripts are named ahead; lists of what a later one will import are not worth their size.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []),
      },
    },
  }),
  // Firefox' reviewers get what builds the package: no tests, no pictures, nothing of a machine's own.
  zip: { excludeSources: ['.ci/**', '.cache/**', 'store/**', 'docs/*.png', 'tests/!(run)/**', '*.log'] },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Token Health',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'identity', 'notifications', 'scripting', 'contextMenus'],
    optional_host_permissions: hosts,
    action: { default_title: '__MSG_extension_name__' },
    // Chromium, Firefox and the systems around them leave this one free (Alt+Shift+T is Chromium's way to its own toolbar).
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+H', mac: 'MacCtrl+Shift+H' } } },
    omnibox: { keyword: 'th' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'token-health@tokenhealth.example',
              strict_min_version: '140.0',
              // What each is for: utils/model/consent.ts.
              data_collection_permissions: {
                required: ['none'],
                optional: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
              },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { key: KEY, minimum_chrome_version: '120', storage: { managed_schema: 'managed-schema.json' } }),
  }),
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      // WXT adds the matches of runtime content scripts to host_permissions; ours are asked for, never required.
      delete manifest.host_permissions;
    },
  },
});
