/** Chatwoot: the list of inboxes. To administrators it carries mail passwords and tokens as well: five fields are taken, the rest is dropped here. */
import { z } from 'zod';
import type { ToolApi } from '../api';
import { ALIVE, endedAs, label, MINUTE, partOf } from '../api-rows';

/** Channels that are networks of ours; mail, WhatsApp, Telegram, web sites and others are not. */
const NETWORKS: Record<string, string> = {
  'Channel::FacebookPage': 'facebook',
  'Channel::Instagram': 'instagram',
  'Channel::Tiktok': 'tiktok',
  'Channel::TwitterProfile': 'x',
};

const inbox = z.object({
  id: z.number().int(),
  name: label,
  channel_type: z.string(),
  /** Absent for channels of which Chatwoot does not know it. */
  reauthorization_required: z.boolean().optional(),
});

const api: ToolApi = {
  id: 'chatwoot',
  source: 'chatwoot/chatwoot, models/_inbox.json.jbuilder, and its API reference "List all inboxes", read 2026-06-17',
  cloud: 'https://app.chatwoot.com',
  needsAccountId: true,
  ways: ['key'],
  asksAt: origin => origin,
  authorize: key => ({ api_access_token: key }),
  readEveryMs: 15 * MINUTE,
  // The inbox's settings, with "Click here to reconnect" at their top.
  pageOf: ({ origin, accountId }, inboxId) =>
    accountId
      ? `${origin}/app/accounts/${encodeURIComponent(accountId)}/settings/inboxes/${encodeURIComponent(inboxId)}`
      : null,
  first: ({ origin, accountId = '' }) => ({
    url: `${origin}/api/v1/accounts/${encodeURIComponent(accountId)}/inboxes`,
  }),
  read: body => {
    const list = z.object({ payload: z.array(z.unknown()) }).safeParse(body);
    if (!list.success) return null;
    return partOf(list.data.payload, inbox, each => ({
      toolAccountId: String(each.id),
      network: NETWORKS[each.channel_type],
      name: each.name,
      says:
        each.reauthorization_required === undefined
          ? undefined
          : each.reauthorization_required
            ? endedAs('expired')
            : ALIVE,
    }));
  },
};

export default api;
