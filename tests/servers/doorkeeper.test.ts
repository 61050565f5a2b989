/** Doorkeeper, the OAuth engine of Mastodon and many others: what was revoked, what ran out and what never was are three things. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ctx, isFinding, isRefusal, type Network, type TokenSet } from '../../utils/networks/define';
import mastodon from '../../utils/networks/mastodon';
import oauth from '../../utils/networks/oauth';
import { makeClient, makeVisitor } from '../world/client.ts';
import { fetchFrom } from '../world/fetch.ts';
import { startWorld, type World } from '../world/world.ts';
import { makeCtx, withToken } from './support/ctx.ts';
import {
  type Doorkeeper,
  ISSUER,
  makeOrder,
  PUBLIC_CLIENT,
  person,
  REDIRECT,
  startDoorkeeper,
} from './support/doorkeeper.ts';

let doorkeeper: Doorkeeper;
let world: World;
let fetcher: typeof fetch;
let order: ReturnType<typeof makeOrder>;

describe.skipIf(process.env.DOORKEEPER === 'missing')('Doorkeeper', () => {
  beforeAll(async () => {
    doorkeeper = await startDoorkeeper();
    world = await startWorld({ behind: doorkeeper.behind });
    fetcher = fetchFrom(makeClient(world.port));
    order = makeOrder(fetcher);
  });
  afterAll(async () => {
    await world?.close();
    await doorkeeper?.close();
  });

  const ctxWith = (network: Network, app?: Ctx['app']): Ctx =>
    makeCtx(fetcher, { network: network.id, issuer: ISSUER, app })();
  const signIn = async (network: Network, ctx: Ctx, name: string, press?: 'Deny', scopes?: string[]) => {
    const started = await network.signIn(ctx, { redirectUri: REDIRECT, silent: false, ...(scopes ? { scopes } : {}) });
    if (isRefusal(started)) return started;
    const browse = person(makeVisitor(world.port, [new URL(ISSUER).hostname]), name);
    return network.finish(ctx, started, await browse(started.url, press));
  };
  const connect = async (network: Network, ctx: Ctx, name: string, scopes?: string[]): Promise<TokenSet> => {
    const done = await signIn(network, ctx, name, undefined, scopes);
    if (isRefusal(done)) throw new Error(JSON.stringify(done));
    return done;
  };

  describe('as an OAuth server like any other', () => {
    const ctx = () => ctxWith(oauth, { clientId: PUBLIC_CLIENT });
    const scopes = ['read:accounts'];
    const renewed = async (set: TokenSet): Promise<TokenSet> => {
      const done = await oauth.renew(withToken(ctx(), set));
      if (isFinding(done)) throw new Error(JSON.stringify(done));
      return done;
    };

    test('is found by RFC 8414, signs in by PKCE, and is proved', async () => {
      const set = await connect(oauth, ctx(), 'anna', scopes);
      expect(set).toMatchObject({ renews: 'refresh-token', scopes });
      expect(set).not.toHaveProperty('extra');
      expect(Math.round(((set.expiresAt ?? 0) - Date.now()) / 3_600_000)).toBe(2);
      expect(await oauth.check(withToken(ctx(), set))).toEqual({ result: 'alive' });
      expect(await oauth.identify(withToken(ctx(), set))).toMatchObject({ handle: 'anna' });
    });
    test('a no on the consent page is a no', async () => {
      expect(await signIn(oauth, ctx(), 'ben', 'Deny', scopes)).toMatchObject({ failed: 'denied' });
    });
    test('revoked and of age are told apart, even where nothing was known of the end', async () => {
      const [old, gone, deleted] = [
        await connect(oauth, ctx(), 'cleo', scopes),
        await connect(oauth, ctx(), 'dora', scopes),
        await connect(oauth, ctx(), 'emil', scopes),
      ];
      await order('expire', { token: old.access });
      await order('remove-app', { token: gone.access });
      await order('delete', { token: deleted.access });
      const { expiresAt: _end, ...untold } = old;
      const aged = { result: 'ended', cause: 'lifetime-ended', code: 'invalid_token' };
      const revoked = { result: 'ended', cause: 'unknown', state: 'revoked', code: 'invalid_token' };
      expect(await oauth.check(withToken(ctx(), untold))).toEqual(aged);
      expect(await oauth.check(withToken(ctx(), gone))).toEqual(revoked);
      expect(await oauth.check(withToken(ctx(), deleted))).toEqual(revoked);
      // What is only old comes back; what was taken away does not.
      expect(await oauth.check(withToken(ctx(), await renewed(untold)))).toEqual({ result: 'alive' });
      expect(await oauth.renew(withToken(ctx(), gone))).toMatchObject({ result: 'ended', code: 'invalid_grant' });
    });
    test('an old refresh token is good until the new access token is first used', async () => {
      const first = await connect(oauth, ctx(), 'fay', scopes);
      await renewed(first);
      const second = await renewed(first);
      expect(await oauth.check(withToken(ctx(), second))).toEqual({ result: 'alive' });
      expect(await oauth.renew(withToken(ctx(), first))).toMatchObject({ result: 'ended', state: 'revoked' });
    });
    test('is ended, and that can be seen', async () => {
      const set = await connect(oauth, ctx(), 'gil', scopes);
      expect(await oauth.revoke?.(withToken(ctx(), set))).toBe(true);
      expect(await oauth.check(withToken(ctx(), set))).toMatchObject({ result: 'ended', state: 'revoked' });
    });
  });

  describe('as a server like Mastodon', () => {
    const registered = async (): Promise<Ctx> => {
      const app = await mastodon.register?.(ctxWith(mastodon), REDIRECT);
      if (!app || isRefusal(app)) throw new Error(JSON.stringify(app));
      return ctxWith(mastodon, app);
    };
    test('registers by itself, and its tokens have no end', async () => {
      const ctx = await registered();
      const set = await connect(mastodon, ctx, 'hana');
      expect(set).toMatchObject({ renews: 'no', expiresAt: null });
      expect(await mastodon.check(withToken(ctx, set))).toMatchObject({ result: 'alive' });
      expect(await mastodon.identify(withToken(ctx, set))).toMatchObject({ handle: 'hana', name: 'Hana' });
    });
    test('removed, of age and unknown are three things', async () => {
      const ctx = await registered();
      const check = async (how: 'remove-app' | 'expire' | 'delete', name: string) => {
        const set = await connect(mastodon, ctx, name);
        await order(how, { token: set.access });
        return mastodon.check(withToken(ctx, set));
      };
      expect(await check('remove-app', 'ida')).toMatchObject({ result: 'ended', cause: 'app-removed' });
      expect(await check('expire', 'joe')).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
      expect(await check('delete', 'kim')).toMatchObject({ result: 'ended', cause: 'unknown', state: 'revoked' });
    });
    test('is ended, and that is proved', async () => {
      const ctx = await registered();
      const set = await connect(mastodon, ctx, 'lena');
      expect(await mastodon.revoke?.(withToken(ctx, set))).toBe(true);
    });
    test('an app that the server has swept away is told before anything is opened', async () => {
      const ctx = await registered();
      await order('sweep', { client: ctx.app?.clientId ?? '' });
      expect(await signIn(mastodon, ctx, 'mira')).toMatchObject({ failed: 'app-refused', appGone: true });
    });
  });
});
