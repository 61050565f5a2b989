/** BrightBean Studio: the accounts that the key may see, each with its connection's status. */
import { z } from 'zod';
import type { ToolRow } from '../../model/tool-row';
import type { ToolApi } from '../api';
import { ALIVE, DAY, endedAs, label, MINUTE, partOf } from '../api-rows';

const NETWORKS: Record<string, string> = {
  facebook: 'facebook',
  instagram: 'instagram-business',
  instagram_login: 'instagram',
  linkedin_personal: 'linkedin',
  linkedin_company: 'linkedin',
  tiktok: 'tiktok',
  youtube: 'youtube',
  pinterest: 'pinterest',
  threads: 'threads',
  bluesky: 'bluesky',
  mastodon: 'mastodon',
};

/** `token_expiring`: fewer than seven days are left, and its renewal has failed (apps/social_accounts/tasks.py). */
const SAYS: Record<string, ToolRow['says']> = {
  connected: ALIVE,
  token_expiring: { finding: 'alive', endsWithinMs: 7 * DAY },
  disconnected: endedAs('revoked'),
  error: endedAs('expired'),
};

const account = z.object({
  id: z.string().min(1),
  platform: z.string(),
  account_name: label,
  account_handle: label,
  connection_status: z.string(),
});

const api: ToolApi = {
  id: 'brightbean',
  source: 'brightbeanxyz/brightbean-studio, apps/api/routers/accounts.py, read 2026-08-13',
  needsAccountId: false,
  ways: ['key'],
  asksAt: origin => origin,
  authorize: key => ({ authorization: `Bearer ${key}` }),
  readEveryMs: 30 * MINUTE,
  first: ({ origin }) => ({ url: `${origin}/api/v1/accounts/` }),
  read: body => {
    const list = z.object({ accounts: z.array(z.unknown()) }).safeParse(body);
    if (!list.success) return null;
    return partOf(list.data.accounts, account, each => ({
      toolAccountId: each.id,
      network: NETWORKS[each.platform],
      handle: each.account_handle?.replace(/^@/, ''),
      name: each.account_name,
      says: SAYS[each.connection_status],
    }));
  },
};

export default api;
