/** What a server says of itself: OpenID Connect Discovery, or RFC 8414 where it has no such document; and which server a resource trusts (RFC 9728). */
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

/** A server in trouble, or none at all, has not said that a document does not exist. */
export const hasNoSuchDocument = ({ trouble }: Trouble): boolean =>
  trouble?.ok === true && trouble.status < 500 && trouble.status !== 429;

/** By RFC 8414 alone. */
export const discoverServer = async (
  wire: Wire,
  issuer: string,
): Promise<{ value: oauth.AuthorizationServer } | Trouble> =>
  URL.canParse(issuer) ? read(wire, new URL(issuer), 'oauth2') : { trouble: undefined };

/** What a resource says of itself (RFC 9728): the servers whose tokens it takes, among others. */
export const discoverResource = async (
  wire: Wire,
  resource: string,
): Promise<{ value: oauth.ResourceServer } | Trouble> => {
  if (!URL.canParse(resource)) return { trouble: undefined };
  const url = new URL(resource);
  return call(
    wire,
    transport => oauth.resourceDiscoveryRequest(url, transport),
    response => oauth.processResourceDiscoveryResponse(url, response),
  );
};

/** @param issuer as the account or app names it, or a resource that names its server; anything but https is refused without a request */
export const discover = async (wire: Wire, issuer: string): Promise<{ value: oauth.AuthorizationServer } | Trouble> => {
  if (!URL.canParse(issuer)) return { trouble: undefined };
  const first = await read(wire, new URL(issuer), 'oidc');
  if (!isTrouble(first) || !hasNoSuchDocument(first)) return first;
  const second = await discoverServer(wire, issuer);
  if (!isTrouble(second) || !hasNoSuchDocument(second)) return second;
  const resource = await discoverResource(wire, issuer);
  const [named] = isTrouble(resource) ? [] : (resource.value.authorization_servers ?? []);
  if (named === undefined || bare(named) === bare(issuer) || !URL.canParse(named)) return second;
  const third = await read(wire, new URL(named), 'oidc');
  return isTrouble(third) && hasNoSuchDocument(third) ? discoverServer(wire, named) : third;
};

/** An endpoint that may be opened in a window: https and nothing else. */
export const isSecure = (endpoint: unknown): endpoint is string =>
  typeof endpoint === 'string' && URL.canParse(endpoint) && new URL(endpoint).protocol === 'https:';
