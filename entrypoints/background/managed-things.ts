/** Apps and tools of the organisation: put in place beside the user's own, and taken away again without taking theirs. */
import { grantLock, thingLock, withLock } from '@/utils/kit/lock';
import type { App, ToolConnection } from '@/utils/model/app';
import { appIdOf, toolConnectionIdOf } from '@/utils/model/app';
import { defined } from '@/utils/model/defined';
import type { Managed, ManagedApp, ManagedTool } from '@/utils/model/managed';
import { changeConnection } from '@/utils/store/connections';
import { database } from '@/utils/store/db';
import { readAll, readOne } from '@/utils/store/read';
import { type Secret, Unreadable, vault } from '@/utils/store/vault';
import { toolApiOf } from '@/utils/tools/apis';
import { removeApp, removeTool } from './apps';
import { endToolGrant } from './tool-sign-in';

/** Where the user's own secret waits while the organisation's is in its place. */
const asideOf = (id: string): string => `own:${id}`;

/** What cannot be opened is as good as none. */
const open = <T>(id: string, fn: (secret: Secret | undefined) => Promise<T> | T): Promise<T | undefined> =>
  vault.use(id, fn).catch(error => {
    if (error instanceof Unreadable) return undefined;
    throw error;
  });

/**
 * The organisation's secret takes the place of the user's own, which is put aside first and comes back when the other one goes:
 * a worker that is killed in between does the same again.
 * @returns whether there is a secret now
 */
const place = async (
  id: string,
  before: { has: boolean; theirs: boolean },
  secret: Secret | undefined,
): Promise<boolean> => {
  const aside = asideOf(id);
  if (secret) {
    const waits = (await open(aside, own => own !== undefined)) ?? true;
    if (before.has && !before.theirs && !waits) await open(id, async own => own && vault.put(aside, own));
    const same = await open(id, now => JSON.stringify(now) === JSON.stringify(secret));
    if (!same) await vault.put(id, secret);
    return true;
  }
  if (!before.theirs) return before.has;
  const back = await open(aside, async own => {
    if (own) await vault.put(id, own);
    else await vault.remove(id);
    return own !== undefined;
  });
  await vault.remove(aside);
  return back ?? false;
};

const ownOf = (before: App | ToolConnection | undefined, endpoint?: string) =>
  before?.managed ? before.managed.own : before && defined({ tokenEndpoint: endpoint });

const adoptApp = async ({ clientSecret, ...given }: ManagedApp, now: number): Promise<void> => {
  const id = appIdOf(given);
  const before = await readOne('apps', id);
  const was = { has: before?.hasSecret ?? false, theirs: before?.managed?.secret ?? false };
  const hasSecret = await place(id, was, clientSecret ? { clientSecret } : undefined);
  const { tokenEndpoint: endpoint, ...rest } = before ?? { addedAt: now };
  const own = ownOf(before, endpoint);
  const app: App = {
    ...rest,
    ...given,
    id,
    hasSecret,
    managed: { secret: Boolean(clientSecret), ...(own ? { own } : {}) },
  };
  if (JSON.stringify(app) !== JSON.stringify(before)) await (await database()).put('apps', app);
};

/** Did the person have something of their own to ask with? */
const hasOwn = (tool: ToolConnection | undefined): boolean =>
  Boolean(tool && (tool.hasApiKey || tool.grant || tool.client?.hasSecret));

/** The organisation's app with what a person has signed in for with it. */
const signedInWith = (clientSecret: string | undefined, { access, refresh }: Secret): Secret =>
  defined({ clientSecret, access, refresh });

const adoptTool = async (wanted: ManagedTool, now: number): Promise<void> => {
  const { apiKey, clientId, clientSecret, tokenEndpoint, ...given } = wanted;
  const id = toolConnectionIdOf(given);
  const before = await readOne('tools', id);
  const client =
    clientId && !apiKey ? { clientId, hasSecret: Boolean(clientSecret), ...defined({ tokenEndpoint }) } : undefined;
  const theirs = Boolean(apiKey || client);
  const stays = client !== undefined && before?.managed?.secret && before.client?.clientId === clientId;
  // Tokens of an app that the organisation takes away are of no use to anybody.
  if (before?.managed?.secret && before.grant && !stays) await endToolGrant(id);
  await withLock(grantLock(id), async () => {
    const kept = (stays && (await open(id, secret => secret))) || {};
    const secret = client ? signedInWith(clientSecret, kept) : apiKey ? { apiKey } : undefined;
    await place(id, { has: hasOwn(before), theirs: before?.managed?.secret ?? false }, secret);
    const hasApiKey = Boolean(await open(id, entry => entry?.apiKey));
    const own = before?.managed
      ? before.managed.own
      : before && defined({ client: before.client, grant: before.grant });
    const managed = { secret: theirs, ...(own ? { own } : {}) };
    await changeConnection(id, record => {
      const due = !record && toolApiOf(given.tool) ? { dueAt: now } : {};
      const back = !theirs && before?.managed?.secret ? { client: own?.client, grant: own?.grant } : {};
      const held = theirs ? { client, grant: stays ? record?.grant : undefined } : back;
      const next = { addedAt: now, ...due, ...record, ...defined(given), ...given, ...held, id, hasApiKey, managed };
      return JSON.stringify(next) === JSON.stringify(record) ? record : next;
    });
  });
};

const releaseApp = async (app: App): Promise<void> => {
  const { managed, tokenEndpoint: _, ...rest } = app;
  const hasSecret = await place(app.id, { has: app.hasSecret, theirs: managed?.secret ?? false }, undefined);
  if (managed?.own) await (await database()).put('apps', { ...rest, ...managed.own, hasSecret });
  else await removeApp(app.id);
};

const releaseTool = async ({ id, managed }: ToolConnection): Promise<void> => {
  if (!managed?.own) return removeTool(id);
  if (managed.secret) await endToolGrant(id);
  await withLock(grantLock(id), async () => {
    await place(id, { has: false, theirs: managed.secret }, undefined);
    const hasApiKey = Boolean(await open(id, entry => entry?.apiKey));
    const { client, grant } = managed.own ?? {};
    const back = managed.secret ? { client, grant } : {};
    await changeConnection(id, now => now && { ...now, ...back, managed: undefined, hasApiKey });
  });
};

/** @returns networks that have an app now which they did not have before */
export const placeThings = async (managed: Managed, now: number): Promise<string[]> => {
  const [apps, tools] = [(await readAll('apps')).good, (await readAll('tools')).good];
  const wanted = new Set([...managed.apps.map(appIdOf), ...managed.tools.map(toolConnectionIdOf)]);
  const gone = <T extends App | ToolConnection>({ id, managed: mark }: T) => mark && !wanted.has(id);
  for (const app of apps.filter(gone)) await withLock(thingLock(app.id), () => releaseApp(app));
  for (const tool of tools.filter(gone)) await withLock(thingLock(tool.id), () => releaseTool(tool));
  for (const app of managed.apps) await withLock(thingLock(appIdOf(app)), () => adoptApp(app, now));
  for (const tool of managed.tools) await withLock(thingLock(toolConnectionIdOf(tool)), () => adoptTool(tool, now));
  return managed.apps.filter(app => !apps.some(({ id }) => id === appIdOf(app))).map(({ network }) => network);
};
