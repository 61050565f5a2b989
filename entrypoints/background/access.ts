/** Opens the vault for one piece of work with a network: token, app and a way to ask, nothing that outlives the call. */

import { type AskFn, makeAsk } from '@/utils/kit/http';
import { maySend } from '@/utils/kit/sites';
import type { Account } from '@/utils/model/account';
import { type App, appFor } from '@/utils/model/app';
import { defined } from '@/utils/model/defined';
import { type AppClient, type Ctx, hostsNeeded, type Network, type TokenCtx } from '@/utils/networks/define';
import { readAll, readOne } from '@/utils/store/read';
import { vault } from '@/utils/store/vault';

export const plainAsk: AskFn = makeAsk((input, init) => fetch(input, init));

/** The account's own app; for one that has none yet, the only one of its network and server. */
export const appOf = async (account: Pick<Account, 'appId' | 'network' | 'issuer'>): Promise<App | undefined> => {
  if (account.appId) return readOne('apps', account.appId);
  return appFor(account, (await readAll('apps')).good);
};

/** Are the hosts held that work with this account needs, and may its token go there? */
export const canAsk = async (
  account: Pick<Account, 'appId' | 'network' | 'issuer'>,
  network: Network,
): Promise<boolean> => maySend('ask', hostsNeeded(network, account.issuer, await appOf(account)));

const clientOf = (app: App, clientSecret: string | undefined): AppClient => ({
  clientId: app.clientId,
  ...(clientSecret ? { clientSecret } : {}),
  ...(app.tokenEndpoint ? { tokenEndpoint: app.tokenEndpoint } : {}),
  ...(app.issuer ? { issuer: app.issuer } : {}),
});

/** Work with a network as an app, without a token. @throws Unreadable */
export const withApp = async <T>(
  account: Ctx['account'],
  app: App | undefined,
  now: number,
  fn: (ctx: Ctx) => Promise<T>,
  ask = plainAsk,
): Promise<T> => {
  const base = { ask, fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init), now, account };
  if (!app) return fn(base);
  return vault.use(app.id, secret => fn({ ...base, app: clientOf(app, secret?.clientSecret) }));
};

/** Work with an account's token. `null`: the vault has none. @param ask where questions go out together with others' @throws Unreadable */
export const withToken = async <T>(
  account: Account,
  now: number,
  fn: (ctx: TokenCtx) => Promise<T>,
  ask = plainAsk,
): Promise<T | null> => {
  const app = await appOf(account);
  return vault.use(account.id, secret => {
    if (!secret?.access && !secret?.refresh) return null;
    const { access = '', refresh, extra } = secret;
    const token = { access, ...defined({ refresh, extra }) };
    return withApp(account, app, now, ctx => fn({ ...ctx, token }), ask);
  });
};
