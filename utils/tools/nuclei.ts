/** Nuclei: the places under a section heading that may name an account. Everything else there is a label, a hint or a sign. */
import type { Surface } from './define';
import { fitsAny } from './pattern';
import { PAUSE_EVERY, type Steps } from './steps';
import { clean, eachPiece, isProse, saysSomething, tagOf } from './text';

/** `name`: words; `handle`: words that start with @; `field`: the name as typed into a field of an opened row. */
export interface Nucleus {
  kind: 'name' | 'handle' | 'field';
  node: Text | Element;
  text: string;
}

/** Initials and counters beside a name are no names. */
const BESIDE = /(^|[\s_-])(avatar|initials|badge|chip|count|counter|tooltip|sr-only|visually-hidden)([\s_-]|$)/i;

const isBeside = (element: Element, root: Element): boolean => {
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    if (BESIDE.test(at.getAttribute('class') ?? '')) return true;
  }
  return false;
};

/** What stands beside a field to name it. */
export const labelOf = (field: Element): string => {
  const id = field.getAttribute('id');
  const named = field.getAttribute('aria-labelledby')?.split(' ')[0] ?? '';
  const labels = [
    id
      ? [...(field.getRootNode() as ParentNode).querySelectorAll('label')].find(
          label => label.getAttribute('for') === id,
        )
      : undefined,
    named ? field.ownerDocument.getElementById(named) : undefined,
    field.closest('label'),
    field.previousElementSibling,
    field.parentElement?.previousElementSibling,
  ];
  return labels.map(label => clean(label?.textContent ?? '')).find(text => text && text.length < 60) ?? '';
};

const isNameField = (field: Element, surface: Surface): boolean => {
  const own = ['name', 'id', 'aria-label', 'placeholder', 'data-testid'].map(name => field.getAttribute(name) ?? '');
  return [labelOf(field), ...own].some(text => fitsAny(surface.nameFields, text));
};

/** What the page filled in; where it set none, what stands there now. */
const typedIn = (field: Element): string =>
  clean(field.getAttribute('value') ?? (field as HTMLInputElement).value ?? '');

export const isNameText = (text: string, surface: Surface): boolean =>
  saysSomething(text) &&
  !isProse(text) &&
  !fitsAny(surface.ignore, text) &&
  !fitsAny(surface.ended.words, text) &&
  !fitsAny(surface.alive.words, text);

/** In reading order, one by one. */
function* eachNucleus(root: Element, surface: Surface): Generator<Nucleus, void, undefined> {
  for (const { node, text, parent } of eachPiece(root)) {
    if (isNameText(text, surface) && !isBeside(parent, root))
      yield { kind: /^@\S+$/.test(text) ? 'handle' : 'name', node, text };
  }
  const fields =
    tagOf(root) === 'input' ? [root] : root.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio])');
  for (const field of fields) {
    const text = isNameField(field, surface) ? typedIn(field) : '';
    if (text) yield { kind: 'field', node: field, text };
  }
}

export const nucleiIn = (root: Element, surface: Surface): Nucleus[] => [...eachNucleus(root, surface)];

export type Weights = Map<Element, Record<Nucleus['kind'], number>>;

/** How many nuclei of each kind every element below (and including) the roots holds; one walk for all. */
export function* weighSteps(roots: readonly Element[], surface: Surface): Steps<Weights> {
  const weights: Weights = new Map();
  let done = 0;
  for (const root of roots) {
    for (const { node, kind } of eachNucleus(root, surface)) {
      done += 1;
      if (done % PAUSE_EVERY === 0) yield;
      for (
        let at: Element | null = node.nodeType === 1 ? (node as Element) : node.parentElement;
        at;
        at = at === root ? null : at.parentElement
      ) {
        const weight = weights.get(at) ?? { name: 0, handle: 0, field: 0 };
        weight[kind] += 1;
        weights.set(at, weight);
      }
    }
  }
  return weights;
}
