/** Reads the lists of tools: those that are due, or one that somebody asks for. Trouble stays with the connection. */
import { connectionDue } from '@/utils/health/schedule-tools';
import { type AskFn, makeAsk } from '@/utils/kit/http';
import { ifFree, withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import { holdsHosts, maySend } from '@/utils/kit/sites';
import type { ToolConnection } from '@/utils/model/app';
import { readTool, type ToolReading } from '@/utils/sources/tool-api';
import { changeConnection, dueConnections } from '@/utils/store/connections';
import { readAll, readOne } from '@/utils/store/read';
import { Unreadable, vault } from '@/utils/store/vault';
import type { ToolApi } from '@/utils/tools/api';
import { hostsOfAsking, sendsTo, toolApiOf } from '@/utils/tools/apis';
import { accessOf } from './tool-grant';
import { takeList } from './tool-list';

const ask: AskFn = makeAsk((input, init) => fetch(input, init));

/** Connections read at the same moment. */
const WIDTH = 3;

export const toolLock = (id: string): string => `tool:${id}`;

/** Only what asking needs; a cloud tool's pages may be barred to us while its API is not. */
export const mayAsk = async (connection: ToolConnection): Promise<boolean> => {
  const hosts = hostsOfAsking(connection);
  // None can be asked for at an address without https: no key goes there.
  return hosts.length > 0 && (sendsTo(connection) ? maySend('ask', hosts) : holdsHosts(hosts));
};

/** Tokens are renewed before they are used up, and once more where the tool refuses one that should be good. */
const readSignedIn = async (api: ToolApi, place: ToolConnection): Promise<ToolReading | null> => {
  let refused: string | undefined;
  for (;;) {
    const found = await accessOf(place.id, api, refused);
    if (!found || 'outcome' in found) return found;
    const reading = await readTool(api, { place, key: undefined, access: found.access, ask, now: Date.now() });
    if (reading.outcome !== 'sign-in-lost' || refused !== undefined) return reading;
    refused = found.access;
  }
};

const read = async (api: ToolApi, connection: ToolConnection): Promise<ToolReading> => {
  if (!(await mayAsk(connection))) return { outcome: 'host-not-granted' };
  try {
    const signedIn = await readSignedIn(api, connection);
    if (signedIn) return signedIn;
    const reading = await vault.use(connection.id, secret =>
      readTool(api, { place: connection, key: secret?.apiKey, ask, now: Date.now() }),
    );
    // What is missing is what this person meant to use.
    return reading.outcome === 'key-missing' && connection.client ? { outcome: 'sign-in-missing' } : reading;
  } catch (error) {
    if (error instanceof Unreadable) return { outcome: 'key-unreadable' };
    throw error;
  }
};

const after = (
  connection: ToolConnection,
  api: ToolApi,
  { outcome, list, retryAt }: ToolReading,
  offers: ToolConnection['offers'],
): ToolConnection => {
  const now = Date.now();
  const told = list
    ? { readAt: now, offers, listed: { rows: list.rows.length, others: list.others }, failures: 0 }
    : { failures: (connection.failures ?? 0) + 1 };
  const next = { ...connection, ...told, triedAt: now, outcome: { code: outcome, at: now } };
  return { ...next, dueAt: connectionDue(next, api.readEveryMs, retryAt, now, Math.random()) };
};

/**
 * Read one connection's list.
 * @param asked epoch ms: three who ask at once get one answer
 */
export const readConnection = (id: string, asked: number): Promise<void> =>
  withLock(toolLock(id), async () => {
    const connection = await readOne('tools', id);
    const api = connection && toolApiOf(connection.tool);
    if (!connection || (connection.triedAt ?? 0) > asked) return;
    // Without an API there is nothing to read, and nothing to be woken for.
    if (!api) return void (await changeConnection(id, now => now && { ...now, dueAt: undefined }));
    // A tool's request to wait binds everybody.
    if (connection.outcome?.code === 'rate-limited' && (connection.dueAt ?? 0) > Date.now()) return;
    const reading = await read(api, connection);
    const offers = reading.list && (await takeList(connection, reading.list.rows, Date.now()));
    await changeConnection(id, now => now && after(now, api, reading, offers));
    if (!reading.list) log('tool-not-read', { tool: connection.tool, outcome: reading.outcome });
  });

/** Never throws: one that fails in a way nobody foresaw is tried again later, and does not stop the others. */
const visit = (id: string, asked: number): Promise<void> =>
  readConnection(id, asked).catch(async error => {
    log('tool-reading-failed', { error: String(error) });
    const failed: ToolReading = { outcome: 'not-understood' };
    await changeConnection(id, now => {
      const api = now && toolApiOf(now.tool);
      return now && api ? after(now, api, failed, undefined) : now;
    });
  });

/** Read these connections, some at a time. */
export const readConnections = async (ids: readonly string[], asked: number): Promise<void> => {
  const waiting = [...ids];
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await visit(id, asked);
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
};

/** The connections that are due, whatever else runs: one that is being read already is not read again. */
export const readDue = async (now: number): Promise<void> => readConnections(await dueConnections(now), now);

/** The connections that are due; passes never overlap. */
export const pollConnections = async (now: number): Promise<void> =>
  void (await ifFree('poll-tools', () => readDue(now)));

/** A host was given or taken away: connections that waited for it are read, those that lost it say so. */
export const hostsOfToolsChanged = async (): Promise<void> => {
  const ids: string[] = [];
  for (const connection of (await readAll('tools')).good) {
    const api = toolApiOf(connection.tool);
    const waits = connection.outcome?.code === 'host-not-granted' || connection.outcome === undefined;
    if (api && waits === (await mayAsk(connection))) ids.push(connection.id);
  }
  await readConnections(ids, Date.now());
};
