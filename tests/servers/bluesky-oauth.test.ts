/** Sign-in at the real Bluesky server, through its own pages in a real browser; then everything that becomes of such a grant. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import bluesky from '../../utils/networks/bluesky';
import { isFinding, isRefusal, type Refusal, type TokenSet } from '../../utils/networks/define';
import { type Browser, launch, until } from '../e2e/support/browser.ts';
import { makeClient } from '../world/client.ts';
import { fetchFrom } from '../world/fetch.ts';
import { startWorld, type World } from '../world/world.ts';
import { makeCtx, withToken } from './support/ctx.ts';
import { CLIENT_ID, PDS, type Pds, REDIRECT, startPds } from './support/pds.ts';
import { makePerson, type Person } from './support/person.ts';
import { signInAtPds } from './support/sign-in.ts';

const DAY = 86_400_000;
const app = { clientId: CLIENT_ID };

let pds: Pds;
let world: World;
let browser: Browser;
let fetcher: typeof fetch;

beforeAll(async () => {
  pds = await startPds();
  world = await startWorld({ behind: pds.behind });
  browser = await launch({ port: world.port });
  fetcher = fetchFrom(makeClient(world.port));
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await pds?.close();
});

const someone = (name: string) => makePerson(fetcher, name);
const ctx = (more = {}) => makeCtx(fetcher, { network: 'bluesky', issuer: PDS, app })(more);
const ctxFor = (set: TokenSet, { handle, did }: Person) => withToken(ctx({ handle, networkAccountId: did }), set);

/** From the first request to the tokens, by a person with a browser that knows nobody yet. */
const signIn = async (
  person: Person,
  answer: 'Authorize' | 'Deny access' = 'Authorize',
  hint?: string,
): Promise<TokenSet | Refusal> => {
  const started = await bluesky.signIn(ctx(), { redirectUri: REDIRECT, silent: false, ...(hint ? { hint } : {}) });
  if (isRefusal(started)) return started;
  await browser.context.clearCookies();
  const page = await browser.context.newPage();
  await page.goto(started.url);
  await signInAtPds(page, person, answer);
  await page.waitForURL(`${REDIRECT}**`);
  const redirected = page.url();
  await page.close();
  return bluesky.finish(ctx(), started, redirected);
};
const connect = async (person: Person): Promise<TokenSet> => {
  const done = await signIn(person);
  if (isRefusal(done)) throw new Error(JSON.stringify(done));
  return done;
};
const renewed = async (set: TokenSet, person: Person): Promise<TokenSet> => {
  const done = await bluesky.renew(ctxFor(set, person));
  if (isFinding(done)) throw new Error(JSON.stringify(done));
  return { ...done, ...(set.extra ? { extra: set.extra } : {}) };
};

