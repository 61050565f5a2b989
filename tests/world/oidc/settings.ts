/** What a test may choose about the OAuth server, and what it gets where it chooses nothing. */
import { CLIENT_ID, type Policy } from './provider.ts';

export interface OidcOptions {
  /** Further redirect URIs of the public client `token-health`. */
  redirectUris?: string[];
  /** Further clients, in the terms of dynamic registration. */
  clients?: Record<string, unknown>[];
  policy?: Partial<Policy>;
}

/** The redirect address that follows from the fixed development key in `wxt.config.ts`. */
const EXTENSION = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/';

export const policyOf = ({ policy }: OidcOptions): Policy => ({
  accessTokenSeconds: 3600,
  refreshTokenSeconds: 14 * 86_400,
  refreshTokens: 'offline_access',
  rotate: true,
  removed: new Set(),
  ...policy,
});

/** The public client `token-health`, and the ones that were asked for. */
export const clientsOf = ({ redirectUris = [], clients = [] }: OidcOptions): Record<string, unknown>[] => [
  {
    client_id: CLIENT_ID,
    token_endpoint_auth_method: 'none',
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [...new Set([EXTENSION, `${EXTENSION}oauth`, ...redirectUris])],
  },
  ...clients,
];
