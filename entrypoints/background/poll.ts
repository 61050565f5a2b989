/** One pass: a queue of the accounts that are due, or asked for, several at a time and few per host. */
import { ifFree } from '@/utils/kit/lock';
import { dueAccounts } from '@/utils/store/accounts';
import { readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { hostOf } from './budget';
import { type Asked, visit } from './reading';

/** Accounts read at the same moment; on one host never more than two. */
const WIDTH = 6;
const WIDTH_PER_HOST = 2;

/** Work through a queue, `width` at a time and at most two per host. */
const workThrough = async (
  ids: readonly string[],
  hosts: ReadonlyMap<string, string>,
  work: (id: string) => Promise<void>,
) => {
  const waiting = [...ids];
  const running = new Map<string, number>();
  const worker = async (): Promise<void> => {
    for (;;) {
      const at = waiting.findIndex(id => (running.get(hosts.get(id) ?? '') ?? 0) < WIDTH_PER_HOST);
      const id = waiting[at];
      if (id === undefined) return;
      waiting.splice(at, 1);
      const host = hosts.get(id) ?? '';
      running.set(host, (running.get(host) ?? 0) + 1);
      await work(id).finally(() => running.set(host, (running.get(host) ?? 1) - 1));
    }
  };
  // A worker that finds only full hosts ends; the one that fills them goes on, so nothing is left over.
  await Promise.all(Array.from({ length: WIDTH }, worker));
};

/** Read the accounts that are due, or exactly `ids`. */
export const poll = async (by: Asked, ids?: readonly string[]): Promise<void> => {
  const policy = policyOf(await readSettings());
  const todo = ids ?? (await dueAccounts(by.asked));
  const read = await Promise.all(todo.map(id => readOne('accounts', id)));
  const accounts = new Map(read.flatMap(account => (account ? [[account.id, hostOf(account)] as const] : [])));
  const pass = () => workThrough(todo, accounts, id => visit(id, by, policy));
  // Passes on schedule never overlap; what a person asks for does not wait for one.
  await (ids ? pass() : ifFree('poll', pass));
};
