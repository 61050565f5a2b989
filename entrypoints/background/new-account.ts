/** A new account with everything that every account has. */
import type { Account } from '@/utils/model/account';

type Given = Pick<Account, 'network' | 'handle' | 'holder'> & Partial<Account>;

/** @param now epoch ms */
export const newAccount = (given: Given, now: number): Account => ({
  id: crypto.randomUUID(),
  tags: [],
  generation: given.token ? 1 : 0,
  evidence: [],
  health: {
    state: 'unknown',
    deadline: null,
    confidence: 'none',
    evidence: null,
    renewsItself: false,
    changesAt: null,
  },
  failures: 0,
  paused: false,
  addedAt: now,
  ...given,
});
