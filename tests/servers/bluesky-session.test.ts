/** App passwords against the real Bluesky server: opened, renewed, ended by everything that ends them, and opened again where that is right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import bluesky from '../../utils/networks/bluesky';
import { type Ctx, isFinding, isRefusal, type TokenSet } from '../../utils/networks/define';
import { makeClient } from '../world/client.ts';
import { fetchFrom } from '../world/fetch.ts';
import { startWorld, type World } from '../world/world.ts';
import { makeCtx, withToken } from './support/ctx.ts';
import { PDS, type Pds, startPds } from './support/pds.ts';
import { makePerson, type Person } from './support/person.ts';

let pds: Pds;
let world: World;
let fetcher: typeof fetch;

beforeAll(async () => {
  pds = await startPds();
  world = await startWorld({ behind: pds.behind });
  fetcher = fetchFrom(makeClient(world.port));
});
afterAll(async () => {
  await world?.close();
  await pds?.close();
});

const ctx = (more: Partial<Ctx['account']> = {}) => makeCtx(fetcher, { network: 'bluesky', issuer: PDS })(more);
const ctxFor = (set: TokenSet, { handle, did }: Person) => withToken(ctx({ handle, networkAccountId: did }), set);
const open = async (person: Person, password: string): Promise<TokenSet> => {
  const done = await bluesky.signInWithPassword?.(ctx(), person.handle, password);
  if (!done || isRefusal(done)) throw new Error(JSON.stringify(done));
  return done;
};
const renewed = async (set: TokenSet, person: Person): Promise<TokenSet> => {
  const done = await bluesky.renew(ctxFor(set, person));
  if (isFinding(done)) throw new Error(JSON.stringify(done));
  return done;
};
const someone = (name: string) => makePerson(fetcher, name);

describe('a session with an app password', () => {
  test('opens, is proved, and knows its own ends', async () => {
    const anna = await someone('anna');
    const set = await open(anna, await anna.appPassword('token-health'));
    expect(await bluesky.check(ctxFor(set, anna))).toEqual({ result: 'alive' });
    expect(await bluesky.identify(ctxFor(set, anna))).toEqual({ networkAccountId: anna.did, handle: anna.handle });
    const [hour, day] = [3_600_000, 86_400_000];
    expect(Math.round(((set.expiresAt ?? 0) - Date.now()) / hour)).toBe(2);
    expect(set.refreshExpiresAt).toBe(null);
    const { extra: _password, ...bare } = set;
    const plain = await renewed(bare, anna);
    expect(Math.round(((plain.refreshExpiresAt ?? 0) - Date.now()) / day)).toBe(90);
    expect(bluesky.looksLike?.(set.access)).toBe(true);
  });

  test('a wrong password is said, without the password', async () => {
    const ben = await someone('ben');
    expect(await bluesky.signInWithPassword?.(ctx(), ben.handle, 'wrong-wrong-wrong')).toEqual({
      failed: 'denied',
      message: 'AuthenticationRequired: Invalid identifier or password',
    });
  });

  test('a refresh token may be used twice and leads to the same successor', async () => {
    const cleo = await someone('cleo');
    const first = await open(cleo, await cleo.appPassword('a'));
    expect(await bluesky.refreshTokenUnused?.(ctxFor(first, cleo))).toBe(true);
    const [second, again] = [await renewed(first, cleo), await renewed(first, cleo)];
    expect(await bluesky.check(ctxFor(again, cleo))).toEqual({ result: 'alive' });
    expect(await renewed(second, cleo)).toMatchObject({ access: expect.any(String) });
    expect(await renewed(again, cleo)).toMatchObject({ access: expect.any(String) });
  });

  test('a changed main password ends the session; the app password opens it again, unseen', async () => {
    const dora = await someone('dora');
    const set = await open(dora, await dora.appPassword('a'));
    await pds.order('password', dora.did, 'another-main-password');
    const { extra: _password, ...bare } = set;
    expect(await bluesky.renew(ctxFor(bare, dora))).toEqual({
      result: 'ended',
      cause: 'unknown',
      state: 'revoked',
      code: 'ExpiredToken',
    });
    const fresh = await renewed(set, dora);
    expect(fresh.refresh).not.toBe(set.refresh);
    expect(await bluesky.check(ctxFor(fresh, dora))).toEqual({ result: 'alive' });
    expect(fresh.extra).toBe(set.extra);
  });

  test('a session with the main password keeps no password, and ends with it', async () => {
    const emil = await someone('emil');
    const set = await open(emil, emil.password);
    expect(JSON.stringify(set)).not.toContain(emil.password);
    await pds.order('password', emil.did, 'another-main-password');
    expect(await bluesky.renew(ctxFor(set, emil))).toMatchObject({ result: 'ended', state: 'revoked' });
  });

  test('a deleted app password is told as such', async () => {
    const fay = await someone('fay');
    const set = await open(fay, await fay.appPassword('gone-soon'));
    await fay.deleteAppPassword('gone-soon');
    expect(await bluesky.renew(ctxFor(set, fay))).toMatchObject({ result: 'ended', cause: 'app-removed' });
  });

  test('a suspension is told as such, by check and by renewal, and its lifting too', async () => {
    const gil = await someone('gil');
    const set = await open(gil, await gil.appPassword('a'));
    await pds.order('takedown', gil.did, true);
    expect(await bluesky.check(ctxFor(set, gil))).toMatchObject({ result: 'ended', cause: 'user-suspended' });
    expect(await bluesky.renew(ctxFor(set, gil))).toMatchObject({ result: 'ended', cause: 'user-suspended' });
    await pds.order('takedown', gil.did, false);
    expect(await bluesky.check(ctxFor(await renewed(set, gil), gil))).toEqual({ result: 'alive' });
  });

  test('a deactivated account wants its owner, not a reconnect', async () => {
    const hana = await someone('hana');
    const set = await open(hana, await hana.appPassword('a'));
    await hana.deactivate();
    expect(await bluesky.check(ctxFor(set, hana))).toEqual({
      result: 'ended',
      cause: 'checkpoint',
      code: 'deactivated',
    });
    await hana.activate();
    expect(await bluesky.check(ctxFor(set, hana))).toEqual({ result: 'alive' });
  });

  test('a log-out is proved: the refresh token is refused afterwards', async () => {
    const ida = await someone('ida');
    const { extra: _password, ...set } = await open(ida, await ida.appPassword('a'));
    expect(await bluesky.revoke?.(ctxFor(set, ida))).toBe(true);
    expect(await bluesky.renew(ctxFor(set, ida))).toMatchObject({ result: 'ended', code: 'ExpiredToken' });
  });

  test('nonsense is refused by name', async () => {
    const joe = await someone('joe');
    const set = await open(joe, joe.password);
    const nonsense = { ...set, access: `${set.access.slice(0, -4)}AAAA` };
    expect(await bluesky.check(ctxFor(nonsense, joe))).toMatchObject({ result: 'ended', code: 'InvalidToken' });
    expect(await bluesky.check(ctxFor({ ...set, access: set.refresh ?? '' }, joe))).toMatchObject({
      code: 'InvalidToken',
    });
  });
});
