/** When a tool's list is read again, by what came of the last reading. Pure. */
import type { ToolConnection } from '../model/app';
import type { ToolOutcome } from '../model/outcomes';
import { HOUR, MINUTE } from './policy';
import { backOff, jitter } from './schedule';

/** While somebody reconnects there. */
const EAGER = MINUTE;
/** How long a person may take for it. */
export const EAGER_FOR = 15 * MINUTE;
const ASKED_TO_WAIT = 15 * MINUTE;
const LONGEST_WAIT = 24 * HOUR;

/** These wait for a person, or for the browser's permission, and are read again when that has come. */
const WAITING: readonly ToolOutcome[] = [
  'key-missing',
  'key-unreadable',
  'host-not-granted',
  'sign-in-missing',
  'sign-in-lost',
  'sign-in-unsure',
];
/** The tool answered clearly. Somebody may mend it there, where we do not see it. */
const REFUSED: readonly ToolOutcome[] = ['key-refused', 'app-refused', 'role-too-low', 'plan', 'address-wrong'];

/**
 * @param connection with `outcome` and `failures` as they are after this reading
 * @param readEveryMs the tool's own pace
 * @param retryAt epoch ms that the tool asked for
 * @param random 0 to 1
 * @returns epoch ms; `undefined`: nothing to do until somebody asks
 */
export const connectionDue = (
  connection: Pick<ToolConnection, 'outcome' | 'failures' | 'eagerUntil'>,
  readEveryMs: number,
  retryAt: number | undefined,
  now: number,
  random: number,
): number | undefined => {
  const code = connection.outcome?.code ?? 'read';
  if (WAITING.includes(code)) return undefined;
  if (code === 'rate-limited')
    return now + Math.min(Math.max((retryAt ?? now + ASKED_TO_WAIT) - now, EAGER), LONGEST_WAIT);
  if (REFUSED.includes(code)) return now + jitter(HOUR, random);
  if (code === 'signed-out') return now + jitter(HOUR / 2, random);
  if (code !== 'read' && code !== 'names-only') return now + backOff(connection.failures ?? 1, random);
  return now + ((connection.eagerUntil ?? 0) > now ? EAGER : jitter(readEveryMs, random));
};
