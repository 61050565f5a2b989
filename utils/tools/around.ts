/** Rows around a control that each of them has, such as a three-dot menu or a link to the account: for layouts of which no more is known. */
import { alike, type Box, ROW } from './boxes';
import { controlsIn } from './control';
import type { Control, Surface } from './define';
import { pick } from './fields';
import { weighSteps } from './nuclei';
import type { Steps } from './steps';

/** Controls of one row: several links may lead to the same account. */
interface Spot {
  first: Element;
  /** From the control outwards, as far as no other row's control is in it. */
  path: Element[];
}

const spotsOf = (roots: readonly Element[], control: Control, surface: Surface): Spot[] => {
  const groups = new Map<unknown, Element[]>();
  for (const element of controlsIn(roots, control)) {
    const id = pick([element], surface.toolAccountId)?.text ?? element;
    groups.set(id, [...(groups.get(id) ?? []), element]);
  }
  const holders = new Map<Element, unknown>();
  const many = Symbol('many');
  const upwards = (from: Element): Element[] => {
    const path: Element[] = [];
    for (let at: Element | null = from; at; at = roots.includes(at) ? null : at.parentElement) path.push(at);
    return path;
  };
  for (const [id, elements] of groups) {
    for (const at of elements.flatMap(upwards)) holders.set(at, holders.has(at) && holders.get(at) !== id ? many : id);
  }
  return [...groups].flatMap(([id, [first]]) =>
    first ? [{ first, path: upwards(first).filter(at => holders.get(at) === id) }] : [],
  );
};

/** One row for each control. @param roots what belongs to the section, or the page's body */
export function* aroundSteps(roots: readonly Element[], control: Control, surface: Surface): Steps<Box[]> {
  const spots = spotsOf(roots, control, surface);
  const parents = new Map<Element | null | undefined, number>();
  for (const { path } of spots) {
    const parent = path.at(-1)?.parentElement;
    parents.set(parent, (parents.get(parent) ?? 0) + 1);
  }
  const isSibling = ({ path }: Spot): boolean => (parents.get(path.at(-1)?.parentElement) ?? 0) > 1;
  const known = spots.filter(isSibling).flatMap(({ path }) => path.at(-1) ?? []);
  const weights = yield* weighSteps(roots, surface);
  // A row that is alone in its part of the page looks like those that are not, is a list's entry, or ends where a name comes in.
  const alone = ({ path }: Spot): Element | undefined => {
    const named = path.filter(at => weights.has(at));
    return named.find(at => known.some(row => alike(row, at))) ?? named.find(at => at.matches(ROW)) ?? named[0];
  };
  return spots.flatMap(spot => {
    const head = isSibling(spot) ? spot.path.at(-1) : alone(spot);
    return head ? [{ head, rest: [] }] : [];
  });
}
