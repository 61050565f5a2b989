/** What a person asks for on a tool's own page. The sender's tool must hold the account; nothing that the page says is believed beyond that. */
import { openPrivate } from '@/utils/kit/browser';
import { Failure } from '@/utils/model/failure';
import { policyOf, readSettings } from '@/utils/store/settings';
import { mustBeOwn } from './pages';
import { showAll } from './rounds';
import { save } from './save';
import type { Commands } from './serve';

export const pageCommands: Pick<Commands, 'guided' | 'ownerHere' | 'openPrivately'> = {
  guided: async ({ id }, sender) => {
    await mustBeOwn(id, sender);
    const now = Date.now();
    // As if its page had been opened: until a fresh reading, the row says that one is waited for.
    await save(id, policyOf(await readSettings()), now, a => ({ ...a, outcome: { code: 'opened-tool', at: now } }));
    await showAll();
    return null;
  },
  ownerHere: async ({ id, name }, sender) => {
    await mustBeOwn(id, sender);
    await save(id, policyOf(await readSettings()), Date.now(), a => ({ ...a, owner: { name } }));
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
