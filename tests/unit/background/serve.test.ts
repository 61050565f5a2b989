/** The border: who may say what, in which shape, and that nothing but values crosses it. */
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { commands } from '@/entrypoints/background/commands';
import { type Commands, senderOf, serve } from '@/entrypoints/background/serve';
import { type MessageName, messages } from '@/utils/messages';
import { Failure } from '@/utils/model/failure';
import { freshExtension } from './extension';

freshExtension();

type Sender = Parameters<typeof senderOf>[0];
const id = fakeBrowser.runtime.id;
const own = fakeBrowser.runtime.getURL('/popup.html');
const page: Sender = { id, url: own };
const content: Sender = { id, url: 'https://app.livefyre.com/x', tab: { id: 1 } as NonNullable<Sender['tab']> };
const strangers: [string, Sender][] = [
  ['nobody', {}],
  ['another extension', { id: 'other', url: own }],
  ['another extension’s page in a tab', { id: 'other', url: 'https://a.example', tab: content.tab }],
  ['us without an address', { id }],
  ['a web page outside of a tab', { id, url: 'https://a.example' }],
  ['a look-alike of our own address', { id, url: own.replace('://', '://x') }],
  ['a file', { id, url: 'file:///etc/hosts', tab: content.tab }],
  ['a page that carries our address along', { id, url: `about:blank#${own}`, tab: content.tab }],
];

/** A payload that each message takes. */
const GOOD: { [N in MessageName]: object } = {
  check: {},
  texts: {},
  reconnect: { id: 'a1' },
  openNetworkPage: { id: 'a1' },
  registerApp: { network: 'mastodon', issuer: 'https://mastodon.example' },
  saveProgress: { step: 'uses', networks: [], tools: [] },
  connect: { appId: 'app' },
  track: { network: 'x', handle: 'acme', holder: 'livefyre' },
  inspectToken: { network: 'x', access: 'a' },
  keepToken: { pending: 'p', holder: 'browser', withToken: true },
  dropToken: { pending: 'p' },
  findHome: { network: 'bluesky', identifier: 'acme.example' },
  signInWithPassword: {
    network: 'bluesky',
    issuer: 'https://pds.example',
    identifier: 'acme.example',
    password: 'secret',
    holder: 'browser',
  },
  snooze: { id: 'a1', until: null },
  pause: { id: 'a1', paused: true },
  assignOwner: { id: 'a1', owner: null },
  savePerson: { name: 'Jana', channels: [] },
  removePerson: { id: 'p1' },
  saveChannel: { kind: 'slack', name: 'Chat', address: 'https://hooks.example/x' },
  replaceSigning: { id: 'channel:1' },
  testChannel: { id: 'channel:1' },
  removeChannel: { id: 'channel:1' },
  retryDelivery: { id: 'd1' },
  remove: { id: 'a1', revoke: false },
  clearOutcome: { id: 'a1' },
  saveApp: { network: 'x', clientId: 'c' },
  dismissRemoval: { id: 'a1' },
  removeApp: { id: 'app' },
  saveTool: { tool: 'postiz', origin: 'https://social.acme.example/launches?x=1' },
  checkTool: { id: 'tool' },
  trackTool: { id: 'tool' },
  removeTool: { id: 'tool' },
  signInTool: { id: 'tool' },
  signOutTool: { id: 'tool' },
  importAccounts: { text: '{}' },
  wish: { origins: [], why: 'check' },
  hostsChanged: {},
  saveSettings: {},
  setGuard: { network: 'facebook', on: true },
  bringGuard: { kind: 'password' },
  guard: { kind: 'roles', subject: '123' },
  dismissGuard: { kind: 'apps', forEver: false },
  remindAfter: { kind: 'password', on: true },
  leaving: {},
  changeMany: { ids: ['a1'], change: { what: 'pause', paused: true } },
  saveQueue: { startedAt: 0, known: [], skipped: [] },
  eraseAll: { sure: true },
  teachHere: {},
  saveTaught: { name: 'My tool', surface: {} },
  noRows: {},
  tabHere: { tabId: 1 },
  renameRecipe: { id: 'my-tool', name: 'My tool' },
  removeRecipe: { id: 'my-tool' },
  importRecipe: { text: '{}' },
  guided: { id: 'a1' },
  ownerHere: { id: 'a1', name: 'Jana' },
  openPrivately: { id: 'a1' },
  surfacesHere: {},
  bringOverlay: {},
  toolHere: {},
  trackAll: { rows: [{ key: 'k' }] },
  scan: { rows: [] },
};
const names = Object.keys(messages) as MessageName[];

