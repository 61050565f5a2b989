/** Asks the browser for hosts, in the click that needs them. */

import { send } from '../kit/send';
import { askForSites } from '../kit/sites';
import type { Payload } from '../messages';
import { SENT_FOR } from '../model/consent';
import type { AccountView } from '../model/snapshot';
import type { Held } from '../sources/needs';

/** Which hosts a row needs is in files that carry the protocol code; they are fetched after the first paint, and are there when somebody clicks. */
let needs: typeof import('../sources/needs') | undefined;

export const loadNeeds = async (): Promise<typeof import('../sources/needs')> => {
  needs ??= await import('../sources/needs');
  return needs;
};

/**
 * Has to be called in the click itself, before anything is awaited: browsers show the question only then.
 * The wish goes ahead without waiting, since the popup may be gone when the answer comes. Firefox asks in the same question whether
 * what these sites are for may be sent to them.
 */
export const requestOrigins = async (origins: string[], wish: Omit<Payload<'wish'>, 'origins'>): Promise<boolean> => {
  if (origins.length === 0) return true;
  const parked = send('wish', { origins, ...wish });
  const granted = await askForSites(origins, SENT_FOR[wish.why]).catch(() => false);
  await parked;
  if (granted) await send('hostsChanged', {});
  return granted;
};

/** "Allow access" of one row; every account of the same network gets its use of it. */
export const allowFor = async (view: AccountView, held: Held): Promise<boolean> => {
  const { originsOf, isAsked } = needs ?? (await loadNeeds());
  return requestOrigins(originsOf(view, held), { why: isAsked(view, held) ? 'check' : 'overlay', ids: [view.id] });
};
