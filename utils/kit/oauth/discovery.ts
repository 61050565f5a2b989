/** What a server says of itself: OpenID Connect Discovery, or RFC 8414 where it has no such document. */
import * as oauth from 'oauth4webapi';
import { call, isTrouble, type Trouble, type Wire } from './call';

/** A slash at the end is the one thing that people leave out or add when they type an issuer. */
const bare = (issuer: string): string => issuer.replace(/\/+$/, '');

/** The issuer as the server writes it, when it is the one that was asked for. */
const asWritten = async (asked: URL, response: Response): Promise<URL> => {
  const said: unknown = await response
    .clone()
    .json()
    .then((json: { issuer?: unknown } | null) => json?.issuer)
    .catch(() => undefined);
  return typeof said === 'string' && URL.canParse(said) && bare(new URL(said).href) === bare(asked.href)
    ? new URL(said)
    : asked;
};

const read = (
  wire: Wire,
  issuer: URL,
  algorithm: 'oidc' | 'oauth2',
): Promise<{ value: oauth.AuthorizationServer } | Trouble> =>
  call(
    wire,
    transport => oauth.discoveryRequest(issuer, { ...transport, algorithm }),
    async response => oauth.processDiscoveryResponse(await asWritten(issuer, response), response),
  );

/** @param issuer as the account or app names it; anything but https is refused without a request */
export const discover = async (wire: Wire, issuer: string): Promise<{ value: oauth.AuthorizationServer } | Trouble> => {
  if (!URL.canParse(issuer)) return { trouble: undefined };
  const first = await read(wire, new URL(issuer), 'oidc');
  if (!isTrouble(first)) return first;
  // A server in trouble, or none at all, has not said that the document does not exist.
  if (!first.trouble?.ok || first.trouble.status >= 500 || first.trouble.status === 429) return first;
  return read(wire, new URL(issuer), 'oauth2');
};

/** An endpoint that may be opened in a window: https and nothing else. */
export const isSecure = (endpoint: unknown): endpoint is string =>
  typeof endpoint === 'string' && URL.canParse(endpoint) && new URL(endpoint).protocol === 'https:';
