/** What to do about a refusal, by the names of a server's errors (the same in every language). */
import type { Advice } from '../../model/outcomes';

/** https://atproto.com/specs/oauth#clients and com.atproto.server.createSession (looked up 2026-11-21). */
const TABLE: readonly (readonly [RegExp, Advice])[] = [
  [/AuthFactorTokenRequired/, 'two-factor'],
  [/invalid identifier or password/i, 'wrong-password'],
  [/AuthenticationRequired/, 'wrong-password'],
  [/invalid_redirect_uri|redirect_uri/, 'redirect'],
  [/invalid_client(_metadata)?|unauthorized_client/, 'metadata'],
  [/invalid_scope/, 'scope'],
];

export const blueskyAdvice = (words: string): Advice | undefined => TABLE.find(([pattern]) => pattern.test(words))?.[1];
