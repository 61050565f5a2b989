/** Ending a token at the network: only the network's no to the ended token proves it, whatever it said when it was asked to. */
import { describe, expect, it } from 'vitest';
import type { Network } from '../../../utils/networks/define';
import { networks } from '../../../utils/networks/index';
import { KEEPS_ACCESS } from '../../../utils/wording/names';
import { type Asked, down, json, network, page, tokenCtxOf } from './double';

const app = { clientId: 'cid', clientSecret: 'shh' };
const META_GONE = json({ error: { code: 190, error_subcode: 458, message: 'has not authorized application' } }, 400);

/** How each network is asked, and how it answers for a token that is over, that lives, and when it wants something of the person first. */
interface Case {
  ask: Record<string, Response>;
  tried: string;
  gone: Response;
  alive: Response;
}
const facebook: Case = {
  ask: { 'DELETE https://graph.facebook.com/v26.0/me/permissions': json({ success: true }) },
  tried: 'GET https://graph.facebook.com/v26.0/debug_token',
  gone: META_GONE,
  alive: json({ data: { is_valid: true, expires_at: 0 } }),
};
const CASES: Record<string, Case> = {
  facebook,
  'instagram-business': facebook,
  instagram: {
    ask: { 'DELETE https://graph.instagram.com/v26.0/me/permissions': json({ success: true }) },
    tried: 'GET https://graph.instagram.com/v26.0/me',
    gone: META_GONE,
    alive: json({ user_id: '1', username: 'a' }),
  },
  x: {
    ask: { 'POST https://api.x.com/2/oauth2/revoke': json({ revoked: true }) },
    tried: 'POST https://api.x.com/2/oauth2/token',
    gone: json({ error: 'invalid_request', error_description: 'Value passed for the token was invalid.' }, 400),
    alive: json({ access_token: 'A2', refresh_token: 'R2', token_type: 'bearer' }),
  },
  youtube: {
    ask: { 'POST https://oauth2.googleapis.com/revoke': json({}) },
    tried: 'POST https://oauth2.googleapis.com/token',
    gone: json({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, 400),
    alive: json({ access_token: 'A2', token_type: 'bearer' }),
  },
  tiktok: {
    ask: { 'POST https://open.tiktokapis.com/v2/oauth/revoke/': new Response('') },
    tried: 'GET https://open.tiktokapis.com/v2/user/info/',
    gone: json({ error: { code: 'access_token_invalid' } }, 401),
    alive: json({ data: { user: { open_id: '1' } }, error: { code: 'ok' } }),
  },
  linkedin: {
    ask: { 'POST https://www.linkedin.com/oauth/v2/revoke': json({}) },
    tried: 'GET https://api.linkedin.com/v2/userinfo',
    gone: json({ status: 401, serviceErrorCode: 65601, code: 'REVOKED_ACCESS_TOKEN' }, 401),
    alive: json({ sub: '1' }),
  },
};
/** Servers of one's own, with tests of their own: they are found first. */
const ELSEWHERE = ['oauth', 'mastodon', 'bluesky'];

const able = networks.filter(each => each.revoke);

it('every network that can is tested, and the list of those that cannot is true', () => {
  expect(able.map(({ id }) => id).sort()).toEqual([...Object.keys(CASES), ...ELSEWHERE].sort());
  expect(
    networks
      .filter(each => !able.includes(each))
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...KEEPS_ACCESS].sort());
});

describe.each(able.filter(({ id }) => CASES[id]).map(each => [each.id, each] as const))(
  '%s',
  (id, subject: Network) => {
    const { ask, tried, gone, alive } = CASES[id] as Case;
    const end = async (routes: Record<string, Response | ((asked: Asked) => Response)>) => {
      const double = network({ ...ask, ...routes });
      const ended = await subject.revoke?.(tokenCtxOf(double, { access: 'A1', refresh: 'R1' }, { app }));
      return { ended, went: double.went() };
    };

    it('asks, then tries: a clear no is the proof', async () => {
      const { ended, went } = await end({ [tried]: gone });
      expect(ended).toBe(true);
      expect(Object.keys(ask)).toContain(went[0]);
      expect(went.at(-1)).toBe(tried);
    });
    it('does not believe a network that says yes and goes on as before', async () => {
      expect((await end({ [tried]: alive })).ended).toBe(false);
    });
    it.each([
      ['an outage', json({}, 503)],
      ['a page', page(200)],
      ['a limit', json({}, 429)],
    ])('takes %s for no proof', async (_name, reply) => {
      const meta = { 'GET https://graph.facebook.com/v26.0/me': reply };
      expect((await end({ ...meta, [tried]: reply })).ended).toBe(false);
    });
    it('takes silence for no proof', async () => {
      const dead = Object.fromEntries([...Object.keys(ask), tried].map(route => [route, down]));
      expect((await end(dead)).ended).toBe(false);
    });
  },
);

it('a checkpoint may go away again: it proves nothing', async () => {
  const checkpoint = json({ error: { code: 190, error_subcode: 459, message: 'x' } }, 400);
  const double = network({ ...facebook.ask, [facebook.tried]: checkpoint });
  const subject = networks.find(({ id }) => id === 'facebook');
  expect(await subject?.revoke?.(tokenCtxOf(double, { access: 'A1' }))).toBe(false);
});

it('X without a refresh token has no free proof, and none is paid for', async () => {
  const double = network(CASES.x?.ask ?? {});
  const subject = networks.find(({ id }) => id === 'x');
  expect(await subject?.revoke?.(tokenCtxOf(double, { access: 'A1' }, { app }))).toBe(false);
  expect(double.went()).toEqual(['POST https://api.x.com/2/oauth2/revoke']);
});
