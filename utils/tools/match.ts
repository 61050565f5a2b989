/** Matches rows to accounts (DESIGN.md 5): by the tool's own id, else network and handle, else network and name. Never guesses. Pure. */
import type { BadgeView, Row, RowVerdict } from '../messages';
import type { Outcome } from '../model/failure';
import type { AccountView } from '../model/snapshot';
import type { Tool } from './define';
import { handleKey, notApart, wordKey } from './same';

/** Accounts by one kind of key: `network key` for one network, ` key` for all of them. */
type Shelf = Map<string, AccountView[]>;

const shelve = (accounts: readonly AccountView[], keysOf: (account: AccountView) => string[]): Shelf => {
  const shelf: Shelf = new Map();
  for (const account of accounts)
    for (const word of new Set(keysOf(account).filter(Boolean)))
      for (const at of [`${account.network} ${word}`, ` ${word}`]) {
        const there = shelf.get(at);
        if (there) there.push(account);
        else shelf.set(at, [account]);
      }
  return shelf;
};

/** A page's icon or label does not tell how an Instagram account was connected. */
const KIN: Readonly<Record<string, string>> = { instagram: 'instagram-business', 'instagram-business': 'instagram' };

const take = (shelf: Shelf, network: string | undefined, word: string): readonly AccountView[] =>
  (word && shelf.get(`${network ?? ''} ${word}`)) || [];

/** A row that does not tell its network may be any of them; only one will do. */
const sameNetwork = (accounts: readonly AccountView[], row: Row): readonly AccountView[] =>
  row.network || new Set(accounts.map(account => account.network)).size < 2 ? accounts : [];

interface Shelves {
  ids: Shelf;
  handles: Shelf;
  names: Shelf;
}

const shelvesOf = (accounts: readonly AccountView[]): Shelves => ({
  ids: shelve(accounts, account => [wordKey(account.toolAccountId)]),
  handles: shelve(accounts, account => [handleKey(account.handle), handleKey(account.toolHandle)]),
  // What the tool calls it now; another of its accounts may have the name that this one had.
  names: shelve(accounts, account => [wordKey(account.toolName ?? account.name)]),
});

