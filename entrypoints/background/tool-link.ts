/** Reconnecting at a tool: its own link for one account, and a closer look at its list afterwards. */
import { EAGER_FOR } from '@/utils/health/schedule-tools';
import { makeAsk } from '@/utils/kit/http';
import type { ToolConnection } from '@/utils/model/app';
import { reconnectLink } from '@/utils/sources/tool-link';
import { changeConnection } from '@/utils/store/connections';
import { vault } from '@/utils/store/vault';
import { toolApiOf } from '@/utils/tools/apis';
import { mayAsk } from './tools';

const ask = makeAsk((input, init) => fetch(input, init));

/** Somebody has gone to the tool to reconnect: its list is read often for a while. */
export const watchConnection = async (id: string): Promise<void> => {
  const now = Date.now();
  await changeConnection(
    id,
    c => c && (toolApiOf(c.tool) ? { ...c, eagerUntil: now + EAGER_FOR, dueAt: now + 60_000 } : c),
  );
};

/** The tool's own link for this one account, where it has such links. `null`: none could be had. */
export const linkOf = async (connection: ToolConnection, toolAccountId: string): Promise<string | null> => {
  const api = toolApiOf(connection.tool);
  const link = api?.link;
  if (!api || !link || !(await mayAsk(connection))) return null;
  return vault
    .use(connection.id, secret =>
      secret?.apiKey
        ? reconnectLink(api, link, toolAccountId, { place: connection, key: secret.apiKey, ask, now: Date.now() })
        : null,
    )
    .catch(() => null);
};
