/** What the OAuth server saw of refresh tokens, told by its own events; tokens stand under their labels. */
import type Provider from 'oidc-provider';
import type { Labels } from '../core/labels.ts';

export class Counts {
  /** Every refresh token that was used as it should be. */
  readonly refreshUses: { sub: string; token: string }[] = [];
  /** Every second use: each ends a grant. */
  readonly reuses: { token: string }[] = [];
  /** Grants that the server itself ended (revocation, reuse). */
  readonly endedGrants: string[] = [];

  constructor(provider: Provider, labels: Labels) {
    const label = (token = '') => labels.of(token) ?? '(unknown)';
    provider.on('refresh_token.consumed', (token: { accountId: string; jti: string }) => {
      this.refreshUses.push({ sub: token.accountId, token: label(token.jti) });
    });
    provider.on('grant.revoked', (_ctx: unknown, grantId: string) => {
      this.endedGrants.push(grantId);
    });
    provider.on(
      'grant.error',
      (ctx: { oidc: { params?: { refresh_token?: string } } }, error: { error_detail?: string }) => {
        if (error.error_detail === 'refresh token already used')
          this.reuses.push({ token: label(ctx.oidc.params?.refresh_token) });
      },
    );
  }
}
