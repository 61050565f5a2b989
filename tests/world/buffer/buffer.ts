/** Buffer: GraphQL with organizations and their channels, for keys and for sign-ins; errors come with status 200. States: fine, disconnected, locked. */
import type { Clock } from '../core/clock.ts';
import { Grants } from '../core/grants.ts';
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import type { Labels } from '../core/labels.ts';
import { PLANTED, page, ToolSite } from '../core/tool.ts';

export class BufferTool extends ToolSite {
  readonly hosts = ['api.buffer.com', 'auth.buffer.com', 'publish.buffer.com'];
  /** What people signed in for at auth.buffer.com. */
  readonly signIns: Grants;
  /** What was sent that is not a query. */
  readonly mutations: string[] = [];

  constructor(clock: Clock, labels: Labels) {
    super();
    this.signIns = new Grants(clock, labels, {
      brand: { name: 'Buffer', colour: '#2c4bff' },
      kind: 'buffer',
      stateLength: 1,
      publicApps: true,
      offline: 'offline_access',
      issuer: 'https://auth.buffer.com',
    });
    this.signIns.apps.set('acme-buffer-app', {});
  }

  /** The person removes the app in Buffer's settings. */
  endSignIns(): void {
    this.signIns.endAll();
  }

  #auth(req: Req): Reply | undefined {
    if (req.path === '/auth') return this.signIns.authorize(req);
    if (req.method !== 'POST') return undefined;
    if (req.path === '/token') return this.signIns.token(req);
    if (req.path === '/token/introspection') return this.signIns.introspect(req);
    return req.path === '/token/revocation' ? this.signIns.revoke(req) : undefined;
  }

  answer(req: Req): Reply | undefined {
    if (req.host === 'auth.buffer.com') return this.#auth(req);
    if (req.host !== 'api.buffer.com') return page('Channels');
    if (req.path !== '/' || req.method !== 'POST') return undefined;
    if (!this.keys.has(bearer(req)) && !this.signIns.accepts(bearer(req)))
      return json(401, { errors: [{ message: 'no', extensions: { code: 'UNAUTHORIZED' } }] });
    const { query = '', variables = {} } = JSON.parse(req.body.toString()) as {
      query?: string;
      variables?: { o?: string };
    };
    if (!/^\s*query\b/.test(query)) this.mutations.push(query);
    if (/\borganizations\b/.test(query))
      return json(200, { data: { account: { organizations: [{ id: 'org-1', secret: PLANTED }, { id: 'org-2' }] } } });
    const channels = variables.o === 'org-1' ? this.accounts : [];
    return json(200, {
      data: {
        channels: channels.map(({ id, platform, name, handle, state }) => ({
          id,
          name: handle ?? name,
          displayName: name,
          service: platform,
          isDisconnected: state === 'disconnected',
          isLocked: state === 'locked',
          avatar: PLANTED,
        })),
      },
    });
  }
}
