/** Asking the browser and the background from a page: in the click, in the right order, and never losing what came of it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { allowFor, loadNetworks, requestOrigins } from '../../../utils/page/allow';
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
    request: (wanted: { origins: string[] }) => {
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

  test('a row asks for its network, or for the address of the tool that holds it, still in the click', async () => {
    await loadNetworks();
    void allowFor(viewOf('f', 'unknown', { network: 'facebook', holder: 'browser' }), { apps: [], tools: [] });
    expect(log[1]).toContain('facebook.com');
    log.length = 0;
    const tool = { id: 't', tool: 'postiz', origin: 'https://social.example/app', hasApiKey: true, addedAt: NOW };
    void allowFor(viewOf('p', 'unknown', { network: 'facebook', holder: 'postiz' }), { apps: [], tools: [tool] });
    expect(log[1]).toBe('request https://social.example/*');
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
