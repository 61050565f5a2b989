/** Sites that are held, and what a person agreed to send there: the one place where browsers differ in permissions. Small: every page carries it. */
import { browser } from 'wxt/browser';
import { DATA_OF, type DataKind, type Sends } from '../model/consent';

/** Are all of these match patterns held? An empty list is. */
export const holdsHosts = async (origins: readonly string[]): Promise<boolean> =>
  origins.length === 0 || browser.permissions.contains({ origins: [...origins] });

/** Firefox' own addition to a set of permissions, from 139 on (MDN, permissions.Permissions, 2026-02). */
interface Wanted {
  origins?: string[];
  data_collection?: DataKind[];
}
type AskPermissions = Record<'contains' | 'request', (wanted: Wanted) => Promise<boolean>>;

/**
 * The kinds of data that a person has to agree to before this is sent: none in Chromium, which has no such question. They are asked
 * for together with sites in a click; a build whose sites are required at installation declares its data as required, too.
 */
const consentTo = (sends: Sends | null): Wanted => {
  const asks =
    sends && import.meta.env.BROWSER === 'firefox' && !browser.runtime.getManifest().host_permissions?.length;
  return asks ? { data_collection: [...DATA_OF[sends]] } : {};
};

/** Has the person agreed that this is sent at all? Firefox lets them take it back in the add-on manager. */
export const agreesTo = async (sends: Sends): Promise<boolean> => {
  const wanted = consentTo(sends);
  return !wanted.data_collection || (browser.permissions as AskPermissions).contains(wanted);
};

/** Are all of these match patterns held, and may this be sent there? An empty list is. */
export const maySend = async (sends: Sends, origins: readonly string[]): Promise<boolean> =>
  origins.length === 0 || ((await holdsHosts(origins)) && (await agreesTo(sends)));

/**
 * Ask the person for sites, and for their consent to what is sent there, in one question: it is granted as a whole or not at all.
 * Has to be called in a click. @throws what the browser says where it was none
 */
export const askForSites = (origins: readonly string[], sends: Sends | null): Promise<boolean> =>
  (browser.permissions as AskPermissions).request({ origins: [...origins], ...consentTo(sends) });