const listener = (handle: () => Promise<unknown> = async () => null, ready: Promise<void> = Promise.resolve()) => {
  const spy = vi.fn(handle);
  const table = Object.fromEntries(names.map(name => [name, spy])) as unknown as Commands;
  return { spy, ask: serve(table, ready) };
};

test('every message has a handler, and every handler a message', () => {
  expect(Object.keys(commands).sort()).toEqual([...names].sort());
});

describe('who may say it', () => {
  test.each(names)('%s', async name => {
    const { spy, ask } = listener();
    const { from } = messages[name];
    const replies = {
      page: await ask({ name, payload: GOOD[name] }, page),
      content: await ask({ name, payload: GOOD[name] }, content),
    };
    expect(replies.page).toMatchObject(from === 'content' ? { ok: false, code: 'not-allowed' } : { ok: true });
    expect(replies.content).toMatchObject(from === 'page' ? { ok: false, code: 'not-allowed' } : { ok: true });
    expect(spy).toHaveBeenCalledTimes(from === 'any' ? 2 : 1);
  });

  test.each(strangers)('%s may say nothing', async (_who, sender) => {
    expect(senderOf(sender)).toBe('stranger');
    const { spy, ask } = listener();
    for (const name of names)
      expect(await ask({ name, payload: GOOD[name] }, sender)).toEqual({ ok: false, code: 'not-allowed' });
    expect(spy).not.toHaveBeenCalled();
  });

  test('content scripts may only ask about their own page, scan, track, press the buttons of a badge, speak for the guard, and teach', () => {
    const open = names.filter(name => messages[name].from !== 'page').sort();
    expect(open).toEqual([
      'bringGuard',
      'bringOverlay',
      'dismissGuard',
      'guard',
      'guided',
      'leaving',
      'noRows',
      'openNetworkPage',
      'openPrivately',
      'ownerHere',
      'reconnect',
      'remindAfter',
      'saveTaught',
      'scan',
      'surfacesHere',
      'teachHere',
      'texts',
      'toolHere',
      'track',
      'trackAll',
    ]);
  });
});

describe('what is not ours', () => {
  test.each([
    undefined,
    null,
    1,
    'check',
    {},
    { name: 'nobody', payload: {} },
    { name: 'toString' },
    { name: '__proto__' },
    { name: 5 },
    [],
    { type: 'check' },
  ])('%j is left to others', message => {
    const { spy, ask } = listener();
    expect(ask(message, page)).toBeUndefined();
    expect(spy).not.toHaveBeenCalled();
  });
});

