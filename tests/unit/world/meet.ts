/** A network file and its double in one process: the contexts it is called with, and a person who goes through its sign-in window. */
import { makeAsk } from '../../../utils/kit/http';
import {
  type AppClient,
  isFinding,
  isRefusal,
  type Network,
  type Refusal,
  type TokenCtx,
  type TokenSet,
} from '../../../utils/networks/define';
import { makeClient, makeVisitor } from '../../world/client.ts';
import { fetchFrom } from '../../world/fetch.ts';
import type { World } from '../../world/world.ts';

export const REDIRECT = 'https://fanpdigaddlelbokejkojaaofnnochnh.chromiumapp.org/oauth';

type Account = Partial<TokenCtx['account']>;

/** What the background keeps of a token set. */
export const factsOf = ({ access: _, refresh: __, extra: ___, ...facts }: TokenSet) => facts;

/** @param homes hosts of the network's own pages */
export const meet = (world: World, network: Network, homes: readonly string[]) => {
  const fetch = fetchFrom(makeClient(world.port));
  const ctx = (token: TokenCtx['token'], app?: AppClient, account: Account = {}): TokenCtx => ({
    ask: makeAsk(fetch),
    fetch,
    now: world.now(),
    app,
    account: { network: network.id, handle: '', ...account },
    token,
  });
  const none = { access: '' };

  /** The whole way through the window; who is signed in there is the double's to say. */
  const signIn = async (app: AppClient, account: Account = {}, decision = 'allow', scopes?: string[]) => {
    const options = { redirectUri: REDIRECT, silent: false, ...(scopes ? { scopes } : {}) };
    const started = await network.signIn(ctx(none, app, account), options);
    if (isRefusal(started)) return started;
    const visit = makeVisitor(world.port, homes);
    const { url } = await visit(started.url);
    const opened = new URL(started.url);
    const form = { ...Object.fromEntries(opened.searchParams), decision };
    const end = url.startsWith(REDIRECT) ? url : (await visit(opened.origin + opened.pathname, { form })).url;
    return network.finish(ctx(none, app, account), started, end);
  };

  const tokens = (done: TokenSet | Refusal): TokenSet => {
    if (isRefusal(done)) throw new Error(`${done.failed} ${done.message}`);
    return done;
  };

  return {
    ctx,
    signIn,
    signedIn: async (...given: Parameters<typeof signIn>): Promise<TokenSet> => tokens(await signIn(...given)),
    check: (access: string, app?: AppClient, account?: Account) => network.check(ctx({ access }, app, account)),
    /** Fresh tokens, or an error that shows the finding. */
    renewed: async (old: TokenSet, app: AppClient, account: Account = {}): Promise<TokenSet> => {
      const { access, refresh = '' } = old;
      const done = await network.renew(ctx({ access, refresh }, app, { token: factsOf(old), ...account }));
      if (isFinding(done)) throw new Error(JSON.stringify(done));
      return done;
    },
  };
};
