/** Reads the fields of one row: name, handle, the tool's own id, and where a badge goes. */
import type { Pick, Surface } from './define';
import { type Nucleus, nucleiIn } from './nuclei';
import { find } from './pattern';
import { clean, OWN_TAGS, pieces, wordsOf } from './text';

const HANDLE = /(?:^|[\s(])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[a-z0-9.-]+\.[a-z]{2,})?)/iu;

/** Our own badges carry ids as well: they must never be read back as the tool's. */
const isOwn = (element: Element): boolean => element.closest(OWN_TAGS.join()) !== null;

const queryAll = (elements: readonly Element[], selector: string): Element[] =>
  elements.flatMap(element => [
    ...(element.matches(selector) ? [element] : []),
    ...[...element.querySelectorAll(selector)].filter(inside => !isOwn(inside)),
  ]);

const valueIn = (element: Element, from: Pick['from']): string => {
  if (from === 'text') return wordsOf(element);
  if (from === 'value') return clean((element as HTMLInputElement).value ?? '');
  return clean(element.getAttribute(from) ?? '');
};

/** The words above a cell of a table. */
const columnOf = (cell: Element): string => {
  const row = cell.closest('tr, [role="row"]');
  const head = cell.closest('table, [role="table"], [role="grid"]')?.querySelector('tr, [role="row"]');
  const above = row && head !== row ? head?.children[[...row.children].indexOf(cell)] : undefined;
  return above ? wordsOf(above) : '';
};

/** The first alternative that finds something, with where it stood. */
export const pick = (
  elements: readonly Element[],
  picks: readonly Pick[],
): { text: string; element: Element } | undefined => {
  for (const { selector, from, pattern, column, within } of picks) {
    const outer = within && queryAll(elements, within)[0];
    if (within && !outer) continue;
    for (const element of queryAll(elements, selector)) {
      if (column && !find(column, columnOf(element))) continue;
      const raw = valueIn(element, from);
      const match = pattern ? find(pattern, raw) : undefined;
      const text = pattern ? (match?.[1] ?? match?.[0]) : raw;
      if (text) return { text: outer ? `${wordsOf(outer)}/${text}` : text, element };
    }
  }
  return undefined;
};

export interface Fields {
  name?: string;
  handle?: string;
  toolAccountId?: string;
  network?: string;
  /** Who is to be told, in the tool's words. */
  owner?: string;
  /** The badge goes right behind this node. */
  anchor: Node;
}

/** `Acme Sports (@acme)` is a name and a handle. */
const split = (text: string): { name?: string; handle?: string } => {
  const handle = HANDLE.exec(text)?.[1];
  const name = handle ? clean(text.replace(HANDLE, ' (').replace(/\(\s*\)?\s*$|[·|–-]\s*$/gu, ' ')) : text;
  return { ...(name ? { name } : {}), ...(handle ? { handle } : {}) };
};

const cut = (text: string): string => text.slice(0, 300);

const first = (nuclei: readonly Nucleus[], kind: Nucleus['kind']): Nucleus | undefined =>
  nuclei.find(nucleus => nucleus.kind === kind);

/** What the row itself says of its network. `null`: one that is none of ours. */
const networkOf = (elements: readonly Element[], surface: Surface): string | null | undefined => {
  for (const rule of surface.network) {
    const said = pick(elements, [rule])?.text.toLowerCase();
    const network = said === undefined ? undefined : rule.ids[Object.hasOwn(rule.ids, said) ? said : '*'];
    if (network !== undefined) return network;
  }
  return undefined;
};

/** A row as it should be, of a network that is none of ours: nothing to badge, and nothing wrong with the layout. */
export const isForeign = (elements: readonly Element[], surface: Surface): boolean =>
  networkOf(elements, surface) === null;

/** `undefined`: nothing there names an account, or it belongs to a network that is none of ours. */
export const fieldsOf = (elements: readonly Element[], surface: Surface): Fields | undefined => {
  const network = networkOf(elements, surface);
  if (network === null) return undefined;
  const named = pick(elements, surface.name);
  // Where it is known what the name is, other words are not.
  if (!named && surface.name.length) return undefined;
  const nuclei = elements.flatMap(element => nucleiIn(element, surface));
  const word = first(nuclei, 'name') ?? first(nuclei, 'field') ?? first(nuclei, 'handle');
  // Its last words rather than its last child: that may be the badge.
  const anchor = (named && (pieces(named.element).at(-1)?.node ?? named.element)) ?? word?.node;
  const text = named?.text ?? word?.text;
  if (!anchor || !text) return undefined;
  const { name, handle } = split(text);
  const at = pick(elements, surface.handle)?.text ?? handle ?? first(nuclei, 'handle')?.text;
  const id = pick(elements, surface.toolAccountId)?.text;
  const owner = pick(elements, surface.owner ?? [])?.text;
  return {
    ...(name ? { name: cut(name) } : {}),
    ...(at ? { handle: cut(at.replace(/^@/, '')) } : {}),
    ...(id ? { toolAccountId: cut(id) } : {}),
    ...(network ? { network } : {}),
    ...(owner ? { owner: cut(owner) } : {}),
    anchor,
  };
};
