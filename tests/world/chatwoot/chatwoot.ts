/** Chatwoot's list of inboxes as an administrator's token gets it, passwords included. States: fine, dead, and silent where it does not know. */
import { json, type Reply, type Req } from '../core/http.ts';
import { PLANTED, ToolSite } from '../core/tool.ts';
import { inboxesPage } from './inboxes.ts';

export class Chatwoot extends ToolSite {
  readonly hosts = ['inbox.acme.example'];

  answer(req: Req): Reply | undefined {
    if (!/^\/api\/v1\/accounts\/[^/]+\/inboxes$/.test(req.path) || req.method !== 'GET')
      return inboxesPage(this.accounts, req.path);
    if (!this.keys.has(String(req.headers.api_access_token ?? ''))) return json(401, { error: 'Invalid Access Token' });
    if (req.path !== '/api/v1/accounts/3/inboxes') return json(404, { error: 'Resource could not be found' });
    return json(200, {
      payload: this.accounts.map(({ id, platform, name, state }) => ({
        id: Number(id),
        avatar_url: null,
        channel_id: 7,
        name,
        channel_type: platform,
        ...(state === 'silent' ? {} : { reauthorization_required: state === 'dead' }),
        imap_login: 'post@acme.example',
        imap_password: PLANTED,
        smtp_password: PLANTED,
        auth_token: PLANTED,
        hmac_token: PLANTED,
        secret: PLANTED,
        provider_config: { api_key: PLANTED },
      })),
    });
  }
}
