/**
 * The answer to a refresh, as far as we need it. The refresh token that was sent is used up by then, and the answer has its successor: what is
 * odd about the rest of it must not throw that away. An ID token is left out: nobody reads it here, and a clock that is wrong would refuse it.
 */

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSeconds = (value: unknown): boolean =>
  (typeof value === 'number' || isText(value)) && Number.isFinite(Number(value)) && Number(value) >= 0;

const bodyOf = async (response: Response): Promise<Record<string, unknown> | undefined> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined;
};

/** The same response with what was granted and nothing else of it; untouched where no access token was. */
export const granted = async (response: Response): Promise<Response> => {
  const body = response.ok ? await bodyOf(response) : undefined;
  if (!body || !isText(body.access_token)) return response;
  const { id_token: _unread, token_type: type, expires_in: seconds, refresh_token: refresh, scope, ...rest } = body;
  const kept = {
    ...rest,
    token_type: isText(type) && /^dpop$/i.test(type) ? type : 'bearer',
    ...(isSeconds(seconds) ? { expires_in: Number(seconds) } : {}),
    ...(isText(refresh) ? { refresh_token: refresh } : {}),
    ...(typeof scope === 'string' ? { scope } : {}),
  };
  return new Response(JSON.stringify(kept), { status: 200, headers: { 'content-type': 'application/json' } });
};
