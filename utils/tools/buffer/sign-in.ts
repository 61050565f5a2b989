/** Signing in to Buffer: public apps prove themselves by PKCE alone; a refresh token works once, and using one again ends the whole grant. */
import type { ToolSignIn } from '../api';

export const BUFFER_SIGN_IN: ToolSignIn = {
  source:
    'developers.buffer.com/guides/authentication, auth.buffer.com/.well-known/openid-configuration as kept on 2026-08-13, read 2026-11',
  server: {
    issuer: 'https://auth.buffer.com',
    authorization_endpoint: 'https://auth.buffer.com/auth',
    token_endpoint: 'https://auth.buffer.com/token',
    // These two stand in its OpenID document only, not in its guide.
    introspection_endpoint: 'https://auth.buffer.com/token/introspection',
    revocation_endpoint: 'https://auth.buffer.com/token/revocation',
  },
  secret: 'none',
  // Which one covers channels is not documented; these are the two that read what surrounds them, and nothing of ours writes.
  scopes: ['account:read', 'posts:read', 'offline_access'],
  // Without it the server gives no refresh token (OpenID Connect Core, 11).
  extra: { prompt: 'consent' },
};
