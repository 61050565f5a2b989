/** Chatwoot's list of inboxes (4.12 and later), as far as its published source describes the elements; written anew. It shows no state. */
import type { Reply } from '../core/http.ts';
import { listPage } from '../core/list.ts';
import { safe } from '../core/page.ts';
import type { ToolAccount } from '../core/tool.ts';

const KINDS: Record<string, readonly [icon: string, label: string]> = {
  'Channel::Instagram': ['instagram', 'Instagram'],
  'Channel::FacebookPage': ['messenger', 'Messenger'],
  'Channel::Tiktok': ['tiktok', 'TikTok'],
  'Channel::Email': ['mail', 'Email'],
};

const row = ({ id, platform, name }: ToolAccount): string => {
  const [icon, label] = KINDS[platform] ?? ['api', 'API Channel'];
  return `<div class="flex justify-between flex-row items-start gap-4 py-4"><div><i class="i-woot-${icon}"></i></div><div><span class="block text-heading-3 text-n-slate-12 capitalize">${safe(name)}</span><span class="text-body-main text-n-slate-11">${label}</span></div><a href="/app/accounts/3/settings/inboxes/${id}"><i class="i-woot-settings"></i></a></div>`;
};

export const inboxesPage = (accounts: readonly ToolAccount[], path: string): Reply =>
  path === '/app/accounts/3/settings/inboxes/list'
    ? listPage(
        'Chatwoot',
        `<h1>Inboxes</h1><div class="divide-y divide-n-weak border-t">${accounts.map(row).join('')}</div>`,
      )
    : listPage(
        'Chatwoot',
        `<aside>${accounts.map(({ id, name }) => `<a href="/app/accounts/3/inbox/${id}">${safe(name)}</a>`).join('')}</aside><h1>Conversations</h1>`,
      );
