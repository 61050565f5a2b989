/** Which pages a recipe is for: the address that it was taught at, with what is another one for every person left open. */
import { escaped } from '../escaped';

/** Numbers, ids and hashes in an address name a workspace or a person. */
const isId = (part: string): boolean =>
  /^\d+$/.test(part) || /^[0-9a-f-]{16,}$/i.test(part) || (/\d/.test(part) && /[a-z]/i.test(part) && part.length > 9);

const pathPattern = (path: string): string =>
  path
    .split('/')
    .map(part => (isId(part) ? '[^/?#]{1,200}' : escaped(part)))
    .join('\\/')
    .replace(/(\\\/)+$/, '');

/** Keys by which pages without paths of their own tell one another apart. */
const PAGE_KEY = /^(page|view|section|tab|route|action|r|p)$/i;

/** @returns a pattern for the whole address that begins with its origin */
export const urlPattern = (href: string): string => {
  const { origin, pathname, hash, searchParams } = new URL(href);
  const start = `^${escaped(origin)}${pathPattern(pathname)}`;
  // `#/accounts` and `#!/accounts` are pages; other hashes are places on one.
  if (/^#!?\//.test(hash)) return `${start}\\/?[^#]*${pathPattern(hash.replace(/[?].*$/, ''))}\\/?([?]|$)`;
  const [key, value] =
    [...searchParams].find(([name, said]) => PAGE_KEY.test(name) && /^[\w-]{2,60}$/.test(said) && !isId(said)) ?? [];
  if (key && value) return `${start}\\/?[?]([^#]*&)?${escaped(key)}=${escaped(value)}([&#]|$)`;
  return `${start}\\/?([?#]|$)`;
};
