/** The small helpers: locks, sending, watching, sign-in windows, fingerprints. */
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { launchSignIn } from '@/utils/kit/browser';
import { fingerprint, hmac } from '@/utils/kit/hash';
import { grantLock, ifFree, withLock } from '@/utils/kit/lock';
import { send } from '@/utils/kit/send';
import { holdsHosts } from '@/utils/kit/sites';
import { announceChange, watchChanges } from '@/utils/kit/watch';

beforeEach(() => fakeBrowser.reset());

describe('locks', () => {
  test('one at a time, in turn, also after a failure', async () => {
    const order: string[] = [];
    const work = (name: string, fail = false) =>
      withLock('l', async () => {
        order.push(`${name} in`);
        await new Promise(resolve => setImmediate(resolve));
        order.push(`${name} out`);
        if (fail) throw new Error(name);
        return name;
      });
    const done = await Promise.allSettled([work('a'), work('b', true), work('c')]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('of different grants do not wait for each other; a taken one can be passed by', async () => {
    expect(grantLock('a')).not.toBe(grantLock('b'));
    await withLock(grantLock('a'), async () => {
      expect(await ifFree(grantLock('a'), async () => 'ran')).toBeUndefined();
      expect(await ifFree(grantLock('b'), async () => 'ran')).toBe('ran');
    });
    expect(await ifFree(grantLock('a'), async () => 'ran')).toBe('ran');
  });
});

describe('sending', () => {
  const replies = (reply: () => Promise<unknown>) => {
    fakeBrowser.runtime.sendMessage = reply as typeof fakeBrowser.runtime.sendMessage;
  };

  test('gives the reply, and a value where there is none', async () => {
    replies(async () => ({ ok: true, value: null }));
    expect(await send('hostsChanged', {})).toEqual({ ok: true, value: null });
    for (const nothing of [undefined, null]) {
      replies(async () => nothing);
      expect(await send('hostsChanged', {})).toEqual({ ok: false, code: 'no-answer' });
    }
    replies(async () => {
      throw new Error('Could not establish connection.');
    });
    expect(await send('hostsChanged', {})).toEqual({ ok: false, code: 'no-answer' });
  });
});

describe('watching', () => {
  test('hears every change until it is ended, and nothing when it was ended before', async () => {
    const abort = new AbortController();
    const heard = { live: 0, dead: 0 };
    watchChanges(() => {
      heard.live += 1;
    }, abort.signal);
    watchChanges(() => {
      heard.dead += 1;
    }, AbortSignal.abort());
    announceChange();
    announceChange();
    await vi.waitFor(() => expect(heard).toEqual({ live: 2, dead: 0 }));
    abort.abort();
    announceChange();
    const probe = new AbortController();
    const again = new Promise<void>(resolve => watchChanges(resolve, probe.signal));
    announceChange();
    await again;
    probe.abort();
    expect(heard).toEqual({ live: 2, dead: 0 });
  });
});

describe('the sign-in window', () => {
  const launches = (flow: (details: object) => Promise<string | undefined>) => {
    Object.assign(fakeBrowser.identity, { launchWebAuthFlow: flow });
  };
  const throws = (text: string) =>
    launches(async () => {
      throw new Error(text);
    });

  test('returns the address it came back to', async () => {
    launches(async () => 'https://abc.chromiumapp.org/?code=1');
    expect(await launchSignIn('https://n.example', false)).toEqual({ url: 'https://abc.chromiumapp.org/?code=1' });
    launches(async () => undefined);
    expect(await launchSignIn('https://n.example', false)).toEqual({ failed: 'window-closed' });
  });

  test.each([
    ['The user did not approve access.', false, 'window-closed'],
    ['User cancelled or denied access.', false, 'window-closed'],
    ['User interaction required.', true, 'needs-person'],
    ['Requires user interaction', true, 'needs-person'],
    ['Authorization page could not be loaded.', false, 'network-down'],
    ['Authorization page could not be loaded.', true, 'needs-person'],
  ] as const)('%s (silent: %s) reads as %s', async (text, silent, failed) => {
    throws(text);
    expect(await launchSignIn('https://n.example', silent)).toEqual({ failed });
  });

  test.each([
    ['Chromium', '', { timeoutMsForNonInteractive: 5_000 }],
    ['Firefox', 'true', {}],
  ])('in %s an unseen try carries the options that it takes, a window none', async (_browser, firefox, options) => {
    vi.stubEnv('FIREFOX', firefox);
    const seen: object[] = [];
    launches(async details => {
      seen.push(details);
      return 'x';
    });
    await launchSignIn('https://n.example', false);
    await launchSignIn('https://n.example', true);
    vi.unstubAllEnvs();
    expect(seen).toEqual([
      { url: 'https://n.example', interactive: true },
      { url: 'https://n.example', interactive: false, ...options },
    ]);
  });
});

test('no hosts are always held; the browser is asked for others', async () => {
  const asked: unknown[] = [];
  Object.assign(fakeBrowser.permissions, {
    contains: async (what: unknown) => {
      asked.push(what);
      return false;
    },
  });
  expect(await holdsHosts([])).toBe(true);
  expect(await holdsHosts(['https://a.example/*'])).toBe(false);
  expect(asked).toEqual([{ origins: ['https://a.example/*'] }]);
});

test('fingerprints and proofs are SHA-256 in hexadecimal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
      expect(await fingerprint(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      expect(await hmac(text, `${text}s`)).toBe(createHmac('sha256', `${text}s`).update(text, 'utf8').digest('hex'));
    }),
  );
});
