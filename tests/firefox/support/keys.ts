/** A person who has keys alone, in Firefox: see tests/e2e/support/keys.ts. */
import { type Keys, keysWith } from '../../e2e/support/keys.ts';
import type { Tab } from './tab.ts';

/** WebDriver's code points for keys without a letter (W3C WebDriver, 17.4.2). */
const POINTS: Record<string, string> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

export const keysIn = (tab: Tab): Keys =>
  keysWith({
    run: script => tab.run(script),
    press: async (...keys) => {
      for (const each of keys) await tab.chord(...each.split('+').map(name => POINTS[name] ?? name));
    },
    type: text => tab.press(...text),
  });
