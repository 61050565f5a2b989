/** Puts a login and what came along with its sign-in together: each of them knows of the others. Pure. */
import type { AccountView, Family } from '../model/snapshot';

/** As many names as a sentence takes; the rest is counted. */
const NAMED = 4;

const called = ({ name, handle }: AccountView): string => name?.trim() || handle;
const byName = new Intl.Collator().compare;

/** @returns the same views, those of a family with it. One pass over all, however many families there are. */
export const withFamilies = (views: readonly AccountView[]): AccountView[] => {
  const children = new Map<string, AccountView[]>();
  for (const view of views) {
    if (view.parentId === undefined) continue;
    const siblings = children.get(view.parentId);
    if (siblings) siblings.push(view);
    else children.set(view.parentId, [view]);
  }
  const families = new Map<string, Family>();
  for (const view of views) {
    const own = children.get(view.id);
    if (!own) continue;
    const names = own.map(called).sort(byName).slice(0, NAMED);
    const login = view.login?.trim();
    const parent = { parent: called(view), ...(login ? { login } : {}) };
    families.set(view.id, { id: view.id, ...parent, size: own.length, names });
  }
  return views.map(view => {
    const family = families.get(view.parentId ?? view.id);
    return family ? { ...view, family } : view;
  });
};
