/** What is suspected of an account, in its row: beside the state, never in its place. */
import type { AccountView } from '@/utils/model/snapshot';
import { suspicionLine } from '@/utils/wording/suspicion';

export const Doubt = ({ view: { suspicion }, now, lang }: { view: AccountView; now: number; lang: string }) =>
  suspicion ? <p class="doubt">{suspicionLine(suspicion, now, lang)}</p> : null;
