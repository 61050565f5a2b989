/** What a person asks of tool connections. */
import { isDeath } from '@/utils/health/weigh';
import { lastWord } from '@/utils/health/word';
import { thingLock, withLock } from '@/utils/kit/lock';
import type { Account } from '@/utils/model/account';
import { type ToolConnection, toolConnectionIdOf } from '@/utils/model/app';
import { Failure } from '@/utils/model/failure';
import { changeAccount } from '@/utils/store/accounts';
import { withJob } from '@/utils/store/jobs';
import { readAll, readOne } from '@/utils/store/read';
import { toolApiOf } from '@/utils/tools/apis';
import { toolOf } from '@/utils/tools/index';
import { removeTool } from './apps';
import { mustBeOwnThing } from './managed';
import { showAll } from './rounds';
import { saveTool } from './save-tool';
import type { Commands } from './serve';
import { trackOffers } from './tool-list';
import { connectionOf } from './tool-match';
import { signInTool, signOutTool } from './tool-sign-in';
import { readConnection, readConnections } from './tools';

/** Say in one account's row what came of reading its tool. */
const tell = async (id: string, connection: ToolConnection): Promise<void> => {
  const read = (await readOne('tools', connection.id))?.outcome?.code === 'read';
  const now = Date.now();
  await changeAccount(id, now, account => {
    // What the tool said, and nobody else: another source may hold it for lost all the same.
    const word = lastWord(account, 'tool-api');
    const said = word && isDeath(word) ? 'tool-still-ended' : 'checked';
    return { ...account, outcome: { code: read ? said : 'tool-not-read', at: now } };
  });
};

/**
 * "Check now" for accounts that tools hold: their lists are read.
 * @param ids exactly these accounts; absent: every connection
 */
export const checkTools = async (
  accounts: readonly Account[],
  ids: readonly string[] | undefined,
  asked: number,
): Promise<void> => {
  const connections = (await readAll('tools')).good.filter(({ tool }) => toolApiOf(tool));
  const held = accounts.flatMap(account => {
    const connection = !account.token && ids?.includes(account.id) ? connectionOf(account, connections) : undefined;
    return connection ? [{ account, connection }] : [];
  });
  const wanted = ids ? new Set(held.map(({ connection }) => connection.id)) : connections.map(({ id }) => id);
  const reading = readConnections([...wanted], asked);
  await Promise.all(held.map(({ account }) => withJob(account.id, 'check', asked, () => reading)));
  await reading;
  const [only, ...more] = held;
  if (only && !more.length) await tell(only.account.id, only.connection);
};

export const toolCommands: Pick<
  Commands,
  'saveTool' | 'signInTool' | 'signOutTool' | 'checkTool' | 'trackTool' | 'removeTool'
> = {
  saveTool: async given => {
    if (!toolOf(given.tool) && !toolApiOf(given.tool)) throw new Failure('app-missing');
    const id = toolConnectionIdOf(given);
    await withLock(thingLock(id), async () => {
      await mustBeOwnThing('tools', id, { secret: Boolean(given.apiKey) });
      await saveTool(given, Date.now());
    });
    return { id };
  },
  signInTool: async ({ id }) => {
    await signInTool(id);
    if ((await readOne('tools', id))?.signIn?.code === 'connected') await readConnection(id, Date.now());
    await showAll();
    return null;
  },
  signOutTool: async ({ id }) => {
    await signOutTool(id);
    return null;
  },
  checkTool: async ({ id }) => {
    await readConnection(id, Date.now());
    await showAll();
    return null;
  },
  trackTool: async ({ id, toolAccountIds }) => {
    const count = await withLock('add', () => trackOffers(id, toolAccountIds, Date.now()));
    await showAll();
    return { count };
  },
  removeTool: async ({ id }) => {
    await withLock(thingLock(id), async () => {
      await mustBeOwnThing('tools', id, 'remove');
      await removeTool(id);
    });
    return null;
  },
};
