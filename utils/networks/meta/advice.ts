/** What to do about an app that Meta refuses, by Meta's own words: they stand in the answer of the code exchange, or in the redirect. */
import type { Advice } from '../../model/outcomes';

/** https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow (looked up 2026-11-21). */
const TABLE: readonly (readonly [RegExp, Advice])[] = [
  [/redirect_uri|url blocked|can't load url|domain of this url/i, 'redirect'],
  [/client secret|error validating application|app secret|cannot get application info/i, 'secret'],
  [/invalid (client|app) id|invalid platform app|application does not exist/i, 'client-id'],
  [/development mode|developer role|app not (active|set ?up|live)|tester/i, 'app-mode'],
  [/invalid scopes?|scope/i, 'scope'],
];

export const metaAdvice = (words: string): Advice | undefined => TABLE.find(([pattern]) => pattern.test(words))?.[1];
