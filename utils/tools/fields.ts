/** Reads the fields of one row: name, handle, the tool's own id, and where a badge goes. */
import type { Pick, Surface } from './define';
import { type Nucleus, nucleiIn } from './nuclei';
import { find } from './pattern';
import { clean, OWN_TAGS, wordsOf } from './text';

const HANDLE = /(?:^|[\s(])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[a-z0-9.-]+\.[a-z]{2,})?)/iu;

/** Our own badges carry ids as well: they must never be read back as the tool's. */
const isOwn = (element: Element): boolean => element.closest(OWN_TAGS.join()) !== null;

const query = (elements: readonly Element[], selector: string): Element | undefined => {
  for (const element of elements) {
    if (element.matches(selector)) return element;
    const found = [...element.querySelectorAll(selector)].find(inside => !isOwn(inside));
    if (found) return found;
  }
  return undefined;
};

const valueIn = (element: Element, from: Pick['from']): string => {
  if (from === 'text') return wordsOf(element);
  if (from === 'value') return clean((element as HTMLInputElement).value ?? '');
  return clean(element.getAttribute(from) ?? '');
};

/** The first alternative that finds something, with where it stood. */
const pick = (elements: readonly Element[], picks: readonly Pick[]): { text: string; element: Element } | undefined => {
  for (const { selector, from, pattern } of picks) {
    const element = query(elements, selector);
    const raw = element && valueIn(element, from);
    const match = raw && pattern ? find(pattern, raw) : undefined;
    const text = pattern ? (match?.[1] ?? match?.[0]) : raw;
    if (element && text) return { text, element };
  }
  return undefined;
};

export interface Fields {
  name?: string;
  handle?: string;
  toolAccountId?: string;
  network?: string;
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

/** `undefined`: nothing there names an account. */
export const fieldsOf = (elements: readonly Element[], surface: Surface): Fields | undefined => {
  const named = pick(elements, surface.name);
  const nuclei = elements.flatMap(element => nucleiIn(element, surface));
  const word = first(nuclei, 'name') ?? first(nuclei, 'field') ?? first(nuclei, 'handle');
  const anchor = named?.element.lastChild ?? named?.element ?? word?.node;
  const text = named?.text ?? word?.text;
  if (!anchor || !text) return undefined;
  const { name, handle } = split(text);
  const at = pick(elements, surface.handle)?.text ?? handle ?? first(nuclei, 'handle')?.text;
  const id = pick(elements, surface.toolAccountId)?.text;
  const network = surface.network.map(rule => rule.ids[pick(elements, [rule])?.text ?? '']).find(Boolean);
  return {
    ...(name ? { name: cut(name) } : {}),
    ...(at ? { handle: cut(at.replace(/^@/, '')) } : {}),
    ...(id ? { toolAccountId: cut(id) } : {}),
    ...(network ? { network } : {}),
    anchor,
  };
};
