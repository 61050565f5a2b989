/** Nango: connections in pages, secrets at each single one (asking there also renews), and reconnect sessions. States: fine, auth, sync. */
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import { PLANTED, page, ToolSite } from '../core/tool.ts';
import { connectionsPage } from './connections.ts';

const PAGE = 100;

export class Nango extends ToolSite {
  readonly hosts = ['nango.acme.example', 'connect.acme.example'];
  /** Connections that were asked for one by one: each such request renews a token. */
  readonly probed: string[] = [];
  /** Reconnect sessions, by connection. */
  readonly sessions: string[] = [];

  answer(req: Req): Reply | undefined {
    if (req.host === 'connect.acme.example') return page('Connect');
    if (!/^\/connect(ions|\/)/.test(req.path)) return connectionsPage(this.accounts, req.path);
    if (!this.keys.has(bearer(req))) return json(401, { error: { code: 'invalid_secret_key', message: 'no' } });
    if (req.path === '/connections' && req.method === 'GET') return this.#list(req);
    if (req.path === '/connect/sessions/reconnect' && req.method === 'POST') return this.#session(req);
    const single = /^\/connections\/(.+)$/.exec(req.path)?.[1];
    if (single) this.probed.push(single);
    return json(200, { credentials: { access_token: PLANTED } });
  }

  #list(req: Req): Reply {
    const wanted = req.query.get('connectionId');
    const fitting = this.accounts.filter(({ id }) => !wanted || id === wanted);
    const from = Number(req.query.get('page') ?? 0) * PAGE;
    return json(200, {
      connections: fitting.slice(from, from + PAGE).map(({ id, platform, name, state }, i) => ({
        id: i,
        connection_id: id,
        provider_config_key: `${platform}-acme`,
        provider: platform,
        errors: state === 'fine' ? [] : [{ type: state, log_id: PLANTED }],
        end_user: { id: PLANTED, display_name: name, email: `${PLANTED}@acme.example` },
        tags: {},
        metadata: { key: PLANTED },
        created: '2026-01-01T00:00:00Z',
      })),
    });
  }

  #session(req: Req): Reply {
    const { connection_id: id, integration_id: key } = JSON.parse(req.body.toString()) as Record<string, string>;
    const account = this.accounts.find(each => each.id === id && `${each.platform}-acme` === key);
    if (!account || !id) return json(404, { error: { code: 'not_found', message: 'no' } });
    this.sessions.push(id);
    const link = `https://connect.acme.example/?session_token=${PLANTED}-${this.sessions.length}`;
    return json(201, { data: { token: PLANTED, connect_link: link, expires_at: '2026-12-01T00:00:00Z' } });
  }
}
