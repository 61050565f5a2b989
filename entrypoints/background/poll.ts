/** One pass: a queue of the accounts that are due, or asked for, several at a time and few per host. */
import { allDone } from '@/utils/kit/all';
import { ifFree } from '@/utils/kit/lock';
import { dueAccounts } from '@/utils/store/accounts';
import { readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { plainAsk } from './access';
import { bringChildren } from './children';
import { type Asked, visit } from './reading';
import { sitTogether } from './together';
import { type Unit, unitsOf } from './units';

/** Units read at the same moment; on one host never more than two. */
const WIDTH = 6;
const WIDTH_PER_HOST = 2;

/** Work through a queue, `WIDTH` at a time and at most two per host. */
const workThrough = async (units: readonly Unit[], work: (unit: Unit) => Promise<void>): Promise<void> => {
  const waiting = [...units];
  const running = new Map<string, number>();
  const worker = async (): Promise<void> => {
    for (;;) {
      const at = waiting.findIndex(({ host }) => (running.get(host) ?? 0) < WIDTH_PER_HOST);
      const unit = waiting[at];
      if (unit === undefined) return;
      waiting.splice(at, 1);
      const { host } = unit;
      running.set(host, (running.get(host) ?? 0) + 1);
      await work(unit).finally(() => running.set(host, (running.get(host) ?? 1) - 1));
    }
  };
  // A worker that finds only full hosts ends; the one that fills them goes on, so nothing is left over.
  await allDone(Array.from({ length: WIDTH }, worker));
};

/** Read the accounts that are due, or exactly `ids`. */
export const poll = async (by: Asked, ids?: readonly string[]): Promise<void> => {
  const policy = policyOf(await readSettings());
  const todo = ids ?? (await dueAccounts(by.asked));
  const read = await Promise.all(todo.map(async id => ({ id, account: await readOne('accounts', id) })));
  const units = await unitsOf(read);
  const work = async ({ ids: members, batch }: Unit): Promise<void> => {
    const sit = batch && sitTogether(batch, plainAsk, members.length);
    const tally = {};
    // Each under its own lock, and no more than that one: whoever has to wait for it lets the others go ahead.
    const visits = members.map(async id => {
      const seat = sit?.();
      await visit(id, by, policy, seat && { seat, tally }).finally(() => seat?.leave());
      await bringChildren(id, by.byHand ? 'asked' : 'due');
    });
    await allDone(visits);
  };
  const pass = () => workThrough(units, work);
  // Passes on schedule never overlap; what a person asks for does not wait for one.
  await (ids ? pass() : ifFree('poll', pass));
};
