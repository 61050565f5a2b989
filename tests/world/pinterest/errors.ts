/** Pinterest's error bodies: a number and a text, and a request id in the header. */
import { json, type Reply } from '../core/http.ts';

const error = (status: number, code: number, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, { code, message, status: 'failure' }, { 'x-pinterest-rid': '4815162342', ...headers });

/** Stands for expired, revoked, deactivated and a wrong secret alike. */
export const authFailed = (): Reply => error(401, 2, 'Authentication failed.');
export const scopeMissing = (scope: string): Reply =>
  error(401, 3, `Your token does not have sufficient permissions to access this resource. Missing: ['${scope}']`);
export const invalid = (message = 'Invalid parameters.'): Reply => error(400, 1, message);
export const redirectMismatch = (): Reply =>
  error(400, 7, 'The provided redirect_uri does not match any of the registered redirect URIs.');
export const notPermitted = (): Reply => error(403, 29, 'You are not permitted to access that resource.');
export const userGone = (): Reply => error(404, 30, 'User not found.');
export const boardGone = (): Reply => error(404, 40, 'Board not found.');
export const tooMany = (until: number): Reply =>
  error(429, 8, 'You have exceeded your rate limit. Try again later.', {
    'x-userendpoint-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.ceil(until / 1000)),
  });
export const down = (status: 500 | 503): Reply =>
  status === 503 ? error(503, 4197, 'This service has been ramped down.') : error(500, 9, 'Something went wrong.');
