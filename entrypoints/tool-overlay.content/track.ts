/** "Track this account", "Track all 14": rows that nobody knows join the list. */
import type { send as sendMessage } from '@/utils/kit/send';
import type { Row } from '@/utils/messages';
import type { PageTool } from '@/utils/tools/page-tool';
import { say } from '@/utils/wording/say';
import type { Badge } from './badge';

/** The message's own limit. */
const MOST = 10_000;

/** @returns whether it has been added */
export const track = async (
  badge: Badge,
  tool: PageTool,
  send: typeof sendMessage,
  quietly: (work: () => void) => void,
): Promise<boolean> => {
  if (badge.meaning.kind !== 'new') return false;
  const { network, handle, name, toolAccountId } = badge.meaning.row;
  quietly(() => badge.say(say('overlay.tracking'), true));
  const reply = await send('track', {
    network,
    handle: handle ?? '',
    holder: tool.id,
    ...(name ? { name } : {}),
    ...(toolAccountId ? { toolAccountId } : {}),
  });
  if (!reply.ok) quietly(() => badge.say(say('overlay.not_added'), false));
  return reply.ok;
};

/** All rows of the page that nobody knows yet, in one message. @param badge where that was asked for */
export const trackAll = async (
  badge: Badge,
  rows: readonly Row[],
  send: typeof sendMessage,
  quietly: (work: () => void) => void,
): Promise<boolean> => {
  quietly(() => {
    badge.offerAll(undefined);
    badge.say(say('overlay.tracking'), true);
  });
  const reply = await send('trackAll', { rows: rows.slice(0, MOST) });
  if (!reply.ok) quietly(() => badge.say(say('overlay.not_added'), false));
  return reply.ok;
};
