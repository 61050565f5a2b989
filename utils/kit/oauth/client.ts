/** How our OAuth client introduces itself: with nothing but its id, with its secret, or through the user's broker. */
import * as oauth from 'oauth4webapi';
import { skewOf, type Wire } from './call';

/** An app with its secret opened for one call. */
export interface Credentials {
  clientId: string;
  clientSecret?: string | undefined;
  /** Takes the token request in the network's place and adds the secret there. */
  tokenEndpoint?: string | undefined;
  /** The network reads Basic as it stands: without the escapes that RFC 6749 (2.3.1) puts into id and secret. */
  plainBasic?: boolean;
}

export interface Introduced {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  auth: oauth.ClientAuth;
}

/** Seconds by which two honest clocks may differ when an ID token's times are checked. */
const TOLERANCE_S = 300;

/** A server that does not list its methods takes Basic (RFC 8414, section 2). */
const takesBasic = (server: oauth.AuthorizationServer): boolean => {
  const methods = server.token_endpoint_auth_methods_supported;
  return !Array.isArray(methods) || methods.includes('client_secret_basic') || !methods.includes('client_secret_post');
};

const plainBasic =
  (secret: string): oauth.ClientAuth =>
  (_server, client, _body, headers) =>
    headers.set('authorization', `Basic ${btoa(`${client.client_id}:${secret}`)}`);

/** @param server what is known of the server; with a broker, its token endpoint is replaced */
export const introduce = (wire: Wire, server: oauth.AuthorizationServer, app: Credentials): Introduced => {
  const client: oauth.Client = {
    client_id: app.clientId,
    [oauth.clockSkew]: skewOf(wire),
    [oauth.clockTolerance]: TOLERANCE_S,
  };
  if (app.tokenEndpoint)
    return { server: { ...server, token_endpoint: app.tokenEndpoint }, client, auth: oauth.None() };
  if (!app.clientSecret) return { server, client, auth: oauth.None() };
  if (app.plainBasic) return { server, client, auth: plainBasic(app.clientSecret) };
  const auth = takesBasic(server)
    ? oauth.ClientSecretBasic(app.clientSecret)
    : oauth.ClientSecretPost(app.clientSecret);
  return { server, client, auth };
};