describe('what is ours', () => {
  test('of a wrong shape never reaches a handler, and says where it is wrong', async () => {
    const { spy, ask } = listener();
    expect(await ask({ name: 'pause', payload: { id: 'a1', paused: 'yes' } }, page)).toEqual({
      ok: false,
      code: 'bad-message',
      fields: { path: 'paused' },
    });
    for (const name of names) {
      for (const payload of [undefined, null, 7, 'x', []]) {
        expect(await ask({ name, payload }, messages[name].from === 'content' ? content : page)).toMatchObject({
          ok: false,
          code: 'bad-message',
        });
      }
    }
    expect(spy).not.toHaveBeenCalled();
  });

  test('reaches the handler as its schema reads it, without anything else', async () => {
    const { spy, ask } = listener();
    await ask({ name: 'pause', payload: { id: 'a1', paused: true, extra: 1 } }, page);
    expect(spy).toHaveBeenCalledWith({ id: 'a1', paused: true }, page);
  });

  test('waits until the worker is ready', async () => {
    let go: () => void = () => undefined;
    const { spy, ask } = listener(
      undefined,
      new Promise(resolve => {
        go = resolve;
      }),
    );
    const reply = ask({ name: 'check', payload: {} }, page);
    await new Promise(resolve => setImmediate(resolve));
    expect(spy).not.toHaveBeenCalled();
    go();
    expect(await reply).toEqual({ ok: true, value: null });
  });
});

describe('no exception escapes', () => {
  const throwing: [string, () => Promise<unknown>, object][] = [
    [
      'a failure is its code and fields',
      async () => {
        throw new Failure('wrong-account', { expected: 'a', got: 'b' });
      },
      { ok: false, code: 'wrong-account', fields: { expected: 'a', got: 'b' } },
    ],
    [
      'an error is a code without its text',
      async () => {
        throw new Error('EAAsecret');
      },
      { ok: false, code: 'failed' },
    ],
    [
      'a handler that throws at once',
      () => {
        throw new TypeError('x');
      },
      { ok: false, code: 'failed' },
    ],
    ['something thrown that is no error', () => Promise.reject('EAAsecret'), { ok: false, code: 'failed' }],
  ];
  test.each(throwing)('%s', async (_case, handle, expected) => {
    expect(await listener(handle).ask({ name: 'check', payload: {} }, page)).toEqual(expected);
  });

  test('a worker that could not start says so', async () => {
    const { spy, ask } = listener(undefined, Promise.reject(new Error('no database')));
    expect(await ask({ name: 'check', payload: {} }, page)).toEqual({ ok: false, code: 'failed' });
    expect(spy).not.toHaveBeenCalled();
  });
});

describe('a scan', () => {
  test.each([
    ['https://app.evil.example/', []],
    ['https://livefyre.com.evil.example/', []],
    ['http://studio.livefyre.com/', []],
  ])('from %s learns nothing of a tool that lives elsewhere', async (url, rows) => {
    const { plant } = await import('./extension');
    await plant('a1', { holder: 'livefyre', network: 'facebook', handle: 'acme', token: undefined });
    const row = { key: 'k', network: 'facebook', handle: 'acme' };
    const ask = serve(commands, Promise.resolve());
    expect(await ask({ name: 'scan', payload: { rows: [row] } }, { ...content, url })).toEqual({
      ok: true,
      value: { rows, left: true },
    });
  });

  test('from the tool’s own address learns about its rows, and notes what the tool shows', async () => {
    const { plant, stored } = await import('./extension');
    const { toolOf } = await import('@/utils/tools/index');
    await plant('a1', { holder: 'livefyre', network: 'facebook', handle: 'acme', token: undefined });
    const host = toolOf('livefyre')?.hosts[0] ?? '';
    const url = host.replace('*.', 'app.').replace('/*', '/settings');
    const row = { key: 'k', network: 'facebook', handle: 'acme', shows: 'ended' };
    const reply = await serve(commands, Promise.resolve())(
      { name: 'scan', payload: { rows: [row] } },
      { ...content, url },
    );
    expect(reply).toMatchObject({
      ok: true,
      value: {
        rows: [{ key: 'k', accounts: [{ id: 'a1', health: { state: 'expired', cause: 'reported-by-tool' } }] }],
      },
    });
    expect((await stored('a1')).evidence).toMatchObject([{ kind: 'tool-page', finding: 'ended' }]);
    expect(JSON.stringify(reply)).not.toMatch(/token|evidence":\[/);
  });
});