/** What fits the row, by the first way that fits at all; and whether that was the tool's own id. */
const candidates = (row: Row, held: Shelves): { byId: boolean; accounts: readonly AccountView[] } => {
  const id = wordKey(row.toolAccountId);
  // The network may be read differently from a page and from a list; the id stays the tool's own.
  const [exact, any] = [take(held.ids, row.network, id), take(held.ids, undefined, id)];
  if (exact.length || any.length === 1) return { byId: true, accounts: exact.length ? exact : any };
  // An id without what it is unique in, as a file may give it: of several that fit none is proved.
  const former = take(held.ids, row.network, id.replace(/^[^/]*\//, ''));
  if (former.length === 1) return { byId: false, accounts: former };
  // Where both have an id of the tool's and they differ, they are two accounts, whatever they are called.
  const open = (list: readonly AccountView[]) =>
    row.toolAccountId ? list.filter(account => !account.toolAccountId) : list;
  const name = row.name ?? '';
  const ways = [
    (network?: string) => take(held.handles, network, handleKey(row.handle)),
    (network?: string) => notApart(row, take(held.names, network, wordKey(name))),
    // The display name is often the handle itself.
    (network?: string) => notApart(row, take(held.handles, network, handleKey(name))),
  ];
  const kin = row.network && KIN[row.network];
  for (const network of kin ? [row.network, kin] : [row.network])
    for (const way of ways) {
      const fit = open(way(network));
      if (fit.length) return { byId: false, accounts: sameNetwork(fit, row) };
    }
  return { byId: false, accounts: [] };
};

const sameProfile = (a: AccountView, b: AccountView): boolean =>
  a.networkAccountId && b.networkAccountId ? a.networkAccountId === b.networkAccountId : true;

/** The same profile in other hands: mentioned, never badged as if it were this token. */
const elsewhereOf = (row: Row, own: readonly AccountView[], others: Shelves & { profiles: Shelf }): AccountView[] => {
  const [only] = own;
  if (own.length > 1) return [];
  const network = only?.network ?? row.network;
  if (!network) return [];
  const found = new Set([
    ...take(others.profiles, network, wordKey(only?.networkAccountId)),
    ...take(others.handles, network, handleKey(only?.handle ?? row.handle)),
    ...take(others.names, network, wordKey(only?.name ?? row.name)),
  ]);
  return [...found].filter(other => !only || sameProfile(only, other));
};

/** What the card's button may do: the network first where it has blocked something; nothing where nothing is wrong or helps. */
const actionOf = ({ health, holder, suspicion }: AccountView): BadgeView['action'] => {
  if (health.state === 'blocked') return 'open-network';
  if ((health.state === 'healthy' && !suspicion) || health.cause === 'api-discontinued') return 'none';
  return holder === 'browser' ? 'refresh' : 'reconnect';
};

/** Whose login it was, what else came along, what a server wrote: that may name others, so the page gets to see none of it. */
const TELLS_NO_NAMES = ['cause', 'scopes', 'advice'];

const withoutNames = ({ code, at, fields = {} }: Outcome): Outcome => {
  const kept = Object.entries(fields).filter(([field]) => TELLS_NO_NAMES.includes(field));
  return { code, at, ...(kept.length ? { fields: Object.fromEntries(kept) } : {}) };
};

/** The part of an account that a tool's page may see. */
export const toBadgeView = (account: AccountView): BadgeView => {
  const { id, network, handle, name, issuer, holder, owner, health, suspicion, busy, outcome } = account;
  const action = actionOf(account);
  return {
    id,
    network,
    handle,
    ...(name ? { name } : {}),
    ...(issuer ? { issuer } : {}),
    holder,
    ...(owner ? { owner: owner.name } : {}),
    health,
    ...(suspicion ? { suspicion: { network: suspicion.network, at: suspicion.at } } : {}),
    action,
    ...(action === 'reconnect' && !account.hasToken ? { atTool: true as const } : {}),
    busy,
    ...(outcome ? { outcome: withoutNames(outcome) } : {}),
  };
};

/** One of several that fit: enough to tell them apart by, nothing of why and how it is known. */
const toSeveral = (account: AccountView): BadgeView => {
  const { owner: _owner, outcome: _outcome, suspicion: _suspicion, health, ...view } = toBadgeView(account);
  const { state } = health;
  return {
    ...view,
    action: 'none',
    health: { state, deadline: null, confidence: 'none', evidence: null, renewsItself: false, changesAt: null },
  };
};

/** Verdicts in the order of the rows. Takes time in proportion to rows and accounts together. */
export const matchRows = (
  rows: readonly Row[],
  accounts: readonly AccountView[],
  tool: Pick<Tool, 'id'>,
): RowVerdict[] => {
  const held = shelvesOf(accounts.filter(account => account.holder === tool.id));
  const away = accounts.filter(account => account.holder !== tool.id);
  const others = { ...shelvesOf(away), profiles: shelve(away, account => [wordKey(account.networkAccountId)]) };
  const found = rows.map(row => candidates(row, held));
  /** How many rows claim each account without an id to prove it: two rows for one account cannot both be it. */
  const claims = new Map<string, number>();
  for (const [i, { accounts: fit, byId }] of found.entries()) {
    if (rows[i]?.mention) continue;
    for (const { id } of fit) claims.set(id, (claims.get(id) ?? 0) + (byId ? Number.NaN : 1));
  }
  return rows.map((row, i) => {
    const { accounts: fit, byId } = found[i] ?? { accounts: [], byId: false };
    // An account that another row proves to be its own is not this one.
    const own = byId || row.mention ? fit : fit.filter(({ id }) => !Number.isNaN(claims.get(id)));
    const unsure = !byId && !row.mention && own.length === 1 && (claims.get(own[0]?.id ?? '') ?? 0) > 1;
    return {
      key: row.key,
      accounts: own.map(own.length > 1 ? toSeveral : toBadgeView),
      elsewhere: row.mention ? 0 : elsewhereOf(row, own, others).length,
      ...(unsure ? { unsure } : {}),
    };
  });
};
