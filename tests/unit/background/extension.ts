/** An extension around the background: the fake browser with what it leaves out, an empty database, a network by script, a clock. */
import '../support/i18n';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '@/utils/model/account';
import { closeDatabase, database } from '@/utils/store/db';
import { readOne } from '@/utils/store/read';
import { vault } from '@/utils/store/vault';

export const NOW = Date.UTC(2026, 10, 1, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What the browser around the extension is like in this test. */
export const around = {
  /** Match patterns that are held; `all`: every one. */
  held: 'all' as 'all' | Set<string>,
  /** Kinds of data that a person has agreed to, as Firefox keeps them. */
  agreed: 'all' as 'all' | Set<string>,
  /** Notices shown so far, in order. */
  shown: [] as { id: string; title: string; message: string; buttons: string[] }[],
  opened: [] as string[],
};

const put = (object: object, methods: object): void => void Object.assign(object, methods);

const completeBrowser = (): void => {
  put(fakeBrowser.permissions, {
    contains: async (wanted: { origins?: string[]; data_collection?: string[] }) => {
      const { origins = [], data_collection = [] } = wanted;
      const { held, agreed } = around;
      return (
        (held === 'all' || origins.every(origin => held.has(origin))) &&
        (agreed === 'all' || data_collection.every(kind => agreed.has(kind)))
      );
    },
  });
  put(fakeBrowser.runtime, { getManifest: () => ({}) });
  put(fakeBrowser.storage.session, { setAccessLevel: async () => undefined });
  put(fakeBrowser, {
    contextMenus: { removeAll: async () => undefined, create: () => undefined, update: async () => undefined },
  });
  put(fakeBrowser.storage, { managed: { get: async () => ({}) } });
  put(fakeBrowser.i18n, { getUILanguage: () => 'en-GB' });
  put(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => [],
    registerContentScripts: async () => undefined,
    updateContentScripts: async () => undefined,
    unregisterContentScripts: async () => undefined,
    executeScript: async () => [],
  });
  put(fakeBrowser.identity, { getRedirectURL: () => 'https://abc.chromiumapp.org/' });
  put(fakeBrowser.notifications, {
    create: async (id: string, given: { title: string; message: string; buttons?: { title: string }[] }) => {
      const { title, message, buttons = [] } = given;
      around.shown.push({ id, title, message, buttons: buttons.map(button => button.title) });
      return id;
    },
    getAll: async () => ({}),
    clear: async () => true,
  });
  put(fakeBrowser.tabs, {
    query: async () => [],
    create: async ({ url }: { url: string }) => void around.opened.push(url),
  });
};

export interface Request {
  method: string;
  url: URL;
  /** `METHOD https://host/path`. */
  to: string;
  form: URLSearchParams;
  authorization: string | null;
}
export type Reply = Response | Promise<Response>;

/** Replaces the network. Returns everything that was asked of it. */
export const network = (reply: (request: Request, n: number) => Reply): Request[] => {
  const asked: Request[] = [];
  globalThis.fetch = (async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = new URL(String(input));
    const method = init.method ?? 'GET';
    const form = new URLSearchParams(String(init.body ?? ''));
    const request = {
      method,
      url,
      to: `${method} ${url.origin}${url.pathname}`,
      form,
      authorization: new Headers(init.headers).get('authorization'),
    };
    asked.push(request);
    return reply(request, asked.length);
  }) as typeof fetch;
  return asked;
};

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });

/** Nothing but the clock stands still; call at the top of a file. */
export const freshExtension = (): void => {
  const realFetch = globalThis.fetch;
  beforeEach(() => {
    fakeBrowser.reset();
    completeBrowser();
    Object.assign(around, { held: 'all', agreed: 'all', shown: [], opened: [] });
    globalThis.indexedDB = new IDBFactory();
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    network(({ to }) => {
      throw new Error(`Nobody expected ${to}`);
    });
  });
  afterEach(async () => {
    await closeDatabase();
    vi.useRealTimers();
    globalThis.fetch = realFetch;
  });
};

export const at = (ms: number): void => void vi.setSystemTime(ms);

export const stored = async (id: string): Promise<Account> => {
  const account = await readOne('accounts', id);
  if (!account) throw new Error(`no account ${id}`);
  return account;
};
export const stateOf = async (id: string) => (await stored(id)).health.state;

/** Puts an account there as it is, with its token. */
export const plant = async (
  id: string,
  given: Partial<Account>,
  secret?: { access?: string; refresh?: string },
): Promise<void> => {
  const account: Account = {
    id,
    network: 'instagram',
    handle: id,
    holder: 'browser',
    tags: [],
    generation: 1,
    evidence: [],
    health: {
      state: 'unknown',
      deadline: null,
      confidence: 'none',
      evidence: null,
      renewsItself: false,
      changesAt: null,
    },
    failures: 0,
    paused: false,
    addedAt: NOW - 100 * DAY,
    dueAt: NOW,
    ...given,
  };
  await (await database()).put('accounts', account);
  if (secret) await vault.put(id, secret);
};
