/** Buffer's GraphQL: organizations and their channels; errors come with status 200. States: fine, disconnected, locked. */
import { bearer, json, type Reply, type Req } from '../core/http.ts';
import { PLANTED, page, ToolSite } from '../core/tool.ts';

export class BufferTool extends ToolSite {
  readonly hosts = ['api.buffer.com', 'publish.buffer.com'];
  /** What was sent that is not a query. */
  readonly mutations: string[] = [];

  answer(req: Req): Reply | undefined {
    if (req.host !== 'api.buffer.com') return page('Channels');
    if (req.path !== '/' || req.method !== 'POST') return undefined;
    if (!this.keys.has(bearer(req)))
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
