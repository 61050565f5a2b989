/** Hootsuite: the member's social profiles, for sign-ins only; errors by its own numbers. States: fine, reauth, silent. */
import type { Clock } from '../core/clock.ts';
import { Grants } from '../core/grants.ts';
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import { PLANTED, ToolSite } from '../core/tool.ts';
import { memberPage } from './member.ts';

const REQUIRED: Record<string, number | null> = { fine: 0, reauth: 1, silent: null };

export class Hootsuite extends ToolSite {
  readonly hosts = ['platform.hootsuite.com', 'hootsuite.com'];
  readonly signIns: Grants;

  constructor(clock: Clock, labels: Labels) {
    super();
    this.signIns = new Grants(clock, labels, {
      brand: { name: 'Hootsuite', colour: '#012b3a' },
      kind: 'hootsuite',
      stateLength: 8,
      // Its guide and its metadata disagree; the tests have apps of both kinds.
      publicApps: true,
      offline: 'offline',
    });
    this.signIns.apps.set('acme-hootsuite-app', { secret: labels.add('hootsuite-secret', 'hoot-secret-of-acme') });
    this.signIns.apps.set('acme-public-app', {});
  }

  endSignIns(): void {
    this.signIns.endAll();
  }

  answer(req: Req): Reply | undefined {
    if (req.host === 'hootsuite.com') return memberPage(this.accounts, req.query.get('lang') === 'de');
    if (req.path === '/oauth2/auth') return this.signIns.authorize(req);
    if (req.path === '/oauth2/token' && req.method === 'POST') return this.signIns.token(req);
    if (req.path !== '/v1/socialProfiles' || req.method !== 'GET') return undefined;
    if (!this.keys.has(bearer(req)) && !this.signIns.accepts(bearer(req)))
      return json(401, { errors: [{ code: 1001, message: 'Invalid access token', id: PLANTED }] });
    return json(200, {
      data: this.accounts.map(({ id, platform, name, handle, state }) => ({
        id,
        type: platform,
        socialNetworkId: PLANTED,
        socialNetworkUsername: handle ?? name,
        avatarUrl: PLANTED,
        owner: 'ORGANIZATION',
        ownerId: PLANTED,
        isReauthRequired: REQUIRED[state] ?? null,
      })),
    });
  }
}
