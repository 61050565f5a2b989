/** Saving a tool's address with what it is asked with: an API key, or an app to sign in with. */
import { grantLock, withLock } from '@/utils/kit/lock';
import { type ToolConnection, toolConnectionIdOf } from '@/utils/model/app';
import { changeConnection } from '@/utils/store/connections';
import { readOne } from '@/utils/store/read';
import { type Secret, seal, vault } from '@/utils/store/vault';
import { toolApiOf } from '@/utils/tools/apis';
import { registerOverlay } from './sites';
import { endToolGrant } from './tool-sign-in';

interface GivenTool extends Pick<ToolConnection, 'tool' | 'origin' | 'accountId'> {
  /** Takes the place of whatever was there. */
  apiKey?: string | undefined;
  /** A key that is there stays until somebody has signed in. */
  client?: { clientId: string; clientSecret?: string | undefined; tokenEndpoint?: string | undefined } | undefined;
}

/** What is written of the connection, and what is sealed beside it; `undefined`: that stays as it is. */
const change = (given: GivenTool, before: ToolConnection | undefined, secret: Secret) => {
  const { apiKey, client } = given;
  if (apiKey)
    return { record: { hasApiKey: true, client: undefined, grant: undefined, signIn: undefined }, sealed: { apiKey } };
  if (!client) return { record: {} };
  const { clientId, tokenEndpoint } = client;
  const same = before?.client?.clientId === clientId;
  const clientSecret = client.clientSecret ?? (same ? secret.clientSecret : undefined);
  const kept = clientSecret ? { clientSecret } : {};
  return {
    record: {
      client: { clientId, hasSecret: Boolean(clientSecret), ...(tokenEndpoint ? { tokenEndpoint } : {}) },
      signIn: undefined,
      // Tokens of one app are refused to another.
      ...(same ? {} : { grant: undefined }),
    },
    sealed: same ? { ...secret, ...kept } : { ...(secret.apiKey ? { apiKey: secret.apiKey } : {}), ...kept },
  };
};

/** Is there a grant that this would leave behind? */
const replacesGrant = (given: GivenTool, before: ToolConnection | undefined): boolean =>
  before?.grant !== undefined &&
  (given.apiKey !== undefined || (given.client !== undefined && given.client.clientId !== before.client?.clientId));

/**
 * The same tool and address is the same connection. A key or secret that is not given anew stays.
 * @returns its id
 */
export const saveTool = async (given: GivenTool, now: number): Promise<string> => {
  const id = toolConnectionIdOf(given);
  if (replacesGrant(given, await readOne('tools', id))) await endToolGrant(id);
  await withLock(grantLock(id), async () => {
    const { tool, origin, accountId } = given;
    const { record, sealed } = change(
      given,
      await readOne('tools', id),
      await vault.useIfReadable(id, secret => secret ?? {}),
    );
    await changeConnection(
      id,
      before => ({
        addedAt: now,
        hasApiKey: false,
        ...before,
        ...record,
        tool,
        origin,
        ...(accountId === undefined ? {} : { accountId }),
        id,
        ...(toolApiOf(tool) ? { dueAt: now } : {}),
      }),
      sealed && (await seal(id, sealed)),
    );
  });
  await registerOverlay();
  return id;
};
