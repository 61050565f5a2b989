/**
 * Nango: the list of connections, page by page. A single connection is never asked for: that answer holds its secrets, and asking renews its token.
 * Reconnecting opens its session link, which is made in the person's click.
 */
import { z } from 'zod';
import type { ApiAsk, Place, ToolApi } from '../api';
import { ALIVE, endedAs, label, MINUTE, partOf } from '../api-rows';
import { NETWORKS } from './networks';

const CLOUD = 'https://app.nango.dev';

const connection = z.object({
  connection_id: z.string().min(1),
  provider_config_key: z.string().min(1).optional(),
  provider: z.string(),
  errors: z.array(z.object({ type: z.string() })),
  end_user: z.object({ display_name: label }).nullish().catch(undefined),
});
const list = z.object({ connections: z.array(z.unknown()) });

const baseOf = (origin: string): string => (origin === CLOUD ? 'https://api.nango.dev' : origin);

/** Nobody has paged by less; a shorter answer is the whole list. */
const SMALLEST_PAGE = 100;

interface Named {
  connection_id: string;
  provider_config_key?: string | undefined;
}

/** A connection id is unique in its integration alone: a customer of several has the same in each. */
const idOf = ({ connection_id: id, provider_config_key: key }: Named): string => (key ? `${key}/${id}` : id);

const nextPage = (url: string): ApiAsk => {
  const next = new URL(url);
  next.searchParams.set('page', String(Number(next.searchParams.get('page') ?? 0) + 1));
  return { url: next.href, maybe: true };
};

const api: ToolApi = {
  id: 'nango',
  source: 'NangoHQ/nango, getConnections.ts and its API reference "List connections", read 2026-08-21',
  cloud: CLOUD,
  needsAccountId: false,
  ways: ['key'],
  asksAt: baseOf,
  authorize: key => ({ authorization: `Bearer ${key}` }),
  readEveryMs: 10 * MINUTE,
  // The first page without any parameter: older servers answer with everything, and refuse the parameters they do not know.
  first: ({ origin }) => ({ url: `${baseOf(origin)}/connections` }),
  read: (body, ask) => {
    const parsed = list.safeParse(body);
    if (!parsed.success) return null;
    const { connections } = parsed.data;
    const full = connections.length >= SMALLEST_PAGE && connections.length % SMALLEST_PAGE === 0;
    return partOf(
      connections,
      connection,
      each => ({
        toolAccountId: idOf(each),
        network: NETWORKS[each.provider],
        name: each.end_user?.display_name ?? each.connection_id,
        // A sync that fails leaves the token as good as it was.
        says: each.errors.some(({ type }) => type === 'auth') ? endedAs('expired') : ALIVE,
      }),
      full ? [nextPage(ask.url)] : [],
    );
  },
  link: {
    source: 'nango.dev/docs, API reference "Create a reconnect session", read 2026-08-21: the link lives 30 minutes',
    find: ({ origin }: Place, toolAccountId) => ({
      url: `${baseOf(origin)}/connections?connectionId=${encodeURIComponent(toolAccountId.slice(toolAccountId.indexOf('/') + 1))}`,
    }),
    open: ({ origin }, toolAccountId, found) => {
      const entry = z.object({ connection_id: z.string(), provider_config_key: z.string() });
      const all = (list.safeParse(found).data?.connections ?? []).flatMap(each => entry.safeParse(each).data ?? []);
      const { connection_id, provider_config_key: integration_id } =
        all.find(each => idOf(each) === toolAccountId) ?? {};
      return connection_id && integration_id
        ? { url: `${baseOf(origin)}/connect/sessions/reconnect`, json: { connection_id, integration_id } }
        : null;
    },
    read: body => {
      const parsed = z.object({ data: z.object({ connect_link: z.url({ protocol: /^https$/ }) }) }).safeParse(body);
      return parsed.success ? parsed.data.data.connect_link : null;
    },
  },
};

export default api;
