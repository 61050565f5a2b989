/** BrightBean Studio's API v1: the accounts on a key's allow-list. States: connected, token_expiring, disconnected, error. */
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import { PLANTED, page, ToolSite } from '../core/tool.ts';

export class BrightBean extends ToolSite {
  readonly hosts = ['studio.acme.example'];

  answer(req: Req): Reply | undefined {
    if (req.path !== '/api/v1/accounts/' || req.method !== 'GET') return page('BrightBean Studio');
    if (!this.keys.has(bearer(req))) return json(401, { detail: 'Unauthorized' });
    return json(200, {
      accounts: this.accounts.map(({ id, platform, name, handle, state }) => ({
        id,
        platform,
        account_name: name,
        account_handle: handle ? `@${handle}` : '',
        connection_status: state,
        char_limit: 280,
        escaped_chars: PLANTED,
        needs_title: false,
        supports_first_comment: true,
      })),
    });
  }
}
