/** A sign-in from the first address to who it was: unseen first where the network allows it, then with a window. */
import { DAY, firstWarningMs, policyFor } from '@/utils/health/policy';
import { maySend } from '@/utils/kit/sites';
import type { App } from '@/utils/model/app';
import { Failure } from '@/utils/model/failure';
import type { Advice } from '@/utils/model/outcomes';
import {
  type Child,
  type Ctx,
  hostsNeeded,
  type Identity,
  type Network,
  type TokenCtx,
  type TokenSet,
} from '@/utils/networks/define';
import { policyOf, readSettings } from '@/utils/store/settings';
import { withApp } from './access';
import { registerApp } from './apps';
import { attempt, identify, isSame } from './attempt';
import { missingElsewhere, namesOf } from './elsewhere';
import { isAppGone } from './refuse';
import { factsOf, secretOf } from './renew';

/** A Page is refreshed by the person who administers it: its own token comes along with theirs. */
const childFor = async (account: Ctx['account'], network: Network, ctx: TokenCtx): Promise<Child | undefined> => {
  const children = await network.children?.({ ...ctx, now: Date.now() });
  const list = Array.isArray(children) ? children : [];
  return list.find(child => child.network === account.network && child.token && isSame(account, child));
};

/** The login's name, by which its accounts are grouped: what the person is called at the network. */
export const loginOf = (who: Identity): string => (who.name?.trim() || who.handle).slice(0, 300);

/** Meta's second clock, where it ran against the old token: was it set anew? It is no help to swap tokens that end together. */
const movesOn = (was: number | null | undefined, is: number | null | undefined, soon: number, now: number): boolean =>
  typeof was === 'number' && was <= soon ? is === null || (is ?? 0) > was + DAY : typeof is !== 'number' || is > now;

/**
 * Is anything mended by tokens that came unseen? Where a permission is missing or access to data ends, the network may just repeat what it
 * granted before: then a person has to be asked.
 */
const mends = async (network: Network, ctx: Ctx, tokens: TokenSet): Promise<boolean> => {
  const now = Date.now();
  const account = { ...ctx.account, token: factsOf(tokens) };
  const found = network.freeCheck ? await network.check({ ...ctx, now, account, token: secretOf(tokens) }) : undefined;
  const read = found?.result === 'alive' ? found : undefined;
  // Anything but a clear word is left to the reading that follows.
  if (found?.result === 'ended' || found?.result === 'refused') return false;
  const missing = read?.scopes || read?.missing ? read.missing : tokens.lacking;
  if (missing?.some(scope => tokens.scopes?.includes(scope))) return false;
  const soon = now + firstWarningMs(policyFor(policyOf(await readSettings()), network.id));
  return movesOn(ctx.account.token?.dataAccessEndsAt, read?.dataAccessEndsAt ?? tokens.dataAccessEndsAt, soon, now);
};

export interface SignedIn {
  /** It works, but there is something to mend. */
  advice?: Advice | undefined;
  app: App;
  tokens: TokenSet;
  who: Identity;
  /** The login itself, not something that came along with it. */
  own: boolean;
  /** Nobody but the person who chose the row says that it is theirs. */
  unconfirmed?: boolean;
}

/** The account that was asked for, taken for whoever signed in. */
const asAsked = ({ networkAccountId, handle }: Ctx['account']): Identity | undefined =>
  networkAccountId ? { networkAccountId, handle } : undefined;

/**
 * Let a person sign in for an account, or for a new one (without a handle): unseen first where the network allows it, then with a window.
 * @param given `anew`: somebody else was signed in the last time; `lost`: the account's own access is over, so that nothing is given up for the new
 * @throws Failure
 */
export const authorise = async (
  network: Network,
  account: Ctx['account'],
  app: App,
  { anew = false, lost = false } = {},
): Promise<SignedIn> => {
  if (!(await maySend('ask', hostsNeeded(network, account.issuer, app)))) throw new Failure('host-not-granted');
  const missing = await missingElsewhere(network, account, app);
  if (missing.length) throw new Failure('host-not-granted', { hosts: namesOf(missing) });
  const once = (as: App): Promise<SignedIn> =>
    withApp(account, as, Date.now(), async ctx => {
      const whose = async (tokens: TokenSet): Promise<SignedIn> => {
        const told = await identify(network, ctx, tokens);
        const who = told ?? (lost ? asAsked(account) : undefined);
        if (!who) throw new Failure('unpaid');
        const own = isSame(account, who);
        const child = own ? undefined : await childFor(account, network, { ...ctx, token: secretOf(tokens) });
        const { advice, ...set } = child?.token ?? tokens;
        return { advice, app: as, tokens: set, who: child ?? who, own, ...(told ? {} : { unconfirmed: true }) };
      };
      // Unseen it is whoever happens to be signed in: if that is somebody else, a window lets the person choose.
      const unseen =
        network.silentSignIn && account.handle ? await attempt(network, ctx, { silent: true, anew }) : null;
      const found = unseen && (await whose(unseen));
      if (found && isSame(account, found.who) && (await mends(network, ctx, found.tokens)))
        return { ...found, tokens: { ...found.tokens, ...(found.own ? { unseen: true } : {}) } };
      const tokens = await attempt(network, ctx, { silent: false, anew });
      if (!tokens) throw new Failure('window-closed');
      return whose(tokens);
    });
  try {
    return await once(app);
  } catch (error) {
    if (!isAppGone(error) || !network.register || !account.issuer) throw error;
    return once(await registerApp(network, account.issuer, Date.now()));
  }
};
