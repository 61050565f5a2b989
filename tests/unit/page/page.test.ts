/** Asking the browser and the background from a page: in the click, in the right order, and never losing what came of it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PURPOSES } from '../../../utils/model/consent';
import { allowFor, loadNeeds, requestOrigins } from '../../../utils/page/allow';
import { ask } from '../../../utils/page/ask';
import { local } from '../../../utils/page/live';
import { NOW, viewOf } from '../support/views';

const log: string[] = [];
const answer = vi.fn();
const grant = vi.fn();

beforeEach(() => {
  log.length = 0;
  local.value = new Map();
  answer.mockResolvedValue({ ok: true, value: null });
  grant.mockResolvedValue(true);
  Object.assign(fakeBrowser.runtime, {
    sendMessage: (message: { name: string }) => {
      log.push(message.name);
      return answer(message);
    },
  });
  Object.assign(fakeBrowser.permissions, {
    request: (wanted: { origins: string[]; data_collection?: string[] }) => {
      log.push(`request ${wanted.origins.join()}`);
      return grant(wanted);
    },
  });
});

describe('asking for a site', () => {
  test('parks the wish, then asks, both before anything is awaited', async () => {
    const asked = requestOrigins(['https://a.example/*'], { why: 'check' });
    expect(log).toEqual(['wish', 'request https://a.example/*']);
    expect(await asked).toBe(true);
    expect(log.at(-1)).toBe('hostsChanged');
  });

  test('a refusal, or a browser that throws, is a plain no', async () => {
    grant.mockResolvedValue(false);
    expect(await requestOrigins(['https://a.example/*'], { why: 'import' })).toBe(false);
    grant.mockRejectedValue(new Error('no gesture'));
    expect(await requestOrigins(['https://a.example/*'], { why: 'import' })).toBe(false);
    expect(log).not.toContain('hostsChanged');
  });

  const dataAsked = () =>
    grant.mock.calls.map(([wanted]) => (wanted as { data_collection?: string[] }).data_collection);
  const everything = ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'];

  test('Firefox asks in the same question for consent to what is sent there, and only where something is', async () => {
    vi.stubEnv('BROWSER', 'firefox');
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({}) });
    for (const why of PURPOSES) await requestOrigins(['https://a.example/*'], { why });
    expect(Object.fromEntries(PURPOSES.map((why, i) => [why, dataAsked()[i]]))).toEqual({
      check: ['authenticationInfo'],
      import: ['authenticationInfo'],
      tool: ['authenticationInfo'],
      channel: everything,
      overlay: undefined,
      guard: undefined,
    });
    expect(log.filter(each => each.startsWith('request'))).toHaveLength(PURPOSES.length);
    vi.unstubAllEnvs();
  });

  test('a row whose pages are only read asks for its site alone; one with a token or a key for consent as well', async () => {
    vi.stubEnv('BROWSER', 'firefox');
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({}) });
    await loadNeeds();
    const at = (tool: string, hasApiKey: boolean) => [{ ...connection('t', tool, 'https://t.example'), hasApiKey }];
    await allowFor(viewOf('f', 'unknown', { network: 'facebook', holder: 'browser' }), none);
    await allowFor(viewOf('m', 'unknown', { holder: 'trypost' }), { ...none, tools: at('trypost', true) });
    await allowFor(viewOf('m', 'unknown', { holder: 'trypost' }), { ...none, tools: at('trypost', false) });
    // Asked with the person's own sign-in where there is no key.
    await allowFor(viewOf('p', 'unknown', { holder: 'postiz' }), { ...none, tools: at('postiz', false) });
    await allowFor(viewOf('b', 'unknown', { holder: 'facelift' }), none);
    const data = ['authenticationInfo'];
    expect(dataAsked()).toEqual([data, data, undefined, data, undefined]);
    vi.unstubAllEnvs();
  });

  test('Chromium has no such question, nor has a build whose sites are required at installation', async () => {
    await requestOrigins(['https://a.example/*'], { why: 'channel' });
    vi.stubEnv('BROWSER', 'firefox');
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({ host_permissions: ['https://a.example/*'] }) });
    await requestOrigins(['https://a.example/*'], { why: 'channel' });
    expect(dataAsked()).toEqual([undefined, undefined]);
    vi.unstubAllEnvs();
  });

  const none = { apps: [], tools: [], recipes: [] };
  const connection = (id: string, tool: string, origin: string) => ({
    id,
    tool,
    origin,
    hasApiKey: true,
    addedAt: NOW,
  });

  test('a row asks for its network, or for the address of the tool that holds it, still in the click', async () => {
    await loadNeeds();
    void allowFor(viewOf('f', 'unknown', { network: 'facebook', holder: 'browser' }), none);
    expect(log[1]).toContain('facebook.com');
    log.length = 0;
    const tools = [connection('t', 'postiz', 'https://social.example/app')];
    void allowFor(viewOf('p', 'unknown', { network: 'facebook', holder: 'postiz' }), { ...none, tools });
    expect(log[1]).toBe('request https://social.example/*');
  });

  test('of several addresses of a tool only for the one where the account is', async () => {
    await loadNeeds();
    const tools = [
      connection('one', 'postiz', 'https://one.example'),
      connection('two', 'postiz', 'https://two.example'),
      connection('chat', 'chatwoot', 'https://chat.example'),
    ];
    const asksFor = (change: object) => {
      log.length = 0;
      void allowFor(viewOf('p', 'unknown', { holder: 'postiz', ...change }), { ...none, tools });
      return log[1];
    };
    expect(asksFor({ connection: 'two' })).toBe('request https://two.example/*');
    // Nobody knows which of them: all of that tool, and no other's.
    expect(asksFor({})).toBe('request https://one.example/*,https://two.example/*');
    expect(asksFor({ connection: 'gone' })).toBe('request https://one.example/*,https://two.example/*');
  });

  test('where no address was added, for the tool’s own hosts, or for the site that was taught', async () => {
    await loadNeeds();
    void allowFor(viewOf('b', 'unknown', { holder: 'facelift' }), none);
    expect(log[1]).toBe('request https://*.facelift-cloud.com/*');
    log.length = 0;
    const recipe = {
      id: 'desk',
      name: 'Desk',
      page: '',
      corrects: false,
      changedAt: NOW,
      origin: 'https://desk.example',
    };
    void allowFor(viewOf('d', 'unknown', { holder: 'desk' }), { ...none, recipes: [recipe] });
    expect(log[1]).toBe('request https://desk.example/*');
  });
});

describe('asking the background', () => {
  test('a row is busy at once, and not any more when the answer is there', async () => {
    const asked = ask('reconnect', { id: 'a' }, ['a']);
    expect(local.value.get('a')).toEqual({ busy: true });
    await asked;
    expect(local.value.has('a')).toBe(false);
  });

  test('a failure that is stored nowhere is shown in the row; an unknown one as an interruption', async () => {
    answer.mockResolvedValue({ ok: false, code: 'app-missing', fields: { message: 'x' } });
    await ask('reconnect', { id: 'a' }, ['a']);
    expect(local.value.get('a')).toMatchObject({ outcome: { code: 'app-missing', fields: { message: 'x' } } });
    answer.mockRejectedValue(new Error('worker gone'));
    await ask('check', { ids: ['a'] }, ['a']);
    expect(local.value.get('a')).toMatchObject({ outcome: { code: 'interrupted' } });
  });
});
