/** What the page's styles say about where badges stand. Rows that are made alike look alike: computed once for all of them. */
import { type Theme, themeBehind } from '@/utils/in-page/theme';
import { cuts, isPushedApart } from './place';

export interface Looks {
  theme(element: Element): Theme;
  apart(element: Element): boolean;
  /** Does it cut off what is too long? A badge inside would be cut as well. */
  cuts(element: Element): boolean;
}

/** For one moment: the page may look different in the next. */
export const makeLooks = (): Looks => {
  /** Elements of the same tag, classes and own styles under the same kind of parent are of the same kind. */
  const kinds = new Map<string, number>();
  const known = new Map<Element, number>();
  const kindOf = (element: Element): number => {
    const there = known.get(element);
    if (there !== undefined) return there;
    const { parentElement: parent, localName } = element;
    const [name, style] = [element.getAttribute('class'), element.getAttribute('style')];
    const key = `${parent ? kindOf(parent) : -1} ${localName} ${name ?? ''}\n${style ?? ''}`;
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    known.set(element, kind);
    return kind;
  };
  const once = <T>(compute: (element: Element) => T) => {
    const values = new Map<number, T>();
    return (element: Element): T => {
      const kind = kindOf(element);
      const there = values.get(kind);
      if (there !== undefined) return there;
      const value = compute(element);
      values.set(kind, value);
      return value;
    };
  };
  const behind = new Map<Element, Theme>();
  return { theme: once(element => themeBehind(element, behind)), apart: once(isPushedApart), cuts: once(cuts) };
};
