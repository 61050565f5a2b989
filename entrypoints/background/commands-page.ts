/** What a person asks for on a tool's own page. The sender's tool must hold the account; nothing that the page says is believed beyond that. */
import { openPrivate } from '@/utils/kit/browser';
import { Failure } from '@/utils/model/failure';
import { joinBook } from '@/utils/store/book';
import { readAll, readOne } from '@/utils/store/read';
import { policyOf, readSettings } from '@/utils/store/settings';
import { mustBeOwn } from './pages';
import { showAll } from './rounds';
import { save } from './save';
import type { Commands } from './serve';
import { watchConnection } from './tool-link';
import { connectionOf } from './tool-match';

export const pageCommands: Pick<Commands, 'guided' | 'ownerHere' | 'openPrivately'> = {
  guided: async ({ id }, sender) => {
    await mustBeOwn(id, sender);
    const now = Date.now();
    // As if its page had been opened: until a fresh reading, the row says that one is waited for.
    await save(id, policyOf(await readSettings()), now, a => ({ ...a, outcome: { code: 'opened-tool', at: now } }));
    const [account, tools] = [await readOne('accounts', id), (await readAll('tools')).good];
    const connection = account && connectionOf(account, tools);
    // Its list is read more often for a while: it may know before the page shows it.
    if (connection) await watchConnection(connection.id);
    await showAll();
    return null;
  },
  ownerHere: async ({ id, name }, sender) => {
    await mustBeOwn(id, sender);
    const ownerId = await joinBook({ name }, Date.now());
    await save(id, policyOf(await readSettings()), Date.now(), a => ({ ...a, ownerId }));
    await showAll();
    return null;
  },
  openPrivately: async ({ id }, sender) => {
    await mustBeOwn(id, sender);
    const page = sender.tab?.url ?? sender.url;
    if (!page || !(await openPrivate(page))) throw new Failure('host-not-granted');
    return null;
  },
};
