/** Buffer: GraphQL with a sign-in of one's own app or the person's API key; first their organizations, then the channels of each. Its queries read, its mutations are never sent. */
import { z } from 'zod';
import type { ApiAsk, ToolApi } from '../api';
import { ALIVE, endedAs, label, MINUTE, partOf } from '../api-rows';
import { BUFFER_SIGN_IN } from './sign-in';

const URL_OF_API = 'https://api.buffer.com';
const READS = 'developers.buffer.com: a GraphQL query; what changes something is a mutation (read 2026-08)';
const ORGANIZATIONS = 'query{account{organizations{id}}}';
const CHANNELS =
  'query($o:OrganizationId!){channels(input:{organizationId:$o}){id name displayName service isDisconnected isLocked}}';

const NETWORKS: Record<string, string> = {
  instagram: 'instagram',
  facebook: 'facebook',
  twitter: 'x',
  linkedin: 'linkedin',
  pinterest: 'pinterest',
  tiktok: 'tiktok',
  mastodon: 'mastodon',
  youtube: 'youtube',
  threads: 'threads',
  bluesky: 'bluesky',
};

const channel = z.object({
  id: z.string().min(1),
  name: label,
  displayName: label,
  service: z.string(),
  isDisconnected: z.boolean(),
  /** The plan's limit, not the token's. */
  isLocked: z.boolean().catch(false),
});

const ask = (query: string, variables: object = {}): ApiAsk => ({
  url: URL_OF_API,
  post: { reads: READS, json: { query, variables } },
});

const api: ToolApi = {
  id: 'buffer',
  source: 'developers.buffer.com and its published schema, read 2026-08',
  cloud: 'https://publish.buffer.com',
  needsAccountId: false,
  ways: ['grant', 'key'],
  signIn: BUFFER_SIGN_IN,
  asksAt: () => URL_OF_API,
  authorize: key => ({ authorization: `Bearer ${key}` }),
  readEveryMs: 30 * MINUTE,
  // Refreshing is done in the list; a channel's own page was seen in others' code only.
  pageOf: () => 'https://publish.buffer.com/channels',
  first: () => ask(ORGANIZATIONS),
  read: body => {
    const account = z
      .object({ data: z.object({ account: z.object({ organizations: z.array(z.object({ id: z.string() })) }) }) })
      .safeParse(body);
    if (account.success) {
      const { organizations } = account.data.data.account;
      return { rows: [], others: 0, next: organizations.map(({ id }) => ask(CHANNELS, { o: id })) };
    }
    const list = z.object({ data: z.object({ channels: z.array(z.unknown()) }) }).safeParse(body);
    if (!list.success) return null;
    return partOf(list.data.data.channels, channel, each => ({
      toolAccountId: each.id,
      network: NETWORKS[each.service],
      handle: each.name,
      name: each.displayName ?? each.name,
      says: each.isDisconnected ? endedAs('expired') : each.isLocked ? undefined : ALIVE,
    }));
  },
  // Errors come with status 200, beside whatever data there is.
  refusal: (status, body) => {
    const failed = z
      .object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional().catch(undefined) })) })
      .safeParse(body);
    if (status !== 200 || !failed.success || !failed.data.errors.length) return undefined;
    const codes = failed.data.errors.map(({ extensions }) => extensions?.code ?? '');
    if (codes.some(code => /UNAUTHENTICATED|UNAUTHORIZED/.test(code))) return 'key-refused';
    if (codes.includes('FORBIDDEN')) return 'role-too-low';
    return codes.some(code => /RATE_LIMIT|TOO_MANY/.test(code)) ? 'rate-limited' : 'not-understood';
  },
};

export default api;
