/** Pushed authorization requests (RFC 9126): the server gets the parameters itself, the window only a reference to them. */
import * as oauth from 'oauth4webapi';
import { call, isTrouble, type Trouble, type Wire } from './call';
import { type Credentials, introduce } from './client';
import type { Started } from './code';

/** @param started as `start` made it, with everything in its URL */
export const push = async <S extends Started>(
  wire: Wire,
  server: oauth.AuthorizationServer,
  app: Credentials,
  started: S,
): Promise<{ value: S } | Trouble> => {
  const us = introduce(wire, server, app);
  const full = new URL(started.url);
  const done = await call(
    wire,
    transport => oauth.pushedAuthorizationRequest(us.server, us.client, us.auth, full.searchParams, transport),
    response => oauth.processPushedAuthorizationResponse(us.server, us.client, response),
  );
  if (isTrouble(done)) return done;
  const url = new URL(server.authorization_endpoint ?? full);
  url.searchParams.set('client_id', app.clientId);
  url.searchParams.set('request_uri', done.value.request_uri);
  return { value: { ...started, url: url.href } };
};
