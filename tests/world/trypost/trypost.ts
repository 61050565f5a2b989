/** TryPost's API: the workspace's social accounts. States: connected, token_expired, disconnected, and empty where it does not know. */
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import { PLANTED, page, ToolSite } from '../core/tool.ts';

export class TryPost extends ToolSite {
  readonly hosts = ['post.acme.example'];

  answer(req: Req): Reply | undefined {
    if (req.path !== '/api/social-accounts' || req.method !== 'GET') return page('Social Accounts');
    if (!this.keys.has(bearer(req))) return json(401, { message: 'Unauthenticated.' });
    return json(200, {
      data: this.accounts.map(({ id, platform, name, handle, state }) => ({
        id,
        platform,
        display_name: name,
        username: handle ?? '',
        is_active: true,
        status: state || null,
        token: PLANTED,
      })),
    });
  }
}
