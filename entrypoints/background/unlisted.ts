/** What a complete list without them says of an account's children. */
import type { Evidence } from '@/utils/model/evidence';
import { policyOf, readSettings } from '@/utils/store/settings';
import { save } from './save';

/**
 * Nothing is removed: a child that the list no longer has says so in its row, until a list has it again.
 * @param said by account id
 * @param now epoch ms
 */
export const keepUnlisted = async (said: ReadonlyMap<string, Evidence>, now: number): Promise<void> => {
  if (!said.size) return;
  const policy = policyOf(await readSettings());
  for (const [id, unlisted] of said) await save(id, policy, now, account => ({ ...account, unlisted }));
};
