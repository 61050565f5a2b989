/** LinkedIn's error bodies: numbered ones at the API, OAuth errors at the token endpoint. */
import { json, type Reply } from '../core/http.ts';

/** What the API says about a token or call. */
export const apiError = (
  status: number,
  serviceErrorCode: number | undefined,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Reply =>
  json(
    status,
    { status, ...(serviceErrorCode !== undefined && { serviceErrorCode }), code, message },
    {
      'x-li-uuid': 'AAYworld',
      ...headers,
    },
  );

export const expired = (): Reply =>
  apiError(401, 65602, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired');
export const revoked = (): Reply =>
  apiError(401, 65601, 'REVOKED_ACCESS_TOKEN', 'The token used in the request has been revoked by the user');
export const invalid = (): Reply => apiError(401, 65600, 'INVALID_ACCESS_TOKEN', 'Invalid access token');
export const notEnough = (resource: string): Reply =>
  apiError(403, 100, 'ACCESS_DENIED', `Not enough permissions to access: ${resource}.NO_VERSION`);

export const oauthError = (status: number, error: string, description: string): Reply =>
  json(status, { error, error_description: description });
