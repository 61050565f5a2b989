/** Selectors for one element: what it has in common with others of its kind, and the way to it from above. */
import { tagOf } from '../text';
import { isStableAttribute, isStableValue, stableClasses, stableId } from './stable';

const quoted = (value: string): string => `"${value}"`;

/** Test ids and roles are made to be found by; further attributes come after them. */
const RANK = ['data-testid', 'data-test', 'data-test-id', 'data-qa', 'data-cy'];

const attributesOf = (elements: readonly Element[]): string[] => {
  const [first, ...others] = elements;
  if (!first) return [];
  const shared = [...first.attributes]
    .map(({ name }) => name)
    .filter(name => isStableAttribute(name) && others.every(other => other.hasAttribute(name)))
    .sort((a, b) => RANK.indexOf(b) - RANK.indexOf(a));
  return shared.map(name => {
    const value = first.getAttribute(name) ?? '';
    const same = isStableValue(value) && others.every(other => other.getAttribute(name) === value);
    return same ? `[${name}=${quoted(value)}]` : `[${name}]`;
  });
};

/** Roles that say that something is one of many, or holds many. */
const ROLE = /^(?:row|listitem|treeitem|option|article|list|table|grid|rowgroup|region|group|cell|gridcell|link|img)$/;

const roleOf = (elements: readonly Element[]): string => {
  const role = elements[0]?.getAttribute('role') ?? '';
  return ROLE.test(role) && elements.every(each => each.getAttribute('role') === role) ? `[role=${quoted(role)}]` : '';
};

const classesOf = (elements: readonly Element[]): string[] => {
  const [first, ...others] = elements;
  if (!first) return [];
  const sets = others.map(other => new Set(stableClasses(other)));
  return [...new Set(stableClasses(first))].filter(name => sets.every(set => set.has(name)));
};

export interface Compound {
  /** Tag with all that the elements have in common. */
  text: string;
  /** Says more than the tag: a class, a role, an attribute. */
  telling: boolean;
}

/** What elements of one kind have in common. An attribute made to be found by is enough by itself. */
export const compoundOf = (elements: readonly Element[]): Compound => {
  const [first] = elements;
  const tag = first ? tagOf(first) : '*';
  const attributes = attributesOf(elements);
  const made = attributes.find(each => RANK.some(name => each.startsWith(`[${name}=`)));
  if (made) return { text: `${tag}${made}`, telling: true };
  const more = [
    ...classesOf(elements)
      .slice(0, 3)
      .map(name => `.${name}`),
    roleOf(elements),
    ...attributes.slice(0, 1),
  ].join('');
  // The tag of a custom element is a name that somebody gave.
  return { text: `${tag}${more}`, telling: more !== '' || tag.includes('-') };
};

/**
 * The way down to an element from the nearest ancestor that tells where it is, without its place among others, so that other
 * containers of the same make are found as well.
 */
export const pathTo = (element: Element): string => {
  const parts: string[] = [];
  for (let at: Element | null = element; at && parts.length < 5; at = at.parentElement) {
    const id = stableId(at);
    if (id) return [`#${id}`, ...parts].join(' > ');
    const { text, telling } = compoundOf([at]);
    parts.unshift(text);
    if (tagOf(at) === 'body' || telling) break;
  }
  return parts.join(' > ');
};
