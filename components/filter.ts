/** Which accounts are shown: by words, state and network. Pure. */
import type { AccountView } from '@/utils/model/snapshot';
import type { State } from '@/utils/model/words';
import { holderName, networkName } from '@/utils/wording/names';

export interface Filter {
  text: string;
  /** Empty: all. */
  state: State | '';
  network: string;
  tag: string;
}

export const NO_FILTER: Filter = { text: '', state: '', network: '', tag: '' };

/** From this many accounts on there is something to search in. */
export const FILTER_FROM = 9;

/** Without case and accents: "kruger" finds "Krüger". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const haystack = (view: AccountView): string =>
  plain(
    [
      view.name,
      view.handle,
      view.owner?.name,
      view.owner?.email,
      view.login,
      holderName(view.holder),
      networkName(view.network, view.issuer),
      ...view.tags,
    ]
      .filter(Boolean)
      .join('\n'),
  );

/** Every word has to be found somewhere in the account. */
export const filtered = (
  accounts: readonly AccountView[],
  { text, state, network, tag }: Filter,
): readonly AccountView[] => {
  // A handle may be typed with its sign; in the middle of an address it stays.
  const words = plain(text)
    .split(/\s+/)
    .map(word => word.replace(/^@+/, ''))
    .filter(Boolean);
  if (!words.length && !state && !network && !tag) return accounts;
  return accounts.filter(view => {
    if ((state && view.health.state !== state) || (network && view.network !== network)) return false;
    if (tag && !view.tags.includes(tag)) return false;
    if (!words.length) return true;
    const hay = haystack(view);
    return words.every(word => hay.includes(word));
  });
};

/** Network ids in use, by their names. */
export const networksOf = (accounts: readonly AccountView[], lang: string): string[] =>
  [...new Set(accounts.map(view => view.network))].sort((a, b) => networkName(a).localeCompare(networkName(b), lang));

/** Tags in use, in the order of the alphabet. */
export const tagsOf = (accounts: readonly AccountView[], lang: string): string[] =>
  [...new Set(accounts.flatMap(view => view.tags))].sort(new Intl.Collator(lang).compare);
