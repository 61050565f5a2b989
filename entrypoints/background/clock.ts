/** Notices that the machine's clock was ahead and has been set right, and looks again at what was written meanwhile. */
import { CLOCK_TOLERANCE, isAhead, rewound, tokenAt } from '@/utils/health/rewind';
import { withLock } from '@/utils/kit/lock';
import { log } from '@/utils/kit/log';
import type { ToolConnection } from '@/utils/model/app';
import { readSeen, writeSeen } from '@/utils/store/clock';
import { changeConnection } from '@/utils/store/connections';
import { rewindDeliveries } from '@/utils/store/deliveries';
import { rewindHosts } from '@/utils/store/hosts';
import { readAll } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { save } from './save';
import { rewindNotices } from './telling';

/** Written down no more often than this, ms. */
const SELDOM = 60_000;

const rewindTools = async (now: number): Promise<void> => {
  const ahead = (c: ToolConnection) => isAhead(c.triedAt, now) || isAhead(c.readAt, now);
  for (const { id } of (await readAll('tools')).good.filter(ahead))
    await changeConnection(
      id,
      c =>
        c && {
          ...c,
          ...(c.grant ? { grant: tokenAt(c.grant, now) } : {}),
          triedAt: undefined,
          readAt: undefined,
          failures: 0,
          eagerUntil: undefined,
          dueAt: now,
        },
    );
};

const rewindAll = async (now: number): Promise<void> => {
  const policy = policyOf(await readSettings());
  const ahead = (await readAll('accounts')).good.filter(account => rewound(account, now) !== account);
  for (const { id } of ahead) await save(id, policy, now, account => rewound(account, now));
  await rewindTools(now);
  await rewindHosts(now);
  await rewindNotices(now);
  await rewindDeliveries(now);
  log('clock-set-back', { accounts: String(ahead.length) });
};

/** Call before anything is decided by the time. @param now epoch ms */
export const followClock = (now: number): Promise<void> =>
  withLock('clock', async () => {
    const seen = await readSeen();
    // Mended first, written down afterwards: who is cut short in between does it again.
    if (seen > now + CLOCK_TOLERANCE) await rewindAll(now);
    if (seen > now || now - seen >= SELDOM) await writeSeen(now);
  });
