/** Signing in at a tool with a window, and out again. */
import { launchSignIn, redirectUri } from '@/utils/kit/browser';
import { grantLock, withLock } from '@/utils/kit/lock';
import { maySend } from '@/utils/kit/sites';
import type { ToolConnection } from '@/utils/model/app';
import { Failure } from '@/utils/model/failure';
import type { OutcomeCode } from '@/utils/model/outcomes';
import { endGrant, finishGrant, startGrant } from '@/utils/sources/tool-grant';
import { changeConnection } from '@/utils/store/connections';
import { readOne } from '@/utils/store/read';
import { seal, vault } from '@/utils/store/vault';
import type { ToolSignIn } from '@/utils/tools/api';
import { hostsOfConnection, toolApiOf } from '@/utils/tools/apis';
import { refuse } from './refuse';
import { type Client, credentialsOf, storeGrant, wireNow } from './tool-grant';

const tell = (id: string, code: OutcomeCode, fields: Record<string, string> = {}) =>
  changeConnection(id, now => now && { ...now, signIn: { code, at: Date.now(), fields } });

const withWindow = async (id: string, signIn: ToolSignIn, client: Client): Promise<void> => {
  const started = await startGrant(signIn, client.clientId, redirectUri());
  const result = await launchSignIn(started.url, false);
  if ('failed' in result) throw new Failure(result.failed === 'network-down' ? 'network-down' : 'window-closed');
  await vault.useIfReadable(id, async secret => {
    const app = credentialsOf(client, secret);
    const tokens = await finishGrant(wireNow(), signIn, app, started, result.url);
    if ('failed' in tokens) throw refuse(tokens);
    const outcome = { code: 'connected' as const, at: Date.now() };
    const kept = await withLock(grantLock(id), () =>
      storeGrant(id, client, tokens, app.clientSecret, now => ({ ...now, signIn: outcome })),
    );
    if (kept) return;
    // The address was removed, or its app changed, while the window was open: nobody would use or end these tokens.
    await endGrant(wireNow(), signIn, app, tokens);
    throw new Failure('interrupted');
  });
};

/** What comes of it is in the connection. */
export const signInTool = async (id: string): Promise<void> => {
  const connection = await readOne('tools', id);
  const signIn = connection && toolApiOf(connection.tool)?.signIn;
  if (!connection?.client || !signIn) throw new Failure('app-missing');
  if (!(await maySend('ask', hostsOfConnection(connection)))) return void (await tell(id, 'host-not-granted'));
  await withWindow(id, signIn, connection.client).catch(async error => {
    if (!(error instanceof Failure)) throw error;
    await tell(id, error.code, error.fields);
  });
};

/** At the server, as far as it can be; what is here stays. Under the grant's lock, so that no renewal makes tokens that nobody ends. */
const endAtServer = ({ id, tool, client }: ToolConnection): Promise<boolean> => {
  const signIn = toolApiOf(tool)?.signIn;
  if (!signIn || !client) return Promise.resolve(false);
  return vault.useIfReadable(id, async secret =>
    secret?.access ? endGrant(wireNow(), signIn, credentialsOf(client, secret), secret) : false,
  );
};

/** End what a connection holds before it goes or gets something else in its place. */
export const endToolGrant = (id: string): Promise<void> =>
  withLock(grantLock(id), async () => {
    const connection = await readOne('tools', id);
    if (connection?.grant) await endAtServer(connection);
  });

/** The app stays, so that signing in again is one click. */
export const signOutTool = (id: string): Promise<void> =>
  withLock(grantLock(id), async () => {
    const connection = await readOne('tools', id);
    if (!connection?.grant) return;
    const ended = await endAtServer(connection);
    const sealed = await vault.useIfReadable(id, secret =>
      seal(id, secret?.clientSecret ? { clientSecret: secret.clientSecret } : {}),
    );
    const at = Date.now();
    const signIn = { code: ended ? ('revoked-at-network' as const) : ('not-revoked' as const), at };
    await changeConnection(
      id,
      now =>
        now && {
          ...now,
          grant: undefined,
          dueAt: undefined,
          signIn,
          outcome: { code: 'sign-in-missing' as const, at },
        },
      sealed,
    );
  });
