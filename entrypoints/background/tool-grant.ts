/** The OAuth grant of a tool connection: a token to ask with, renewed under the grant's lock; the new pair is stored before anything uses it. */
import { grantLock, withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import type { Credentials } from '@/utils/kit/oauth/client';
import type { Tokens } from '@/utils/kit/oauth/tokens';
import type { TokenFacts } from '@/utils/model/account';
import type { ToolConnection } from '@/utils/model/app';
import type { ToolOutcome } from '@/utils/model/outcomes';
import { isNotRenewed, isUnused, type NotRenewed, renewGrant } from '@/utils/sources/tool-grant';
import { changeConnection } from '@/utils/store/connections';
import { readOne } from '@/utils/store/read';
import { type Secret, seal, vault } from '@/utils/store/vault';
import type { ToolApi, ToolSignIn } from '@/utils/tools/api';
import { factsOf, secretOf } from './renew';
import { settle, spend } from './single-use';

/** Taken for over this long (ms) before its end: a list may take several requests. */
const MARGIN = 60_000;

export type Client = NonNullable<ToolConnection['client']>;

export const wireNow = () => ({
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  now: Date.now(),
});

export const credentialsOf = ({ clientId, tokenEndpoint }: Client, secret: Secret | undefined): Credentials => ({
  clientId,
  tokenEndpoint,
  clientSecret: secret?.clientSecret,
});

/** Under the grant's lock. The tokens and what is known of them in one transaction; nothing where the connection or its app is another by now. */
export const storeGrant = async (
  id: string,
  { clientId }: Client,
  tokens: Tokens,
  clientSecret: string | undefined,
  change: (connection: ToolConnection) => ToolConnection = connection => connection,
): Promise<boolean> => {
  if ((await readOne('tools', id))?.client?.clientId !== clientId) return false;
  const sealed = await seal(id, { ...secretOf(tokens), ...(clientSecret ? { clientSecret } : {}) });
  const grant = { ...factsOf(tokens), issuedAt: tokens.issuedAt };
  return (await changeConnection(id, now => now && change({ ...now, grant, hasApiKey: false }), sealed)) !== undefined;
};

const note = (id: string, patch: Partial<TokenFacts>) =>
  changeConnection(id, now => (now?.grant ? { ...now, grant: { ...now.grant, ...patch } } : now));

const OUTCOME_OF = (failed: NotRenewed['failed']): ToolOutcome =>
  failed === 'token-refused' ? 'sign-in-lost' : failed;

/** No answer, or none that tells what became of the token. */
const isLostAnswer = (failed: NotRenewed['failed']): boolean =>
  failed === 'unreachable' || failed === 'outage' || failed === 'not-understood';

export type Access = { access: string } | { outcome: ToolOutcome };

const renewOnce = async (
  { id, grant }: ToolConnection,
  signIn: ToolSignIn,
  client: Client,
  secret: Secret & { refresh: string },
): Promise<Access> => {
  const app = credentialsOf(client, secret);
  const verdict = await settle(grant, () => isUnused(wireNow(), signIn, app, secret.refresh));
  if (verdict === 'unsure') return { outcome: 'sign-in-unsure' };
  const { scopes, refreshExpiresAt } = grant ?? {};
  const result = await spend<Tokens, NotRenewed>({
    singleUse: true,
    now: Date.now,
    note: patch => note(id, { renewUnsure: undefined, ...patch }),
    send: () =>
      renewGrant(wireNow(), signIn, app, secret.refresh, { refresh: secret.refresh, refreshExpiresAt, scopes }),
    isRefusal: isNotRenewed,
    learned: ({ failed }) => ({
      ...(failed === 'token-refused' ? { renewFailedAt: Date.now() } : {}),
      ...(isLostAnswer(failed) && signIn.server.introspection_endpoint ? { renewUnsure: true } : {}),
    }),
    store: tokens => storeGrant(id, client, tokens, secret.clientSecret),
  });
  return isNotRenewed(result) ? { outcome: OUTCOME_OF(result.failed) } : { access: result.access };
};

/**
 * A token to ask with, renewed where its time is over.
 * @param refused the access token that the tool has just refused: it may have been ended early
 * @returns `null`: there are no tokens
 * @throws Unreadable
 */
export const accessOf = (id: string, { signIn }: ToolApi, refused?: string): Promise<Access | null> =>
  withLock(grantLock(id), async () => {
    const connection = await readOne('tools', id);
    const { client, grant } = connection ?? {};
    if (!connection || !signIn || !client || !grant) return null;
    return vault.use(id, async secret => {
      if (!secret?.access) return null;
      if (grant.renewFailedAt !== undefined) return { outcome: 'sign-in-lost' };
      const over = (grant.expiresAt ?? Number.POSITIVE_INFINITY) <= Date.now() + MARGIN;
      if (!over && secret.access !== refused) return { access: secret.access };
      if (!secret.refresh) return { outcome: 'sign-in-lost' };
      const found = await renewOnce(connection, signIn, client, { ...secret, refresh: secret.refresh });
      if ('outcome' in found) log('tool-grant-not-renewed', { tool: connection.tool, outcome: found.outcome });
      return found;
    });
  });
