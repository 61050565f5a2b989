/** TryPost: the workspace's social accounts with their status. 60 requests a minute are allowed. */
import { z } from 'zod';
import type { ToolRow } from '../../model/tool-row';
import type { ToolApi } from '../api';
import { ALIVE, endedAs, label, MINUTE, partOf } from '../api-rows';
import { NETWORKS } from './networks';

const SAYS: Record<string, ToolRow['says']> = {
  connected: ALIVE,
  token_expired: endedAs('expired'),
  disconnected: endedAs('revoked'),
};

const account = z.object({
  id: z.string().min(1),
  platform: z.string(),
  display_name: label,
  username: label,
  /** `null`: it does not know. */
  status: z.string().nullish(),
});

const api: ToolApi = {
  id: 'trypost',
  source: 'trypost-it/trypost, SocialAccountResource.php and routes/api.php, read 2026-05-15',
  needsAccountId: false,
  ways: ['key'],
  asksAt: origin => origin,
  authorize: key => ({ authorization: `Bearer ${key}`, accept: 'application/json' }),
  readEveryMs: 30 * MINUTE,
  first: ({ origin }) => ({ url: `${origin}/api/social-accounts` }),
  read: (body, ask) => {
    // Laravel's own paging, should a workspace have more than a page.
    const list = z
      .object({ data: z.array(z.unknown()), links: z.object({ next: z.url() }).optional().catch(undefined) })
      .safeParse(body);
    if (!list.success) return null;
    const next = list.data.links?.next;
    const own = next && new URL(next).origin === new URL(ask.url).origin;
    return partOf(
      list.data.data,
      account,
      each => ({
        toolAccountId: each.id,
        network: NETWORKS[each.platform],
        handle: each.username?.replace(/^@/, ''),
        name: each.display_name,
        says: SAYS[each.status ?? ''],
      }),
      own ? [{ url: next }] : [],
    );
  },
};

export default api;
