/** Sign-in with a person: start (the URL to open), read the redirect that came back, and exchange its code for tokens. */
import * as oauth from 'oauth4webapi';
import { call, type Trouble, type Wire } from './call';
import { type Credentials, introduce } from './client';
import { clean, type Refused, refusedFor } from './refused';

/** What must be remembered while the window is open. */
export interface Started {
  url: string;
  redirectUri: string;
  state: string;
  verifier?: string;
  nonce?: string;
  /** What is asked for; absent where that is nothing in particular. */
  scopes?: string[];
}

export interface StartOptions {
  /** The network's authorization endpoint. */
  endpoint: string;
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
  /** Between scopes; a space where the network follows the RFC. */
  separator?: ' ' | ',';
  responseType?: 'code' | 'token';
  pkce?: boolean;
  /** For an ID token: ties it to this sign-in. */
  nonce?: boolean;
  extra?: Record<string, string | undefined>;
}

export const start = async (options: StartOptions): Promise<Started> => {
  const {
    endpoint,
    clientId,
    redirectUri,
    scopes,
    separator = ' ',
    responseType = 'code',
    pkce,
    nonce,
    extra = {},
  } = options;
  const started: Started = { url: '', redirectUri, state: oauth.generateRandomState() };
  if (scopes.length) started.scopes = [...scopes];
  const url = new URL(endpoint);
  const set = (name: string, value: string | undefined) => value !== undefined && url.searchParams.set(name, value);
  set('response_type', responseType);
  set('client_id', clientId);
  set('redirect_uri', redirectUri);
  if (scopes.length) set('scope', scopes.join(separator));
  set('state', started.state);
  if (pkce) {
    started.verifier = oauth.generateRandomCodeVerifier();
    set('code_challenge', await oauth.calculatePKCECodeChallenge(started.verifier));
    set('code_challenge_method', 'S256');
  }
  if (nonce) {
    started.nonce = oauth.generateRandomNonce();
    set('nonce', started.nonce);
  }
  for (const [name, value] of Object.entries(extra)) set(name, value);
  return { ...started, url: url.href };
};

const TELLING = ['code', 'access_token', 'error', 'error_code', 'error_type', 'error_reason', 'error_message'];

/** From the query or the fragment, whichever has the answer. Meta appends `#_=_`, Instagram `#_`: neither is part of it. */
const parametersOf = (url: URL): URLSearchParams => {
  const both = [url.searchParams, new URLSearchParams(url.hash.replace(/#?_(=_)?$/, '').replace(/^#/, ''))];
  const found = both.find(params => TELLING.some(name => params.has(name))) ?? url.searchParams;
  const parameters = new URLSearchParams(found);
  const error = ['error', 'error_type', 'error_reason', 'error_code'].find(name => parameters.get(name));
  if (error && error !== 'error') parameters.set('error', parameters.get(error) ?? '');
  // An implicit answer may bring an ID token, which nobody asked for and nobody reads.
  if (parameters.has('access_token')) parameters.delete('id_token');
  return parameters;
};

const messageOf = (parameters: URLSearchParams): string => {
  const words = ['error_description', 'error_message', 'error_msg'].map(name => parameters.get(name)).find(Boolean);
  return clean([parameters.get('error'), words].filter(Boolean).join(': '));
};

/**
 * The redirect's parameters, once they are known to answer this very sign-in.
 * @param server its `issuer` is compared with `iss` where the answer has one
 */
export const readRedirect = (
  server: oauth.AuthorizationServer,
  clientId: string,
  started: Pick<Started, 'state' | 'redirectUri'>,
  redirected: string,
): URLSearchParams | Refused => {
  if (!URL.canParse(redirected)) return { failed: 'not-understood' };
  const [url, ours] = [new URL(redirected), new URL(started.redirectUri)];
  if (url.origin !== ours.origin || url.pathname !== ours.pathname) return { failed: 'answer-not-ours' };
  const parameters = parametersOf(url);
  // Instagram leaves the state out when the person declines. Nothing is taken from a refusal, so that does no harm.
  const expected = parameters.has('error') && !parameters.has('state') ? oauth.expectNoState : started.state;
  try {
    return oauth.validateAuthResponse(server, { client_id: clientId }, parameters, expected);
  } catch (error) {
    if (!(error instanceof oauth.AuthorizationResponseError)) return { failed: 'answer-not-ours' };
    const name = parameters.get('error_reason') === 'user_denied' ? 'user_denied' : error.error;
    return refusedFor(name, messageOf(parameters));
  }
};

/**
 * @param parameters as `readRedirect` gave them
 * @param additionalParameters what this network wants besides
 */
export const exchange = (
  wire: Wire,
  server: oauth.AuthorizationServer,
  app: Credentials,
  started: Started,
  parameters: URLSearchParams,
  additionalParameters: Record<string, string> = {},
): Promise<{ value: oauth.TokenEndpointResponse } | Trouble> => {
  const us = introduce(wire, server, app);
  const expected = started.nonce ? { expectedNonce: started.nonce } : {};
  return call(
    wire,
    transport =>
      oauth.authorizationCodeGrantRequest(
        us.server,
        us.client,
        us.auth,
        parameters,
        started.redirectUri,
        // Networks without PKCE get none: the secret then stands for the client.
        started.verifier ?? oauth.nopkce,
        { ...transport, additionalParameters },
      ),
    response => oauth.processAuthorizationCodeResponse(us.server, us.client, response, expected),
  );
};
