/** What a network file gets, made for a test that asks a real server. */
import { makeAsk } from '../../../utils/kit/http.ts';
import type { Ctx, TokenCtx, TokenSet } from '../../../utils/networks/define.ts';

interface Given {
  network: string;
  issuer: string;
  app?: Ctx['app'];
}

export const makeCtx =
  (fetcher: typeof fetch, { network, issuer, app }: Given) =>
  (more: Partial<Ctx['account']> = {}): Ctx => ({
    ask: makeAsk(fetcher),
    fetch: fetcher,
    now: Date.now(),
    app,
    account: { network, handle: '', issuer, ...more },
  });

export const withToken = (ctx: Ctx, set: TokenSet): TokenCtx => {
  const { access, refresh, extra, ...token } = set;
  return {
    ...ctx,
    account: { ...ctx.account, token },
    token: { access, ...(refresh ? { refresh } : {}), ...(extra ? { extra } : {}) },
  };
};
