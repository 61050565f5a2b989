/** Mixpost Lite: no API of its own; its accounts page carries the list as JSON, for whoever is signed in. */
import { z } from 'zod';
import type { ToolApi } from '../api';
import { ALIVE, endedAs, label, MINUTE, partOf } from '../api-rows';

const NETWORKS: Record<string, string> = {
  twitter: 'x',
  facebook_page: 'facebook',
  mastodon: 'mastodon',
};

const account = z.object({
  /** The id of its addresses (`/accounts/update/{uuid}`). */
  uuid: z.string().min(1),
  provider: z.string(),
  name: label,
  username: label,
  authorized: z.boolean().optional(),
});

/** The entities that a server writes into an attribute. `&amp;` comes last, so that nothing is read twice. */
const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#039;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const api: ToolApi = {
  id: 'mixpost',
  source: 'inovector/mixpost, AccountResource.php and app.blade.php, read 2026-03-16',
  needsAccountId: false,
  ways: ['session'],
  asksAt: origin => origin,
  authorize: () => ({}),
  readEveryMs: 30 * MINUTE,
  first: ({ origin }) => ({ url: `${origin}/mixpost/accounts`, headers: { accept: 'text/html' } }),
  bodyOf: text => {
    const page = /\sdata-page="([^"]*)"/.exec(text)?.[1];
    if (!page) return undefined;
    try {
      return JSON.parse(unescaped(page));
    } catch {
      return undefined;
    }
  },
  read: body => {
    const page = z.object({ props: z.object({ accounts: z.array(z.unknown()) }) }).safeParse(body);
    if (!page.success) return null;
    return partOf(page.data.props.accounts, account, each => ({
      toolAccountId: each.uuid,
      network: NETWORKS[each.provider],
      handle: each.username,
      name: each.name,
      says: each.authorized === undefined ? undefined : each.authorized ? ALIVE : endedAs('expired'),
    }));
  },
};

export default api;
