/** X's error bodies: OAuth errors at the token endpoint, problem JSON at the API, flat or wrapped in `errors[]`. */
import { json, type Reply } from '../core/http.ts';

export type Shape = 'flat' | 'errors';

export const oauthError = (status: number, error: string, description: string): Reply =>
  json(status, { error, error_description: description });

const PROBLEMS = 'https://api.twitter.com/2/problems/';

export interface Problem {
  status: number;
  title: string;
  detail: string;
  type?: string;
}

export const problem = (
  { status, title, detail, type }: Problem,
  shape: Shape = 'flat',
  headers: Record<string, string> = {},
): Reply => {
  const body = { title, type: type ? `${PROBLEMS}${type}` : 'about:blank', status, detail };
  return json(status, shape === 'errors' ? { errors: [body] } : body, headers);
};

export const UNAUTHORIZED: Problem = { status: 401, title: 'Unauthorized', detail: 'Unauthorized' };
export const SUSPENDED: Problem = {
  status: 403,
  title: 'Forbidden',
  detail: 'The user used for authentication is suspended',
  type: 'user-suspended',
};
export const APP_SUSPENDED: Problem = {
  status: 403,
  title: 'Forbidden',
  detail: 'The app is suspended',
  type: 'app-suspended',
};
export const LOCKED: Problem = {
  status: 403,
  title: 'Forbidden',
  detail: 'Your account is temporarily locked. Please log in to https://x.com to unlock your account.',
};
export const NO_CREDITS: Problem = {
  status: 402,
  title: 'CreditsDepleted',
  detail: 'Your enrolled account does not have any credits to fulfill this request.',
  type: 'credits',
};
export const TOO_MANY: Problem = { status: 429, title: 'Too Many Requests', detail: 'Too Many Requests' };

/** Headers of a rate-limited answer; the reset is in epoch seconds. */
export const rateHeaders = (limit: number, remaining: number, resetMs: number): Record<string, string> => ({
  'x-rate-limit-limit': String(limit),
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(Math.ceil(resetMs / 1000)),
});