describe('a grant of the real Bluesky server', () => {
  test('is bound, proved, and ends fourteen days after its start', async () => {
    const anna = await someone('anna');
    const set = await connect(anna);
    expect(set).toMatchObject({ renews: 'refresh-token', scopes: ['atproto', 'transition:generic'] });
    expect(Math.round(((set.refreshExpiresAt ?? 0) - Date.now()) / DAY)).toBe(14);
    expect(await bluesky.check(ctxFor(set, anna))).toEqual({ result: 'alive' });
    expect(await bluesky.identify(ctxFor(set, anna))).toEqual({ networkAccountId: anna.did, handle: anna.handle });
    expect(bluesky.looksLike?.(set.access)).toBe(true);
  });

  test('a no on the consent page is a no', async () => {
    const ben = await someone('ben');
    expect(await signIn(ben, 'Deny access', ben.handle)).toMatchObject({ failed: 'denied' });
  });

  test('an app whose metadata file cannot be read is refused by name', async () => {
    const nobody = { ...ctx(), app: { clientId: 'https://apps.acme.social/none/client-metadata.json' } };
    expect(await bluesky.signIn(nobody, { redirectUri: REDIRECT, silent: false })).toMatchObject({
      failed: 'app-refused',
      message: expect.stringMatching(/^invalid_client/),
    });
    const elsewhere = await bluesky.signIn(ctx(), { redirectUri: 'https://elsewhere.example/', silent: false });
    expect(elsewhere).toMatchObject({ failed: 'app-refused' });
  });

  test('renews once per refresh token, tells a used one from an unused one, and does not move its end', async () => {
    const cleo = await someone('cleo');
    const first = await connect(cleo);
    expect(await bluesky.refreshTokenUnused?.(ctxFor(first, cleo))).toBe(true);
    const second = await renewed(first, cleo);
    expect(second.refresh).not.toBe(first.refresh);
    expect(second.refreshExpiresAt).toBe(first.refreshExpiresAt);
    expect(await bluesky.refreshTokenUnused?.(ctxFor(first, cleo))).toBe(false);
    expect(await bluesky.check(ctxFor(second, cleo))).toEqual({ result: 'alive' });
    // The second use ends it for everybody, and is told as what it is.
    expect(await bluesky.renew(ctxFor(first, cleo))).toEqual({
      result: 'ended',
      cause: 'replaced',
      code: 'invalid_grant',
    });
    expect(await bluesky.check(ctxFor(second, cleo))).toMatchObject({ result: 'ended', cause: 'unknown' });
    expect(await pds.order('sessions', cleo.did)).toBe(0);
  });

  test('thirteen days old it renews, fifteen days old it is over', async () => {
    const dora = await someone('dora');
    const first = await connect(dora);
    await pds.order('ageSessions', dora.did, 13 * DAY);
    const second = await renewed(first, dora);
    await pds.order('ageSessions', dora.did, 15 * DAY);
    expect(await bluesky.renew(ctxFor(second, dora))).toEqual({
      result: 'ended',
      cause: 'lifetime-ended',
      code: 'invalid_grant',
    });
  });

  test('an access token of age is told from a revoked one', async () => {
    const emil = await someone('emil');
    await pds.order('accessLife', 2000);
    const set = await connect(emil).finally(() => pds.order('accessLife', 3_600_000));
    await until('its end', async () => (await bluesky.check(ctxFor(set, emil))).result === 'ended');
    expect(await bluesky.check(ctxFor(set, emil))).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
    const { expiresAt: _told, ...untold } = set;
    expect(await bluesky.check(ctxFor(untold, emil))).toMatchObject({ result: 'ended', cause: 'lifetime-ended' });
    expect(await bluesky.check(ctxFor(await renewed(set, emil), emil))).toEqual({ result: 'alive' });
  });

  test('a changed password does not end it', async () => {
    const fay = await someone('fay');
    const set = await connect(fay);
    await pds.order('password', fay.did, 'another-main-password');
    expect(await bluesky.check(ctxFor(set, fay))).toEqual({ result: 'alive' });
    expect(await renewed(set, fay)).toMatchObject({ access: expect.any(String) });
  });

  test('a suspension deletes it, and is told all the same', async () => {
    const gil = await someone('gil');
    const set = await connect(gil);
    await pds.order('takedown', gil.did, true);
    const suspended = { result: 'ended', cause: 'user-suspended', code: 'takendown' };
    expect(await bluesky.check(ctxFor(set, gil))).toEqual(suspended);
    expect(await bluesky.renew(ctxFor(set, gil))).toEqual(suspended);
    await pds.order('takedown', gil.did, false);
    expect(await bluesky.renew(ctxFor(set, gil))).toMatchObject({
      result: 'ended',
      cause: 'unknown',
      state: 'revoked',
    });
  });

  test('a deactivated account wants its owner', async () => {
    const hana = await someone('hana');
    const set = await connect(hana);
    await hana.deactivate();
    expect(await bluesky.check(ctxFor(set, hana))).toMatchObject({ result: 'ended', cause: 'checkpoint' });
    await hana.activate();
    expect(await bluesky.check(ctxFor(set, hana))).toEqual({ result: 'alive' });
  });

  test('is ended with proof of its key; the server forgets it', async () => {
    const ida = await someone('ida');
    const set = await connect(ida);
    expect(await pds.order('sessions', ida.did)).toBe(1);
    expect(await bluesky.revoke?.(ctxFor(set, ida))).toBe(true);
    expect(await pds.order('sessions', ida.did)).toBe(0);
    expect(await bluesky.check(ctxFor(set, ida))).toMatchObject({ result: 'ended', cause: 'unknown' });
  });
});
