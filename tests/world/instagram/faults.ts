/** What is wrong with an Instagram token. Graph's envelope, but the subcode is often missing or 0. */
import type { Reply } from '../core/http.ts';
import { type Fault, fault, graphDate } from '../facebook/faults.ts';
import type { Death, Person, Token } from '../meta/model.ts';

/** `none` and `zero` were seen on this host; `real` has Facebook's subcodes. */
export type Subcodes = 'none' | 'zero' | 'real';

const session = (text: string, subcode: number): Fault => ({
  message: `Error validating access token: ${text}`,
  code: 190,
  subcode,
});

/** What decides about a token; Threads' tokens have it as well. */
type Faulty = Pick<Token<Person>, 'app' | 'death' | 'expiresAt'> & {
  account: Pick<Person, 'checkpoint' | 'unconfirmed'>;
};

const SAID: Record<Death, (app: string) => [text: string, subcode: number]> = {
  password: () => [
    'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    460,
  ],
  removed: app => [`The user has not authorized application ${app}.`, 458],
  'logged-out': () => ['The session is invalid because the user logged out.', 467],
  reinstalled: () => ['The user has reinstalled the application.', 461],
  inactive: () => ["The user hasn't engaged the app in longer than 90 days.", 493],
  'ended-by-call': () => ['The session was invalidated explicitly using an API call.', 466],
  'role-lost': () => [
    'The user must be an administrator, editor, or moderator of the page in order to impersonate it.',
    492,
  ],
  'asset-gone': () => ['The page access token belongs to a Page that has been deleted or is not accessible.', 0],
};

const raw = (token: Faulty, now: number): Fault | undefined => {
  if (token.app.blocked) return { message: 'API access blocked.', code: 200 };
  if (token.death) return session(...SAID[token.death](token.app.id));
  if (token.account.checkpoint) {
    return session(
      'You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
      459,
    );
  }
  if (token.account.unconfirmed)
    return session('Sessions for the user are not allowed because the user is not a confirmed user.', 464);
  if (now < token.expiresAt) return undefined;
  return session(`Session has expired on ${graphDate(token.expiresAt)}. The current time is ${graphDate(now)}.`, 463);
};

/** Why the token does not work; `undefined` when it does. */
export const faultOf = (token: Faulty | undefined, now: number, subcodes: Subcodes): Fault | undefined => {
  if (!token) return { message: 'Invalid OAuth access token - Cannot parse access token', code: 190 };
  const found = raw(token, now);
  if (!found || found.subcode === undefined || subcodes === 'real') return found;
  const { subcode: _, ...bare } = found;
  return subcodes === 'zero' ? { ...bare, subcode: 0 } : bare;
};

/** A method that the path does not take. */
export const unsupported = (method: string): Reply =>
  fault({ message: `Unsupported request - method type: ${method.toLowerCase()}`, type: 'IGApiException', code: 100 });
