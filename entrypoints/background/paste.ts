/** A pasted token is looked at through its network before it is kept: whose it is, what it may do, how long, or why it is over. */
import { judge } from '@/utils/health/judge';
import { observe } from '@/utils/health/observe';
import { maySend } from '@/utils/kit/sites';
import type { Payload } from '@/utils/messages';
import type { Account, TokenFacts } from '@/utils/model/account';
import { defined } from '@/utils/model/defined';
import type { Finding } from '@/utils/model/evidence';
import { Failure } from '@/utils/model/failure';
import type { Inspection } from '@/utils/model/inspection';
import { hostsNeeded, type Identity, isFinding, type Network, type TokenCtx } from '@/utils/networks/define';
import { networkOf } from '@/utils/networks/index';
import { park } from '@/utils/store/pending';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { appOf, withApp } from './access';
import { newAccount } from './new-account';
import { keepTime } from './paste-time';

type Given = Payload<'inspectToken'>;

/** What is remembered of an inspection beside the token itself. */
export interface Looked {
  network: string;
  issuer?: string;
  at: number;
  appId?: string;
  /** `null`: nobody was asked, since nothing but a renewal would tell. */
  finding: Finding | null;
  identity?: Identity;
  facts: Pick<TokenFacts, 'expiresAt' | 'refreshExpiresAt' | 'issuedAt' | 'scopes'>;
  secretAtHand: boolean;
}

/** How it renews. What a tool holds as well is never renewed here: a new token could end the tool's own. */
export const factsFor = (looked: Looked, network: Network, refresh: boolean, here: boolean): TokenFacts => ({
  ...looked.facts,
  renews: refresh
    ? 'refresh-token'
    : here && (network.renewsItself === 'always' || (network.renewsItself === 'with-secret' && looked.secretAtHand))
      ? 'itself'
      : 'no',
  ...(refresh && !here ? { renewedByTool: true } : {}),
});

/** Check first: it tells more of a dead token than a question for its name does. X bills every question: it is not asked. */
const look = async (network: Network, ctx: TokenCtx): Promise<Pick<Looked, 'finding' | 'identity'>> => {
  if (!network.freeCheck || !ctx.token.access) return { finding: null };
  const finding = await network.check(ctx);
  if (finding.result !== 'alive') return { finding };
  const who = await network.identify(ctx);
  if (!isFinding(who)) return { finding, identity: who };
  return { finding: who.result === 'alive' ? { ...finding, ...defined({ missing: who.missing }) } : who };
};

/** The account as it would be kept, judged as every account is. */
export const draft = (looked: Looked, network: Network, refresh: boolean, here: boolean): Account => {
  const account = newAccount(
    {
      network: looked.network,
      handle: '',
      holder: 'browser',
      ...defined({ issuer: looked.issuer }),
      token: factsFor(looked, network, refresh, here),
    },
    looked.at,
  );
  return looked.finding ? observe(account, looked.finding, looked.at) : account;
};

const accountsLike = async (looked: Looked): Promise<Inspection['known']> => {
  const { identity } = looked;
  if (!identity) return [];
  return (await readAll('accounts')).good
    .filter(a => a.network === looked.network && a.issuer === looked.issuer)
    .filter(a => a.networkAccountId === identity.networkAccountId)
    .map(({ id, handle, name, holder }) => ({ id, handle, holder, ...defined({ name }) }));
};

/** Nothing is kept by this but a sealed entry that ends by itself. @throws Failure */
export const inspectToken = async ({ network: id, issuer, access, refresh, ...told }: Given): Promise<Inspection> => {
  const network = networkOf(id);
  if (!network || network.discontinued || (network.needsIssuer && !issuer)) throw new Failure('not-understood');
  const now = Date.now();
  const account = { network: id, handle: '', ...defined({ issuer }) };
  const app = await appOf(account);
  if (!(await maySend('ask', hostsNeeded(network, issuer, app)))) throw new Failure('host-not-granted');
  const facts = defined({ ...told, ...(access ? {} : { expiresAt: 0 }) });
  const token = { access: access ?? '', ...defined({ refresh }) };
  const seen = await withApp({ ...account, token: { renews: 'no', ...facts } }, app, now, ctx =>
    look(network, { ...ctx, token }),
  );
  const looked: Looked = {
    ...account,
    at: Date.now(),
    ...defined({ appId: app?.id, identity: seen.identity }),
    finding: seen.finding,
    facts,
    secretAtHand: Boolean(app?.hasSecret || app?.tokenEndpoint),
  };
  const { id: pending, until } = await park(defined({ access, refresh }), looked, looked.at);
  await keepTime(looked.at);
  const would = draft(looked, network, refresh !== undefined, true);
  const policy = policyOf(await readSettings());
  const { finding } = looked;
  return {
    pending,
    until,
    at: looked.at,
    network: id,
    result: finding?.result ?? 'not-asked',
    health: judge(would, policy, looked.at),
    renews: would.token?.renews ?? 'no',
    refresh: refresh !== undefined,
    known: await accountsLike(looked),
    ...defined({
      issuer,
      identity: looked.identity,
      app: app?.clientId,
      reason: finding?.result === 'inconclusive' ? finding.reason : undefined,
      code: finding && 'code' in finding ? finding.code : undefined,
      tokenKind: finding?.result === 'alive' ? finding.tokenKind : undefined,
      missing: finding?.result === 'alive' ? finding.missing : undefined,
      scopes: would.token?.scopes,
      expiresAt: access ? would.token?.expiresAt : undefined,
      refreshExpiresAt: would.token?.refreshExpiresAt,
      dataAccessEndsAt: would.token?.dataAccessEndsAt,
      issuedAt: would.token?.issuedAt,
    }),
  };
};
