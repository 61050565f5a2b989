/** A network's own pages on which a person may end tokens without meaning to; and which of them an address is. Pure, and light: a content script carries it. */
import { GUARD_KINDS, type GuardKind } from '../../model/guard';

export interface GuardedPage {
  /** Address without query. `{subject}` stands for the id or name of what the page is about; deeper paths belong to it. */
  at: string;
  /** A query parameter that has to be there: `tab=profile_access`. */
  query?: string;
  /** `documented` by the network or a maintained list; `seen` in the code of others; `guess` from what is near it. */
  sure: 'documented' | 'seen' | 'guess';
  /** Where that is written, and when it was looked up (ISO date). */
  source: string;
  checked: string;
}

/** Pages by what is done on them. `password` only where a new password is known to end tokens: elsewhere nothing is said. */
export type Guard = Partial<Record<GuardKind, readonly GuardedPage[]>> & {
  /** Ids (of the network) of accounts that rest on a role; absent: any may. An account without an id may as well. */
  onRole?: RegExp;
};

export interface Guarded {
  kind: GuardKind;
  /** What the page is about, where its address says so. */
  subject?: string;
}

const SUBJECT = '{subject}';

const parts = (path: string): string[] => path.split('/').filter(Boolean);

const named = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Does the address lie at the page, or deeper? */
const fits = (page: GuardedPage, url: URL): Omit<Guarded, 'kind'> | undefined => {
  const wanted = new URL(page.at.replace(SUBJECT, '-subject-'));
  if (url.origin !== wanted.origin) return undefined;
  const [name = '', value = ''] = page.query?.split('=') ?? [];
  if (page.query && url.searchParams.get(name) !== value) return undefined;
  const there = parts(url.pathname);
  let subject: string | undefined;
  for (const [i, part] of parts(wanted.pathname).entries()) {
    const found = there[i];
    if (found === undefined || (part !== '-subject-' && part !== found)) return undefined;
    if (part === '-subject-') subject = named(found);
  }
  return subject === undefined ? {} : { subject };
};

/** What is done at this address of a network; `undefined` on all its other pages, and for what is no address. */
export const guardedAt = (guard: Guard, href: string): Guarded | undefined => {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  for (const kind of GUARD_KINDS) {
    for (const page of guard[kind] ?? []) {
      const found = fits(page, url);
      if (found) return { kind, ...found };
    }
  }
  return undefined;
};

/** The sites of a guard, as match patterns: what is asked for in "Warn me". In-app navigation needs the whole site. */
export const sitesOf = (guard: Guard): string[] => [
  ...new Set(GUARD_KINDS.flatMap(kind => guard[kind] ?? []).map(({ at }) => `https://${new URL(at).hostname}/*`)),
];
